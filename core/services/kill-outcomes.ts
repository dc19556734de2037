import type { Outcome, OutcomeCounts, PlannedKill, SessionOutcome } from '../../contract/kill.ts'
import type { Session } from '../../contract/session.ts'
import { countOutcomes } from '../domain/outcome-counts.ts'
import { mayHaveExpired } from '../domain/state.ts'

type OutcomeReason = SessionOutcome['reason']

interface Settled {
  readonly outcome: Outcome
  readonly reason: OutcomeReason
}

/** A request was sent: why it failed, if that is known, and whether it may be sent again where the list still shows it. */
interface Pending {
  readonly reason: OutcomeReason
  readonly mayBeSentAgain: boolean
}

/**
 * What became of each victim of one run. Sent is not settled: a sign-out's answer tells nothing, so only a list
 * settles it.
 */
export interface Outcomes {
  settle(ref: string, outcome: Outcome, reason?: OutcomeReason): void
  /** A request was sent, and the site says so. A list that still shows it knows better. */
  told(ref: string, outcome: 'killed' | 'alreadyGone'): void
  /**
   * A request was sent; a failure may already be known, but the list has the last word. `passing`: the failure may pass, so a
   * session that is still listed is open again, once.
   */
  sent(ref: string, reason?: OutcomeReason, passing?: boolean): void
  /** Null: not settled. */
  of(ref: string): Outcome | null
  /** Neither settled nor sent. */
  isOpen(ref: string): boolean
  /**
   * Holds everything sent against a list: gone is killed (perhaps by another, where planned ones went that were not sent);
   * expired on the way (a sign-out leaves such a row where it is) is gone
   * already; what is still there has failed, until a later list, whatever the site or an earlier list said.
   */
  settleByList(sessions: readonly Session[], siteNow: number): void
  /** No further list can be had: what was sent since the last one stays unknown, what was not sent gets this outcome. */
  settleRest(sent: OutcomeReason, notSent: Outcome, reason: OutcomeReason): void
  readonly planned: number
  readonly sentCount: number
  readonly openCount: number
  counts(): OutcomeCounts
  results(): SessionOutcome[]
}

/**
 * @param earlier what was settled before this run took the plan up: it counts, and stands first
 * @param tell is called with each outcome, once
 */
export function createOutcomes(
  victims: readonly PlannedKill[],
  earlier: readonly SessionOutcome[],
  tell: (ref: string, outcome: Outcome, reason: OutcomeReason) => void,
): Outcomes {
  const settled = new Map<string, Settled>()
  const pending = new Map<string, Pending>()
  /** May be sent again, or were; and why the first time failed. */
  const sentTwice = new Map<string, OutcomeReason>()
  /** By the site's own word. */
  const saidGone = new Set<string>()
  /** Gone after our request, while somebody else ended other planned ones: about the same list. */
  const perhapsByAnother = new Set<string>()
  /** By the last list: whether somebody else was at it, and what was gone after our requests. They come and go between two lists. */
  let another: { wasAtWork: boolean; before: string[] } = { wasAtWork: false, before: [] }
  /** Sent, and still there when they were last looked for: a request may arrive late. */
  const stillThere = new Set<string>()
  const counts = { ...countOutcomes(earlier) }
  let sentCount = 0

  const settle = (ref: string, outcome: Outcome, reason: OutcomeReason = null): void => {
    pending.delete(ref)
    const before = settled.get(ref)
    if (before) counts[before.outcome] -= 1
    counts[outcome] += 1
    settled.set(ref, { outcome, reason })
    tell(ref, outcome, reason)
  }

  return {
    settle,
    told(ref, outcome) {
      sentCount += 1
      saidGone.add(ref)
      settle(ref, outcome)
    },
    sent(ref, reason = null, passing = false) {
      sentCount += 1
      pending.set(ref, { reason, mayBeSentAgain: passing && !sentTwice.has(ref) })
    },
    of: (ref) => settled.get(ref)?.outcome ?? null,
    isOpen: (ref) => !settled.has(ref) && !pending.has(ref),
    settleByList(sessions, siteNow) {
      const live = new Set<string>()
      const expired = new Set<string>()
      for (const session of sessions) (mayHaveExpired(session, siteNow) ? expired : live).add(session.ref)
      // Planned ones that went without a request of ours: another hand is at work here, on the same ones as likely as not.
      const isAnotherAtWork = victims.some(
        ({ ref }) =>
          !settled.has(ref) &&
          !pending.has(ref) &&
          !sentTwice.has(ref) &&
          !live.has(ref) &&
          !expired.has(ref),
      )
      const isUnsure = isAnotherAtWork || another.wasAtWork
      if (isAnotherAtWork) for (const ref of another.before) perhapsByAnother.add(ref)
      another = { wasAtWork: isAnotherAtWork, before: [] }
      const ended = (ref: string): Outcome => {
        if (expired.has(ref)) return 'alreadyGone'
        another.before.push(ref)
        if (isUnsure) perhapsByAnother.add(ref)
        return 'killed'
      }
      for (const [ref, { outcome }] of [...settled]) {
        const isGone = outcome === 'killed' || saidGone.has(ref)
        const isLeft = outcome === 'failed' || outcome === 'refused'
        if (isGone && live.has(ref)) {
          saidGone.delete(ref)
          stillThere.add(ref)
          settle(ref, 'failed', 'cannotEnd')
        } else if (isLeft && !live.has(ref)) settle(ref, stillThere.delete(ref) ? ended(ref) : 'alreadyGone')
      }
      // Open again, and gone: the first request has arrived late.
      for (const ref of sentTwice.keys()) {
        if (!settled.has(ref) && !pending.has(ref) && !live.has(ref)) settle(ref, ended(ref))
      }
      for (const [ref, { reason, mayBeSentAgain }] of [...pending]) {
        if (!live.has(ref)) {
          settle(ref, ended(ref))
          continue
        }
        stillThere.add(ref)
        if (!mayBeSentAgain) settle(ref, 'failed', reason ?? 'cannotEnd')
        else {
          sentTwice.set(ref, reason)
          pending.delete(ref)
        }
      }
    },
    settleRest(sentReason, notSent, reason) {
      for (const { ref } of victims) {
        if (settled.has(ref)) continue
        const tried = sentTwice.get(ref)
        if (pending.has(ref)) settle(ref, 'unknown', sentReason)
        else if (tried !== undefined) settle(ref, 'failed', tried)
        else settle(ref, notSent, reason)
      }
    },
    planned: victims.length + earlier.length,
    get sentCount() {
      return sentCount
    },
    get openCount() {
      return victims.length - settled.size - pending.size
    },
    counts: () => ({ ...counts }),
    results: () => [
      ...earlier,
      ...victims.map((victim) => {
        const outcome = toOutcome(victim, settled.get(victim.ref))
        const isUnsure = outcome.outcome === 'killed' && perhapsByAnother.has(victim.ref)
        return isUnsure ? { ...outcome, perhapsByAnother: true as const } : outcome
      }),
    ],
  }
}

function toOutcome(victim: PlannedKill, settled: Settled | undefined): SessionOutcome {
  const { ref, keyPrefix, user } = victim
  return { ref, keyPrefix, user, ...(settled ?? { outcome: 'unknown', reason: 'unexpected' }) }
}
