import type { Reason, Session, SessionState } from '../../contract/session.ts'

/** Lino cuts its cells to minutes, so an expiry counts as past only a full minute later. Milliseconds. */
const cellPrecisionMs = 60_000

/** Four days, milliseconds: from this idleness on a session counts as dangling, unless its site says otherwise. */
export const defaultDanglingAfterMs = 4 * 86_400_000

/** Surely expired at `now` (the site's time, milliseconds). An expiry that could not be read has not passed. */
export function isExpired(session: Session, now: number): boolean {
  return session.expiresAt !== null && now >= session.expiresAt + cellPrecisionMs
}

/** Expired, or in the minute in which it does, or by the one of two readings: which of them the cell does not tell. */
export function mayHaveExpired({ expiresAt, expiresFrom }: Session, now: number): boolean {
  return expiresAt !== null && now >= (expiresFrom ?? expiresAt)
}

/** How long nobody has used it, milliseconds, never negative; null when the last activity is unknown. */
export function idleMs(session: Session, now: number): number | null {
  return session.lastActivity === null ? null : Math.max(0, now - session.lastActivity)
}

/**
 * The one judgement of a session. The own one is own whatever else it is, one of another console while it is live; expired comes before idleness; what
 * cannot be known for sure is unknown, and no rule ever chooses it.
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

const secondsSince = (then: number, now: number): number => Math.max(0, Math.floor((now - then) / 1000))

/**
 * Why a session is judged as it is. Given all sessions of the site, also how many live ones of the same user were
 * used more recently: a user who has a newer one will hardly miss this one.
 */
export function reasonsOf(session: Session, now: number, newerSessions = 0): Reason[] {
  const reasons: Reason[] = []
  if (session.own) reasons.push({ code: 'own' })
  else if (session.ownElsewhere) reasons.push({ code: 'ownElsewhere' })
  if (session.expiresAt !== null && isExpired(session, now)) {
    reasons.push({ code: 'expired', seconds: secondsSince(session.expiresAt, now) })
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
