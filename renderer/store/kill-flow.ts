import type { Failure } from '../../contract/failure.ts'
import type { KillPlan, KillRun, SessionOutcome } from '../../contract/kill.ts'

/** How far a site is on the way from a choice to an outcome. Each site has one at a time. */
export type KillFlow =
  | { readonly step: 'previewing' }
  | { readonly step: 'refused'; readonly failure: Failure }
  | {
      readonly step: 'confirm'
      readonly plan: KillPlan
      /** Under way: the start, or another preview of nearly the same sessions. */
      readonly busy: 'starting' | 'previewing' | null
      readonly failure: Failure | null
    }
  | RunFlow

export interface RunFlow {
  readonly step: 'run'
  readonly run: KillRun
  /** Null: it was not started in this window, or before the window was reloaded. */
  readonly plan: KillPlan | null
  readonly cancelling: boolean
  /** The result is shown. */
  readonly shown: boolean
}

export const isUnderWay = (flow: KillFlow | undefined): boolean =>
  flow?.step === 'run' && flow.run.phase !== 'done'

/** It was cancelled before anything was sent, or before it sent more than before an interruption. */
export const wasTakenBack = ({ phase, cancelled, sent, sentBefore }: KillRun): boolean =>
  phase === 'done' && cancelled && sent === sentBefore

const again = new Set<SessionOutcome['outcome']>(['failed', 'refused', 'unknown'])

/**
 * What may be tried again, by the refs of a list. After a crash some sessions have another name and are not
 * in it.
 */
export const retryable = (results: readonly SessionOutcome[]): readonly string[] =>
  results.flatMap(({ outcome, ref, keyPrefix }) => (again.has(outcome) && keyPrefix !== '' ? [ref] : []))

/**
 * An answer that newer events have overtaken. A countdown does not begin again, and what was sent stays sent.
 */
const isStale = (run: KillRun, before: KillRun): boolean =>
  run.sent < before.sent || (run.phase === 'countdown' && before.phase !== 'countdown')

/**
 * What a run's event makes of the flow. The same flow if it means nothing: a late event of a run that is over
 * or replaced, or a run that this window does not follow.
 */
export function afterEvent(
  flow: KillFlow | undefined,
  run: KillRun,
  known: { plan: KillPlan | null; free: boolean },
): KillFlow | undefined {
  const before = flow?.step === 'run' && flow.run.runId === run.runId ? flow : null
  if (before?.run.phase === 'done') {
    // Only users who come back are still reported.
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
