import type { Failure } from '../../contract/failure.ts'
import type { KillPlan, KillRun, SessionOutcome } from '../../contract/kill.ts'

/** Where a site stands on the way from a choice to its outcome. One at a time for each site. */
export type KillFlow =
  | { readonly step: 'previewing' }
  | { readonly step: 'refused'; readonly failure: Failure }
  | {
      readonly step: 'confirm'
      readonly plan: KillPlan
      /** Under way: the start, or another preview of nearly the same. */
      readonly busy: 'starting' | 'previewing' | null
      readonly failure: Failure | null
    }
  | RunFlow

export interface RunFlow {
  readonly step: 'run'
  readonly run: KillRun
  /** Null where it was not started in this window, or before it was loaded anew. */
  readonly plan: KillPlan | null
  readonly cancelling: boolean
  /** The result is open. */
  readonly shown: boolean
}

export const isUnderWay = (flow: KillFlow | undefined): boolean =>
  flow?.step === 'run' && flow.run.phase !== 'done'

/** It was taken back before anything was sent. */
export const wasTakenBack = ({ phase, cancelled, sent }: KillRun): boolean =>
  phase === 'done' && cancelled && sent === 0

const again = new Set<SessionOutcome['outcome']>(['failed', 'refused', 'unknown'])

/** What may be tried again, by the refs of a list; after a crash some have another name and are not in it. */
export const retryable = (results: readonly SessionOutcome[]): readonly string[] =>
  results.flatMap(({ outcome, ref, keyPrefix }) => (again.has(outcome) && keyPrefix !== '' ? [ref] : []))

/** An answer that was overtaken by younger news: a countdown does not begin again, and what was sent stays sent. */
const isStale = (run: KillRun, before: KillRun): boolean =>
  run.sent < before.sent || (run.phase === 'countdown' && before.phase !== 'countdown')

/**
 * What a run's news makes of the flow; the same one where it means nothing: late news of what is over or was overtaken, or of
 * a run that this window does not follow.
 */
export function afterNews(
  flow: KillFlow | undefined,
  run: KillRun,
  known: { plan: KillPlan | null; free: boolean },
): KillFlow | undefined {
  const before = flow?.step === 'run' && flow.run.runId === run.runId ? flow : null
  if (before?.run.phase === 'done') {
    // Only who came back is still told.
    return run.phase === 'done' ? { ...before, run } : before
  }
  if (before && isStale(run, before.run)) return before
  const asked = flow?.step === 'confirm' && flow.plan.planId === run.planId
  const stranger = !before && !asked
  if (stranger && run.phase === 'done' && !known.plan) return flow
  if (stranger && flow && (flow.step !== 'run' || isUnderWay(flow))) return flow
  const plan = before?.plan ?? (asked ? flow.plan : known.plan)
  const shown = run.phase === 'done' && known.free
  return { step: 'run', run, plan, cancelling: before?.cancelling ?? false, shown }
}
