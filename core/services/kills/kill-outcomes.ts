import type { Outcome, OutcomeCounts, PlannedKill, SessionOutcome } from '../../../contract/kill.ts'
import type { Session } from '../../../contract/session.ts'
import { mayHaveExpired } from '../../domain/state.ts'
import { createEndedByAnother } from './ended-by-another.ts'
import { createSettledOutcomes, type OutcomeReason, type Settled } from './settled-outcomes.ts'

/**
 * A request was sent. It holds why the request failed, if that is known, and whether it may be sent again if
 * the list still shows the session.
 */
interface Pending {
  readonly reason: OutcomeReason
  readonly mayBeSentAgain: boolean
}

/**
 * What became of each victim of one run. A sent victim is not settled: a sign-out's answer says nothing, so
 * only a list settles it.
 */
export interface Outcomes {
  settle(ref: string, outcome: Outcome, reason?: OutcomeReason): void
  /**
   * A request was sent, and the site says that the session is gone. A list that still shows the session
   * overrules it.
   */
  record(ref: string, outcome: 'killed' | 'alreadyGone'): void
  /**
   * A request was sent. A failure may already be known, but the list decides. `passing`: the failure may
   * pass, so a session that is still listed is open again, once.
   */
  sent(ref: string, reason?: OutcomeReason, passing?: boolean): void
  /** Null: not settled. */
  of(ref: string): Outcome | null
  /** Neither settled nor sent. */
  isOpen(ref: string): boolean
  /**
   * Compares all sent victims with a list. A session that is gone was killed (perhaps by somebody else, if
   * planned sessions went that were not sent). A session that expired on the way is already gone (a sign-out
   * leaves such a row). A session that is still there has failed until a later list, whatever the site or an
   * earlier list said.
   */
  settleByList(sessions: readonly Session[], siteNow: number): void
  /**
   * No further list is available. What was sent since the last list stays unknown. What was not sent gets
   * this outcome.
   */
  settleRest(sent: OutcomeReason, notSent: Outcome, reason: OutcomeReason): void
  readonly planned: number
  /** Requests of this run. */
  readonly sentCount: number
  /** Of the earlier outcomes, those that took a request. */
  readonly sentBefore: number
  readonly openCount: number
  counts(): OutcomeCounts
  results(): SessionOutcome[]
}

/**
 * @param earlier what was settled before this run resumed the plan. It counts, and comes first
 * @param emit is called once with each outcome
 */
export function createOutcomes(
  victims: readonly PlannedKill[],
  earlier: readonly SessionOutcome[],
  emit: (ref: string, outcome: Outcome, reason: OutcomeReason) => void,
): Outcomes {
  const settled = createSettledOutcomes(earlier)
  const pending = new Map<string, Pending>()
  /** Victims that may be sent again, or were, and why the first time failed. */
  const sentTwice = new Map<string, OutcomeReason>()
  /** Gone according to the site. */
  const saidGone = new Set<string>()
  const byAnother = createEndedByAnother()
  /** Sent, and still there in the last list, because a request may arrive late. */
  const stillThere = new Set<string>()
  let sentCount = 0

  const settle = (ref: string, outcome: Outcome, reason: OutcomeReason = null): void => {
    pending.delete(ref)
    settled.settle(ref, outcome, reason)
    emit(ref, outcome, reason)
  }

  const isOpen = (ref: string): boolean => !settled.has(ref) && !pending.has(ref)

  return {
    settle,
    record(ref, outcome) {
      sentCount += 1
      saidGone.add(ref)
      settle(ref, outcome)
    },
    sent(ref, reason = null, passing = false) {
      sentCount += 1
      pending.set(ref, { reason, mayBeSentAgain: passing && !sentTwice.has(ref) })
    },
    of: (ref) => settled.of(ref)?.outcome ?? null,
    isOpen,
    settleByList(sessions, siteNow) {
      const { live, expired } = byExpiry(sessions, siteNow)
      // Planned sessions that went without a request of ours. So somebody else is ending sessions, and
      // probably the same ones.
      const isAnotherAtWork = victims.some(
        ({ ref }) => isOpen(ref) && !sentTwice.has(ref) && !live.has(ref) && !expired.has(ref),
      )
      byAnother.listed(isAnotherAtWork)
      const ended = (ref: string): Outcome => {
        if (expired.has(ref)) return 'alreadyGone'
        byAnother.gone(ref)
        return 'killed'
      }
      for (const [ref, { outcome }] of settled.all()) {
        const isGone = outcome === 'killed' || saidGone.has(ref)
        const remains = outcome === 'failed' || outcome === 'refused'
        if (isGone && live.has(ref)) {
          saidGone.delete(ref)
          stillThere.add(ref)
          settle(ref, 'failed', 'cannotEnd')
        } else if (remains && !live.has(ref)) settle(ref, stillThere.delete(ref) ? ended(ref) : 'alreadyGone')
      }
      // Open again, and gone: the first request has arrived late.
      for (const ref of sentTwice.keys()) {
        if (isOpen(ref) && !live.has(ref)) settle(ref, ended(ref))
      }
      for (const [ref, { reason, mayBeSentAgain }] of [...pending]) {
        const isThere = live.has(ref)
        if (isThere) stillThere.add(ref)
        if (!isThere) settle(ref, ended(ref))
        else if (!mayBeSentAgain) settle(ref, 'failed', reason ?? 'cannotEnd')
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
    sentBefore: earlier.filter(({ outcome }) => outcome !== 'spared' && outcome !== 'alreadyGone').length,
    get sentCount() {
      return sentCount
    },
    get openCount() {
      return victims.length - settled.size - pending.size
    },
    counts: settled.counts,
    results: () => [
      ...earlier,
      ...victims.map((victim) =>
        toOutcome(victim, byAnother.mayHaveEnded(victim.ref), settled.of(victim.ref)),
      ),
    ],
  }
}

/** The refs of a list, by whether their sessions are live. */
function byExpiry(
  sessions: readonly Session[],
  siteNow: number,
): { readonly live: ReadonlySet<string>; readonly expired: ReadonlySet<string> } {
  const live = new Set<string>()
  const expired = new Set<string>()
  for (const session of sessions) (mayHaveExpired(session, siteNow) ? expired : live).add(session.ref)
  return { live, expired }
}

function toOutcome(
  { ref, keyPrefix, user }: PlannedKill,
  byAnother: boolean,
  settled: Settled = { outcome: 'unknown', reason: 'unexpected' },
): SessionOutcome {
  const isUnsure = settled.outcome === 'killed' && byAnother
  return { ref, keyPrefix, user, ...settled, ...(isUnsure ? { perhapsByAnother: true as const } : {}) }
}
