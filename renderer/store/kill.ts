import type { Failure, Result } from '../../contract/failure.ts'
import type { KillPlan, KillRun } from '../../contract/kill.ts'
import type { KillRule } from '../../contract/rule.ts'
import { countdownSeconds } from '../countdown.ts'
import { kill as words } from '../text/kill.ts'
import { visible } from '../text/visible.ts'
import { afterNews, isUnderWay, type KillFlow, retryable, type RunFlow, wasTakenBack } from './kill-flow.ts'
import type { SelectionActions } from './selection.ts'
import { type Slice, without } from './state.ts'
import { defaultView } from './view.ts'

export interface KillActions {
  previewKill(siteId: string, rule: KillRule): Promise<void>
  /** While the question is asked: the same one with another word. */
  previewAgain(siteId: string, rule: KillRule): Promise<void>
  /** What is left of an interrupted run. */
  previewResume(siteId: string, runId: string): Promise<void>
  /** A plan by itself, without a question. */
  previewPlan(siteId: string, rule: KillRule): Promise<Result<KillPlan>>
  startKill(siteId: string, typedNumber: number | null): Promise<void>
  /** Several sites at once; the number of all is typed. Answers why not. */
  startKills(plans: readonly KillPlan[], typedNumber: number): Promise<Failure | null>
  cancelKill(siteId: string): Promise<void>
  pauseKill(siteId: string): Promise<void>
  continueKill(siteId: string): Promise<void>
  /** A preview of exactly those that failed. */
  retryFailed(siteId: string): Promise<void>
  takeRun(run: KillRun): void
  /** Of the run that has just ended, or of the last one. */
  showResult(siteId: string): void
  /** Closes a preview or a result. A run that goes on is not touched. */
  closeKill(siteId: string): void
  /** At the start, and after the console was away: which runs are there, and how are they? */
  reviveRuns(): Promise<void>
}

