import type { SignInOutcome } from '../../contract/sign-in-outcome.ts'
import { linesOf, signInSums } from './sign-in-run.ts'
import { siteOf, type Slice } from './state.ts'

export interface SignInManyActions {
  /**
   * Signs in to these sites with what is known of each, and shows how it ends. There is one run at a time.
   * While one is under way, it is shown instead.
   */
  signInToMany(siteIds: readonly string[]): Promise<void>
  /** Tries these sites of the last run again. The outcomes of its other sites stay. */
  signInAgain(siteIds: readonly string[]): Promise<void>
  takeSignInOutcome(outcome: SignInOutcome): void
  showSignInRun(): void
  /** Closes the table of outcomes. Once all are in, there is nothing to remember of the run. */
  closeSignInRun(): void
  forgetSignInRun(): void
}

/** Signing in to many sites at once. */
export function signInManyActions({ get, set, call }: Slice): SignInManyActions {
  const showSignInRun = (): void => set({ dialog: { kind: 'signInMany' } })

  async function signIn(siteIds: readonly string[], before: readonly SignInOutcome[]): Promise<void> {
    const all = [...new Set([...before.map(({ siteId }) => siteId), ...siteIds])]
    set({ signInRun: { siteIds: all, outcomes: before, busy: true, failure: null } })
    showSignInRun()
    const result = await call('signInMany', { sites: siteIds })
    if (result.ok) result.value.forEach(takeSignInOutcome)
    const run = get().signInRun
    if (run) set({ signInRun: { ...run, busy: false, failure: result.ok ? null : result.failure } })
  }

  function takeSignInOutcome(outcome: SignInOutcome): void {
    const run = get().signInRun
    const { siteId, failure } = outcome
    // Another window signs in, too.
    if (!run?.busy || !run.siteIds.includes(siteId)) return
    if (run.outcomes.some((each) => each.siteId === siteId)) return
    set({ signInRun: { ...run, outcomes: [...run.outcomes, outcome] } })
    // So the site asks for that at once when it is opened. The password is known there.
    if (failure?.kind === 'codeNeeded' || failure?.wayIn === true) {
      const failedAt = siteOf(get(), siteId)?.failedAt ?? Date.now()
      set({ signIns: { ...get().signIns, [siteId]: { busy: false, failure, failedAt } } })
    }
  }

  return {
    signInToMany: async (siteIds) => {
      if (get().signInRun?.busy) return showSignInRun()
      await signIn(siteIds, [])
    },
    signInAgain: async (siteIds) => {
      const run = get().signInRun
      if (!run || run.busy) return
      await signIn(
        siteIds,
        run.outcomes.filter(({ siteId }) => !siteIds.includes(siteId)),
      )
    },
    takeSignInOutcome,
    showSignInRun,
    closeSignInRun: () => {
      const { dialog, signInRun: run, sites } = get()
      if (dialog?.kind === 'signInMany') set({ dialog: null })
      const isDone = run && !run.busy && !run.failure && signInSums(linesOf(run, sites)).out === 0
      if (isDone) set({ signInRun: null })
    },
    forgetSignInRun: () => {
      if (!get().signInRun?.busy) set({ signInRun: null })
    },
  }
}
