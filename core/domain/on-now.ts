import type { Session, SessionState } from '../../contract/session.ts'

const dayMs = 86_400_000
const minuteMs = 60_000

/** It is active, and was used within this time. `now` is the site's, milliseconds. */
export function isOnNow(session: Session, state: SessionState, now: number, onNowMs: number): boolean {
  return state === 'active' && session.lastActivity !== null && now - session.lastActivity <= onNowMs
}

/**
 * It was used on the site's calendar day. Own and expired sessions do not count. The present offset is used
 * for the whole day: after a clock change the day begins an hour early or late.
 */
export function isToday(
  session: Session,
  state: SessionState,
  now: number,
  clockOffsetMinutes: number,
): boolean {
  if (state === 'own' || state === 'expired' || session.lastActivity === null) return false
  return session.lastActivity >= startOfDay(now, clockOffsetMinutes)
}

/** The last midnight of the site, milliseconds since 1970, UTC. */
function startOfDay(now: number, clockOffsetMinutes: number): number {
  const local = now + clockOffsetMinutes * minuteMs
  return local - (((local % dayMs) + dayMs) % dayMs) - clockOffsetMinutes * minuteMs
}
