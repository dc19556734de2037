import type { Result } from '../../../contract/failure.ts'
import type { KillPlan } from '../../../contract/kill.ts'
import type { KillRule } from '../../../contract/rule.ts'
import { asked, type Confirming, isUnderWay, retryable, type Wanted, wantedOf } from '../kill-flow.ts'
import type { KillTable } from './kill-table.ts'
import { narrowedRule } from './narrowed-rule.ts'

export interface PreviewActions {
  previewKill(siteId: string, rule: KillRule): Promise<void>
  /** While the question is asked: the same choice without some sessions, or with another option. */
  previewAgain(siteId: string, change: Partial<Wanted>): Promise<void>
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
    setFlow(siteId, result.ok ? asked(result.value) : { step: 'refused', failure: result.failure })
  }

  return {
    previewKill: async (siteId, rule) => {
      if (rule.refs?.length === 0) return
      await preview(siteId, () => call('previewKill', { siteId, rule }))
    },
    previewAgain: async (siteId, change) => {
      const flow = flowOf(siteId)
      if (flow?.step !== 'confirm' || flow.busy === 'starting') return
      const wanted = { ...flow.wanted, ...change }
      const rule = ruleOf(flow, wanted)
      if (rule === null) return setFlow(siteId, { ...flow, wanted, busy: 'nothingTicked', failure: null })
      setFlow(siteId, { ...flow, wanted, busy: 'previewing', failure: null })
      const result = await call('previewKill', { siteId, rule })
      const now = flowOf(siteId)
      // The user has asked for something else since, or for nothing.
      if (now?.step !== 'confirm' || now.wanted !== wanted) return
      if (!result.ok) {
        const before = wantedOf(now.first, now.plan)
        return setFlow(siteId, { ...now, wanted: before, busy: null, failure: result.failure })
      }
      const plan = result.value
      const first = wanted.dropped.size === 0 ? plan : now.first
      setFlow(siteId, { ...now, plan, first, busy: null })
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

/** Null: nothing remains. */
function ruleOf({ first }: Confirming, { dropped, signInOver }: Wanted): KillRule | null {
  // A rule that did not mention it stays as it was.
  const rule = first.rule.signInOver === undefined && !signInOver ? first.rule : { ...first.rule, signInOver }
  if (dropped.size === 0) return rule
  const refs = first.victims.flatMap(({ ref }) => (dropped.has(ref) ? [] : [ref]))
  return refs.length === 0 ? null : narrowedRule(rule, refs)
}
