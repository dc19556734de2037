import type { KillPlan, KillRun, SessionOutcome } from '../../../contract/kill.ts'

/** What became of the planned sessions. If the end of a run could not be awaited, they are unknown. */
export function resultsOf(run: KillRun, plan: KillPlan): readonly SessionOutcome[] {
  if (run.phase === 'done') return run.results
  return plan.victims.map(({ ref, keyPrefix, user }) => ({
    ref,
    keyPrefix,
    user,
    outcome: 'unknown',
    reason: 'interrupted',
  }))
}
