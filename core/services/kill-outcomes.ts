import type { KillPlan, Outcome, OutcomeCounts, PlannedKill, SessionOutcome } from '../../contract/kill.ts'
import type { Session } from '../../contract/session.ts'
import { isExpired } from '../domain/state.ts'

type OutcomeReason = SessionOutcome['reason']

interface Settled {
  readonly outcome: Outcome
  readonly reason: OutcomeReason
}

/**
 * What became of each victim of one plan. Sent is not settled: a sign-out's answer tells nothing, so only a list
 * settles it.
 */
export interface Outcomes {
  settle(ref: string, outcome: Outcome, reason?: OutcomeReason): void
  /** A request was sent; a failure may already be known, but the list has the last word. */
  sent(ref: string, reason?: OutcomeReason): void
  /** Null: not settled yet. */
  of(ref: string): Outcome | null
  /** Holds everything sent against a list: gone, or expired, is killed; what is still there was not. */
  settleByList(sessions: readonly Session[], siteNow: number): void
  /** No list could be had: what was sent stays unknown, what was not sent gets this outcome. */
  settleRest(sent: OutcomeReason, notSent: Outcome, reason: OutcomeReason): void
  readonly sentCount: number
  counts(): OutcomeCounts
  results(): SessionOutcome[]
}

export function createOutcomes(plan: KillPlan): Outcomes {
  const settled = new Map<string, Settled>()
  const pending = new Map<string, OutcomeReason>()
  let sentCount = 0

  const settle = (ref: string, outcome: Outcome, reason: OutcomeReason = null): void => {
    pending.delete(ref)
    settled.set(ref, { outcome, reason })
  }

  return {
    settle,
    sent(ref, reason = null) {
      sentCount += 1
      pending.set(ref, reason)
    },
    of: (ref) => settled.get(ref)?.outcome ?? null,
    settleByList(sessions, siteNow) {
      const live = new Set<string>()
      for (const session of sessions) if (!isExpired(session, siteNow)) live.add(session.ref)
      for (const [ref, reason] of [...pending]) {
        if (live.has(ref)) settle(ref, 'failed', reason ?? 'cannotEnd')
        else settle(ref, 'killed')
      }
    },
    settleRest(sentReason, notSent, reason) {
      for (const victim of plan.victims) {
        if (settled.has(victim.ref)) continue
        if (pending.has(victim.ref)) settle(victim.ref, 'unknown', sentReason)
        else settle(victim.ref, notSent, reason)
      }
    },
    get sentCount() {
      return sentCount
    },
    counts() {
      const counts = { killed: 0, alreadyGone: 0, spared: 0, refused: 0, failed: 0, unknown: 0 }
      for (const { outcome } of settled.values()) counts[outcome] += 1
      return counts
    },
    results: () => plan.victims.map((victim) => toOutcome(victim, settled.get(victim.ref))),
  }
}

function toOutcome(victim: PlannedKill, settled: Settled | undefined): SessionOutcome {
  const { ref, keyPrefix, user } = victim
  return { ref, keyPrefix, user, ...(settled ?? { outcome: 'unknown', reason: 'unexpected' }) }
}