/** @param isTyping somebody is typing right now: a result must not take the keys away. */
export function killActions(slice: Slice, selection: SelectionActions, isTyping: () => boolean): KillActions {
  const { get, set, call } = slice
  const flowOf = (siteId: string): KillFlow | undefined => get().kills[siteId]
  const setFlow = (siteId: string, flow: KillFlow): void => set({ kills: { ...get().kills, [siteId]: flow } })
  const drop = (siteId: string): void => set({ kills: without(get().kills, siteId) })
  /** Of starts under way: their first news may come before the answer. */
  const plans = new Map<string, KillPlan>()
  /** Runs that are over and out of sight: answers to what was asked of them may still come. */
  const closed = new Set<string>()

  function takeRun(run: KillRun): void {
    const { siteId } = run
    if (closed.has(run.runId)) return keepCounting(run)
    const flow = flowOf(siteId)
    const { current, page, dialog } = get()
    const free = current === siteId && page === 'site' && dialog === null && !isTyping()
    const next = afterNews(flow, run, { plan: plans.get(run.planId) ?? null, free })
    if (next === flow || next?.step !== 'run') return
    plans.delete(run.planId)
    const wasCounting = flow?.step !== 'run' || flow.run.phase === 'countdown'
    if (next.plan && wasCounting && wasTakenBack(run)) return takenBack(run)
    setFlow(siteId, next)
    if (next.plan && wasCounting && run.phase !== 'countdown') {
      selection.deselect(
        siteId,
        next.plan.victims.map((victim) => victim.ref),
      )
    }
  }

  /** Out of sight, but not forgotten. Nobody is left to look at an empty table of what is gone. */
  function retire(flow: KillFlow): void {
    if (flow.step !== 'run') return
    const { runId, siteId, outcomes, planned } = flow.run
    closed.add(runId)
    const { views, lastRuns } = get()
    const view = views[siteId]
    const isEmpty = view?.state === 'dangling' && outcomes.killed + outcomes.alreadyGone === planned
    set({
      lastRuns: { ...lastRuns, [siteId]: { ...flow, shown: false } },
      ...(isEmpty && { views: { ...views, [siteId]: { ...view, state: defaultView.state } } }),
    })
  }

  /** A run that this window has not started, or not since it was loaded: it goes on, or its result can be looked at. */
  function find(run: KillRun): void {
    const { sites, lastRuns } = get()
    if (!sites.some(({ siteId }) => siteId === run.siteId)) return
    if (run.phase !== 'done') takeRun(run)
    else if (!flowOf(run.siteId) && !lastRuns[run.siteId] && !wasTakenBack(run))
      retire({ step: 'run', run, plan: null, cancelling: false, shown: false })
  }

  /** Who came back to what is out of sight. */
  function keepCounting(run: KillRun): void {
    const { lastRuns } = get()
    const last = lastRuns[run.siteId]
    if (last?.run.runId !== run.runId || run.phase !== 'done') return
    set({ lastRuns: { ...lastRuns, [run.siteId]: { ...last, run } } })
  }

  /** The choice is still there; only a sentence is left of it. */
  function takenBack({ runId, siteId, siteName }: KillRun): void {
    closed.add(runId)
    drop(siteId)
    forgetTakenBack(siteName)
    set({ notices: [...get().notices, words.takenBack(visible(siteName))] })
  }

  function forgetTakenBack(siteName: string): void {
    const said = words.takenBack(visible(siteName))
    if (get().notices.includes(said)) set({ notices: get().notices.filter((each) => each !== said) })
  }

  async function preview(siteId: string, answer: () => Promise<Result<KillPlan>>): Promise<void> {
    const flow = flowOf(siteId)
    if (flow && (flow.step !== 'run' || isUnderWay(flow))) return
    if (flow) retire(flow)
    setFlow(siteId, { step: 'previewing' })
    const result = await answer()
    if (flowOf(siteId)?.step !== 'previewing') return
    setFlow(
      siteId,
      result.ok
        ? { step: 'confirm', plan: result.value, busy: null, failure: null }
        : { step: 'refused', failure: result.failure },
    )
  }

  async function steer(
    siteId: string,
    method: 'cancelKill' | 'pauseKill' | 'continueKill',
    first: Partial<RunFlow> = {},
  ): Promise<void> {
    const flow = flowOf(siteId)
    if (flow?.step !== 'run' || !isUnderWay(flow)) return
    setFlow(siteId, { ...flow, ...first })
    const result = await call(method, { runId: flow.run.runId })
    if (result.ok) takeRun(result.value)
    else set({ notice: result.failure })
  }

  return {
    takeRun,
    previewKill: async (siteId, rule) => {
      if (rule.refs?.length === 0) return
      await preview(siteId, () => call('previewKill', { siteId, rule }))
    },
    previewAgain: async (siteId, rule) => {
      const flow = flowOf(siteId)
      if (flow?.step !== 'confirm' || flow.busy) return
      setFlow(siteId, { ...flow, busy: 'previewing', failure: null })
      const result = await call('previewKill', { siteId, rule })
      const now = flowOf(siteId)
      if (now?.step !== 'confirm') return
      if (result.ok) setFlow(siteId, { ...now, plan: result.value, busy: null })
      else setFlow(siteId, { ...now, busy: null, failure: result.failure })
    },
    previewResume: (siteId, runId) => {
      closed.delete(runId)
      return preview(siteId, () => call('previewResume', { runId }))
    },
    previewPlan: (siteId, rule) => call('previewKill', { siteId, rule }),
    startKill: async (siteId, typedNumber) => {
      const flow = flowOf(siteId)
      if (flow?.step !== 'confirm' || flow.busy) return
      const { plan } = flow
      forgetTakenBack(plan.siteName)
      setFlow(siteId, { ...flow, busy: 'starting', failure: null })
      const result = await call('startKill', {
        planIds: [plan.planId],
        countdownSeconds: countdownSeconds(),
        ...(typedNumber !== null && { typedNumber }),
      })
      if (result.ok) result.value.forEach(takeRun)
      else if (flowOf(siteId)?.step === 'confirm') {
        setFlow(siteId, { ...flow, busy: null, failure: result.failure })
      }
    },
    startKills: async (chosen, typedNumber) => {
      for (const plan of chosen) plans.set(plan.planId, plan)
      const planIds = chosen.map(({ planId }) => planId)
      const result = await call('startKill', { planIds, typedNumber, countdownSeconds: countdownSeconds() })
      if (result.ok) result.value.forEach(takeRun)
      for (const planId of planIds) plans.delete(planId)
      return result.ok ? null : result.failure
    },
    cancelKill: (siteId) => steer(siteId, 'cancelKill', { cancelling: true }),
    pauseKill: (siteId) => steer(siteId, 'pauseKill'),
    continueKill: (siteId) => steer(siteId, 'continueKill'),
    retryFailed: async (siteId) => {
      const flow = flowOf(siteId)
      if (flow?.step !== 'run' || isUnderWay(flow)) return
      const refs = retryable(flow.run.results)
      if (refs.length === 0) return
      const over = flow.plan?.rule.signInOver === true && { signInOver: true }
      await preview(siteId, () => call('previewKill', { siteId, rule: { refs, ...over } }))
    },
    showResult: (siteId) => {
      const flow = flowOf(siteId) ?? get().lastRuns[siteId]
      if (flow?.step !== 'run') return
      closed.delete(flow.run.runId)
      setFlow(siteId, { ...flow, shown: true })
    },
    closeKill: (siteId) => {
      const flow = flowOf(siteId)
      if (!flow || isUnderWay(flow) || (flow.step === 'confirm' && flow.busy === 'starting')) return
      retire(flow)
      drop(siteId)
    },
    reviveRuns: async () => {
      for (const [siteId, flow] of Object.entries(get().kills)) {
        if (flow.step !== 'run' || !isUnderWay(flow)) {
          if (flow.step !== 'run') drop(siteId)
          continue
        }
        const result = await call('killRun', { runId: flow.run.runId })
        if (result.ok) takeRun(result.value)
        else set({ kills: without(get().kills, siteId), notice: result.failure })
      }
      const runs = await call('killRuns', {})
      if (runs.ok) runs.value.forEach(find)
      else set({ notice: runs.failure })
    },
  }
}
