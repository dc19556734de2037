import type { KillPlan, SessionOutcome, SparedReason } from '../../contract/kill.ts'
import type { Session } from '../../contract/session.ts'

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
