import type { KillRun } from '../../../contract/kill.ts'
import { isUnderWay, type RunFlow } from '../kill-flow.ts'
import type { KillTable } from './kill-table.ts'

export interface SteeringActions {
  cancelKill(siteId: string): Promise<void>
  pauseKill(siteId: string): Promise<void>
  continueKill(siteId: string): Promise<void>
  /** Of the run that has just ended, or of the last one. */
  showResult(siteId: string): void
  /** Closes a preview or a result. A run under way is not touched. */
  closeKill(siteId: string): void
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
    closeKill: (siteId) => {
      const flow = flowOf(siteId)
      if (!flow || isUnderWay(flow) || (flow.step === 'confirm' && flow.busy === 'starting')) return
      retire(flow)
      drop(siteId)
    },
  }
}
