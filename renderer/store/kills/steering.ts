import type { KillRun } from '../../../contract/kill.ts'
import { isUnderWay, type RunFlow } from '../kill-flow.ts'
import { runsOf } from './batches.ts'
import type { KillTable } from './kill-table.ts'

export interface SteeringActions {
  cancelKill(siteId: string): Promise<void>
  pauseKill(siteId: string): Promise<void>
  continueKill(siteId: string): Promise<void>
  /** Of the run that has just ended, or of the last one. */
  showResult(siteId: string): void
  /** Closes a preview or a result. A run under way is not touched. */
  closeKill(siteId: string): void
  showBatch(batchId: string): void
  /** Closes the result of several sites. */
  closeBatch(batchId: string): void
}

export function steeringActions(table: KillTable, takeRun: (run: KillRun) => void): SteeringActions {
  const { call, closed, drop, flowOf, get, retire, set, setFlow } = table

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

  function closeKill(siteId: string): void {
    const flow = flowOf(siteId)
    if (!flow || isUnderWay(flow) || (flow.step === 'confirm' && flow.busy === 'starting')) return
    retire(flow)
    drop(siteId)
  }

  return {
    cancelKill: (siteId) => steer(siteId, 'cancelKill', { cancelling: true }),
    pauseKill: (siteId) => steer(siteId, 'pauseKill'),
    continueKill: (siteId) => steer(siteId, 'continueKill'),
    showResult: (siteId) => {
      const flow = flowOf(siteId) ?? get().lastRuns[siteId]
      if (flow?.step !== 'run') return
      closed.delete(flow.run.runId)
      setFlow(siteId, { ...flow, shown: true })
    },
    closeKill,
    showBatch: (batchId) =>
      set({
        batches: get().batches.map((each) => (each.batchId === batchId ? { ...each, shown: true } : each)),
      }),
    closeBatch: (batchId) => {
      const batch = get().batches.find((each) => each.batchId === batchId)
      for (const { run } of batch ? runsOf(batch, get()) : []) closeKill(run.siteId)
      set({ batches: get().batches.filter((each) => each !== batch) })
    },
  }
}
