import type { Counts, Session } from '../../contract/session.ts'
import { stateOf } from './state.ts'

/**
 * Counts all sessions by state. Expired ones are listed but never live. `now` is the site's, milliseconds.
 */
export function countSessions(sessions: readonly Session[], now: number, danglingAfterMs: number): Counts {
  const counts = { own: 0, active: 0, dangling: 0, unknown: 0, expired: 0 }
  let anonymous = 0
  let expiryUnknown = 0
  for (const session of sessions) {
    const state = stateOf(session, now, danglingAfterMs)
    counts[state] += 1
    if (session.user === null && state !== 'expired') anonymous += 1
    // The site has just answered to our own session.
    if (session.expiresAt === null && !session.own) expiryUnknown += 1
  }
  return {
    listed: sessions.length,
    live: sessions.length - counts.expired,
    ...counts,
    anonymous,
    expiryUnknown,
  }
}
