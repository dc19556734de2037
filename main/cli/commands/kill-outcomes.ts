import type { KillPlan, KillRun, SessionOutcome, SparedReason } from '../../../contract/kill.ts'
import type { Session } from '../../../contract/session.ts'

/** What became of the planned ones. Of a run whose end could not be awaited nobody knows. */
export function resultsOf(run: KillRun, plan: KillPlan): readonly SessionOutcome[] {
  if (run.phase === 'done') return run.results
  return plan.victims.map(({ ref, keyPrefix, user }) => ({
    ...{ ref, keyPrefix, user },
    outcome: 'unknown',
    reason: 'interrupted',
  }))
}

/**
 * The outcomes of what a plan left out: the own session is spared; what is not live any more is gone. Whom a rule only did not
 * reach, for an unknown activity, has none.
 */
export function leftOutOutcomes(
  plan: KillPlan,
  sessions: readonly Session[],
  results: readonly SessionOutcome[] = [],
): SessionOutcome[] {
  const listed = new Map(sessions.map((each) => [each.ref, each]))
  const told = new Set(results.map((each) => each.ref))
  return plan.leftOut.flatMap(({ ref, reason }) => {
    const outcome = told.has(ref) ? null : outcomeOf(reason)
    if (outcome === null) return []
    const { user = null, keyPrefix = '' } = listed.get(ref) ?? {}
    return [{ ref, keyPrefix, user, outcome, reason: outcome === 'spared' ? reason : null }]
  })
}

function outcomeOf(reason: SparedReason): 'spared' | 'alreadyGone' | null {
  if (reason === 'unknownActivity') return null
  return reason === 'expired' || reason === 'notListed' ? 'alreadyGone' : 'spared'
}
