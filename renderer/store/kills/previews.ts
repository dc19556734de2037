import type { Result } from '../../../contract/failure.ts'
import type { KillPlan } from '../../../contract/kill.ts'
import type { KillRule } from '../../../contract/rule.ts'
import { isUnderWay, retryable } from '../kill-flow.ts'
import type { KillTable } from './kill-table.ts'

export interface PreviewActions {
  previewKill(siteId: string, rule: KillRule): Promise<void>
  /** While the question is asked: the same plan with another option. */
  previewAgain(siteId: string, rule: KillRule): Promise<void>
  /** What remains of an interrupted run. */
  previewResume(siteId: string, runId: string): Promise<void>
  /** A plan alone, without a question. */
  previewPlan(siteId: string, rule: KillRule): Promise<Result<KillPlan>>
  /** A preview of exactly the sessions that failed. */
  retryFailed(siteId: string): Promise<void>
}

export function previewActions({ call, closed, flowOf, retire, setFlow }: KillTable): PreviewActions {
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

  return {
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
    retryFailed: async (siteId) => {
      const flow = flowOf(siteId)
      if (flow?.step !== 'run' || isUnderWay(flow)) return
      const refs = retryable(flow.run.results)
      if (refs.length === 0) return
      const over = flow.plan?.rule.signInOver === true && { signInOver: true }
      await preview(siteId, () => call('previewKill', { siteId, rule: { refs, ...over } }))
    },
  }
}
