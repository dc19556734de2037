import type { Failure } from '../../contract/failure.ts'
import type { KillPlan, KillRun } from '../../contract/kill.ts'
import type { SelectionActions } from './selection.ts'
import { type Slice, without } from './state.ts'

/** Where a site stands on the way from a choice to its outcome. One at a time for each site. */
export type KillFlow =
  | { readonly step: 'previewing' }
  | { readonly step: 'refused'; readonly failure: Failure }
  | {
      readonly step: 'confirm'
      readonly plan: KillPlan
      readonly starting: boolean
      readonly failure: Failure | null
    }
  | {
      readonly step: 'run'
      readonly run: KillRun
      /** Null where the window was opened while the run went on. */
      readonly plan: KillPlan | null
      readonly cancelling: boolean
      /** The result is open. */
      readonly shown: boolean
    }

export interface KillActions {
  previewKill(siteId: string, refs: readonly string[]): Promise<void>
  startKill(siteId: string, typedNumber: number | null): Promise<void>
  cancelKill(siteId: string): Promise<void>
  takeRun(run: KillRun): void
  showResult(siteId: string): void
  /** Closes a preview or a result. A run that goes on is not touched. */
  closeKill(siteId: string): void
  /** After the console was away: how are the runs? */
  reviveRuns(): Promise<void>
}

/** @param isTyping somebody is typing right now: a result must not take the keys away. */
export function killActions(slice: Slice, selection: SelectionActions, isTyping: () => boolean): KillActions {
  const { get, set, call } = slice
  const setFlow = (siteId: string, flow: KillFlow): void => set({ kills: { ...get().kills, [siteId]: flow } })

  function takeRun(run: KillRun): void {
    const { siteId } = run
    const flow = get().kills[siteId]
    if (flow && flow.step !== 'run' && !(flow.step === 'confirm' && flow.plan.planId === run.planId)) return
    const before = flow?.step === 'run' && flow.run.planId === run.planId ? flow : null
    // Answers and events may overtake each other; what is done stays done.
    if (before?.run.phase === 'done') return
    const plan = before?.plan ?? (flow?.step === 'confirm' ? flow.plan : null)
    const free = get().current === siteId && get().dialog === null && !isTyping()
    const shown = run.phase === 'done' && free
    setFlow(siteId, { step: 'run', run, plan, cancelling: before?.cancelling ?? false, shown })
  }

  return {
    takeRun,
    previewKill: async (siteId, refs) => {
      const flow = get().kills[siteId]
      if (refs.length === 0 || (flow && flow.step !== 'run') || (flow?.step === 'run' && isUnderWay(flow)))
        return
      setFlow(siteId, { step: 'previewing' })
      const result = await call('previewKill', { siteId, refs })
      if (get().kills[siteId]?.step !== 'previewing') return
      setFlow(
        siteId,
        result.ok
          ? { step: 'confirm', plan: result.value, starting: false, failure: null }
          : { step: 'refused', failure: result.failure },
      )
    },
    startKill: async (siteId, typedNumber) => {
      const flow = get().kills[siteId]
      if (flow?.step !== 'confirm' || flow.starting) return
      const { plan } = flow
      setFlow(siteId, { ...flow, starting: true, failure: null })
      const result = await call('startKill', {
        planId: plan.planId,
        ...(typedNumber !== null && { typedNumber }),
      })
      if (result.ok) {
        takeRun(result.value)
        selection.deselect(
          siteId,
          plan.victims.map((victim) => victim.ref),
        )
      } else if (get().kills[siteId]?.step === 'confirm') {
        setFlow(siteId, { ...flow, starting: false, failure: result.failure })
      }
    },
    cancelKill: async (siteId) => {
      const flow = get().kills[siteId]
      if (flow?.step !== 'run' || !isUnderWay(flow)) return
      setFlow(siteId, { ...flow, cancelling: true })
      const result = await call('cancelKill', { runId: flow.run.runId })
      if (result.ok) takeRun(result.value)
      else set({ notice: result.failure })
    },
    showResult: (siteId) => {
      const flow = get().kills[siteId]
      if (flow?.step === 'run') setFlow(siteId, { ...flow, shown: true })
    },
    closeKill: (siteId) => {
      const flow = get().kills[siteId]
      if (!flow || (flow.step === 'run' && isUnderWay(flow)) || (flow.step === 'confirm' && flow.starting))
        return
      set({ kills: without(get().kills, siteId) })
    },
    reviveRuns: async () => {
      for (const [siteId, flow] of Object.entries(get().kills)) {
        if (flow.step !== 'run' || !isUnderWay(flow)) {
          if (flow.step !== 'run') set({ kills: without(get().kills, siteId) })
          continue
        }
        const result = await call('killRun', { runId: flow.run.runId })
        if (result.ok) takeRun(result.value)
        else set({ kills: without(get().kills, siteId), notice: result.failure })
      }
    },
  }
}

export const isUnderWay = (flow: KillFlow): boolean => flow.step === 'run' && flow.run.phase !== 'done'
