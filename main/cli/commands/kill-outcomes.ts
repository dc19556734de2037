import type { KillPlan, KillRun, SessionOutcome } from '../../../contract/kill.ts'

/** What became of the planned ones. Of a run whose end could not be awaited nobody knows. */
export function resultsOf(run: KillRun, plan: KillPlan): readonly SessionOutcome[] {
  if (run.phase === 'done') return run.results
  return plan.victims.map(({ ref, keyPrefix, user }) => ({
    ...{ ref, keyPrefix, user },
    outcome: 'unknown',
    reason: 'interrupted',
  }))
}
