import type { Reason, Session, SessionState } from '../../contract/session.ts'

/** Lino cuts its cells to minutes, so an expiry counts as past only a full minute later. Milliseconds. */
const cellPrecisionMs = 60_000

/**
 * Four days, milliseconds. From this idle time on a session counts as dangling, unless its site has another
 * threshold.
 */
export const defaultDanglingAfterMs = 4 * 86_400_000

/** A quarter of an hour, milliseconds. Within this time a session is on now, unless its site has another. */
export const defaultOnNowMs = 15 * 60_000

/**
 * Certainly expired at `now` (the site's time, milliseconds). An expiry that could not be read has not
 * passed.
 */
export function isExpired(session: Session, now: number): boolean {
  return session.expiresAt !== null && now >= session.expiresAt + cellPrecisionMs
}

/** Expired, or perhaps expired: in the minute of its expiry, or by one of two readings of the cell. */
export function mayHaveExpired({ expiresAt, expiresFrom }: Session, now: number): boolean {
  return expiresAt !== null && now >= (expiresFrom ?? expiresAt)
}

/** For how long nobody has used it, milliseconds, never negative. Null if the last activity is unknown. */
export function idleMs(session: Session, now: number): number | null {
  return session.lastActivity === null ? null : Math.max(0, now - session.lastActivity)
}

/**
 * The one judgement of a session. The own session is own in any case. Another console's session is own while
 * it is live. Expired comes before idle. A session that cannot be judged for certain is unknown. A rule
 * chooses it only if the rule asks for unknown sessions or for all sessions, or names it.
 * @param now the site's time, milliseconds
 */
export function stateOf(session: Session, now: number, danglingAfterMs: number): SessionState {
  if (session.own) return 'own'
  if (isExpired(session, now)) return 'expired'
  if (session.ownElsewhere) return 'own'
  const idle = idleMs(session, now)
  if (idle === null || session.expiresAt === null) return 'unknown'
  return idle >= danglingAfterMs ? 'dangling' : 'active'
}

/**
 * Until when `stateOf` gives the same state, milliseconds by the site's clock. Infinity: for ever. Only the
 * passing of time is considered.
 */
export function stateUntil(session: Session, now: number, danglingAfterMs: number): number {
  if (session.own) return Infinity
  const { expiresAt, lastActivity } = session
  const moments = [
    expiresAt === null ? Infinity : expiresAt + cellPrecisionMs,
    lastActivity === null ? Infinity : lastActivity + danglingAfterMs,
  ]
  return Math.min(...moments.filter((moment) => moment > now), Infinity)
}

/** Its last use cannot be read, so somebody may be working there. A session that was never used is known. */
export function isUnread({ activityUnknown }: Session, state: SessionState): boolean {
  return state === 'unknown' && activityUnknown !== 'neverUsed'
}

const secondsSince = (then: number, now: number): number => Math.max(0, Math.floor((now - then) / 1000))

/**
 * Why a session has its state. Given all sessions of the site, it also says how many live ones of the same
 * user were used more recently, because a user with a newer session will hardly miss this one.
 */
export function reasonsOf(session: Session, now: number, newerSessions = 0): Reason[] {
  const reasons: Reason[] = []
  if (session.own) reasons.push({ code: 'own' })
  else if (session.ownElsewhere) reasons.push({ code: 'ownElsewhere' })
  if (session.expiresAt !== null && isExpired(session, now)) {
    reasons.push({ code: 'expired', seconds: secondsSince(session.expiresAt, now) })
  }
  if (session.expiresAt !== null && session.expiresFrom !== undefined) {
    const seconds = secondsSince(session.expiresFrom, session.expiresAt)
    reasons.push({ code: 'clockChange', of: 'expiry', seconds })
  }
  if (session.user === null) reasons.push({ code: 'anonymous' })
  if (session.lastActivity !== null) {
    reasons.push({ code: 'idle', seconds: secondsSince(session.lastActivity, now) })
    if (session.lastActivityFrom !== undefined) {
      reasons.push({
        code: 'clockChange',
        seconds: secondsSince(session.lastActivityFrom, session.lastActivity),
      })
    }
    if (session.expiresAt === null) reasons.push({ code: 'unreadable' })
  } else if (session.activityUnknown === 'neverUsed') {
    reasons.push(
      session.lastSaved === null
        ? { code: 'neverUsed' }
        : { code: 'neverUsed', savedSecondsAgo: secondsSince(session.lastSaved, now) },
    )
  } else {
    reasons.push({ code: session.activityUnknown ?? 'unreadable' })
  }
  if (newerSessions > 0) reasons.push({ code: 'newerSessions', count: newerSessions })
  return reasons
}
