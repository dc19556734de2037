import type { KillPlan, SessionOutcome, SparedReason } from '../../contract/kill.ts'
import type { Session } from '../../contract/session.ts'

/**
 * The outcomes of what a plan left out. The own session is spared. A session that is no longer live is gone.
 * A session that a rule leaves out only for its unknown activity has no outcome.
 */
export function leftOutOutcomes(
  plan: KillPlan,
  sessions: readonly Session[],
  results: readonly SessionOutcome[] = [],
): SessionOutcome[] {
  const listed = new Map(sessions.map((each) => [each.ref, each]))
  const settled = new Set(results.map((each) => each.ref))
  return plan.leftOut.flatMap(({ ref, reason }) => {
    const outcome = settled.has(ref) ? null : outcomeOf(reason)
    if (outcome === null) return []
    const { user = null, keyPrefix = '' } = listed.get(ref) ?? {}
    return [{ ref, keyPrefix, user, outcome, reason: outcome === 'spared' ? reason : null }]
  })
}

function outcomeOf(reason: SparedReason): 'spared' | 'alreadyGone' | null {
  if (reason === 'unknownActivity') return null
  return reason === 'expired' || reason === 'notListed' ? 'alreadyGone' : 'spared'
}
