import type { KillRun } from '../../../contract/kill.ts'
import { visible } from '../../../core/domain/visible.ts'
import { kill as words } from '../../../words/kill.ts'
import { afterEvent, isUnderWay, wasTakenBack } from '../kill-flow.ts'
import { withNotice } from '../notices.ts'
import type { SelectionActions } from '../selection.ts'
import { type Batch, batchOf, isOver, runsOf } from './batches.ts'
import type { KillTable } from './kill-table.ts'

export interface RunActions {
  takeRun(run: KillRun): void
  /** At the start, and after the console was away: which runs exist, and how far they are. */
  reviveRuns(): Promise<void>
}

/** @param isTyping whether the user is typing now. Then a result must not take the focus */
export function runActions(
  table: KillTable,
  selection: SelectionActions,
  isTyping: () => boolean,
): RunActions {
  const { call, closed, drop, flowOf, get, retire, set, setFlow, starting } = table

  function takeRun(run: KillRun): void {
    const { siteId } = run
    if (closed.has(run.runId)) return keepCounting(run)
    const flow = flowOf(siteId)
    const { current, page, dialog, batches } = get()
    const batch = batchOf(batches, run.planId)
    const free = !batch && current === siteId && page === 'site' && dialog === null && !isTyping()
    const next = afterEvent(flow, run, { plan: starting.get(run.planId) ?? null, free })
    if (next === flow || next?.step !== 'run') return
    starting.delete(run.planId)
    const wasCounting = flow?.step !== 'run' || flow.run.phase === 'countdown'
    if (next.plan && wasCounting && wasTakenBack(run)) return takenBack(run)
    setFlow(siteId, next)
    if (batch && run.phase === 'done') showIfOver(batch)
    if (next.plan && wasCounting && run.phase !== 'countdown') {
      selection.deselect(
        siteId,
        next.plan.victims.map((victim) => victim.ref),
      )
    }
  }

  /** Users who came back, of a run that is out of sight. */
  function keepCounting(run: KillRun): void {
    const { lastRuns } = get()
    const last = lastRuns[run.siteId]
    if (last?.run.runId !== run.runId || run.phase !== 'done') return
    set({ lastRuns: { ...lastRuns, [run.siteId]: { ...last, run } } })
  }

  /** The choice still exists. Only a sentence reports the cancel. */
  function takenBack({ runId, planId, siteId, siteName }: KillRun): void {
    closed.add(runId)
    drop(siteId)
    const { batches } = get()
    const batch = batchOf(batches, planId)
    if (batch && runsOf(batch, get()).length === 0)
      set({ batches: batches.filter(({ batchId }) => batchId !== batch.batchId) })
    const sentence = batch ? words.takenBackMany : (): string => words.takenBack(visible(siteName))
    set({ notices: withNotice(get().notices, sentence) })
  }

  /** In the overview the one result of several sites opens automatically. */
  function showIfOver({ batchId }: Batch): void {
    const { batches, page, dialog } = get()
    const free = page === 'overview' && dialog === null && !isTyping()
    if (!free) return
    set({
      batches: batches.map((each) =>
        each.batchId === batchId && isOver(runsOf(each, get())) ? { ...each, shown: true } : each,
      ),
    })
  }

  /**
   * A run that this window has not started, or not since it was reloaded. It is under way, or its result can
   * be shown.
   */
  function find(run: KillRun): void {
    const { sites, lastRuns } = get()
    if (!sites.some(({ siteId }) => siteId === run.siteId)) return
    if (run.phase !== 'done') takeRun(run)
    else if (!flowOf(run.siteId) && !lastRuns[run.siteId] && !wasTakenBack(run))
      retire({ step: 'run', run, plan: null, cancelling: false, shown: false })
  }

  async function reviveRuns(): Promise<void> {
    for (const [siteId, flow] of Object.entries(get().kills)) {
      if (flow.step !== 'run') drop(siteId)
      else if (isUnderWay(flow)) {
        const result = await call('killRun', { runId: flow.run.runId })
        if (result.ok) takeRun(result.value)
        else {
          drop(siteId)
          set({ notice: result.failure })
        }
      }
    }
    const runs = await call('killRuns', {})
    if (runs.ok) runs.value.forEach(find)
    else set({ notice: runs.failure })
  }

  return { takeRun, reviveRuns }
}
