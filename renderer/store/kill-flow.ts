import type { Failure } from '../../contract/failure.ts'
import type { KillPlan, KillRun, SessionOutcome } from '../../contract/kill.ts'

/** How far a site is on the way from a choice to an outcome. Each site has one at a time. */
export type KillFlow =
  | { readonly step: 'previewing' }
  | { readonly step: 'refused'; readonly failure: Failure }
  | {
      readonly step: 'confirm'
      /** The plan that would start. */
      readonly plan: KillPlan
      /** What was chosen, before anything was taken out. */
      readonly first: KillPlan
      /** What the user asked for last. The plan may still be on its way there. */
      readonly wanted: Wanted
      /** Why it cannot start now: its start or another preview is under way, or everything was taken out. */
      readonly busy: 'starting' | 'previewing' | 'nothingTicked' | null
      readonly failure: Failure | null
    }
  | RunFlow

/** How the plan should differ from what was chosen. */
export interface Wanted {
  /** Refs that were taken out. */
  readonly dropped: ReadonlySet<string>
  readonly signInOver: boolean
}

/** What was asked for to get this plan. */
export function wantedOf(first: KillPlan, plan: KillPlan): Wanted {
  const going = new Set([...plan.victims, ...plan.leftOut].map(({ ref }) => ref))
  const gone = first.victims.flatMap(({ ref }) => (going.has(ref) ? [] : [ref]))
  return { dropped: new Set(gone), signInOver: plan.rule.signInOver === true }
}

export const asked = (plan: KillPlan): Confirming => ({
  step: 'confirm',
  plan,
  first: plan,
  wanted: wantedOf(plan, plan),
  busy: null,
  failure: null,
})

export type Confirming = KillFlow & { readonly step: 'confirm' }

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
