import type { Counts, Session } from '../../contract/session.ts'
import type { SiteState } from '../../contract/site.ts'
import { isOnNow, isToday } from './on-now.ts'
import { stateOf } from './state.ts'

/** What a site's sessions are counted by. `clockOffsetMinutes`: the site's local time minus UTC. */
export type CountedBy = Pick<SiteState, 'danglingAfterMs' | 'onNowMs' | 'clockOffsetMinutes'>

/**
 * Counts all sessions by state. Expired ones are listed but never live. `now` is the site's, milliseconds.
 */
export function countSessions(sessions: readonly Session[], now: number, by: CountedBy): Counts {
  const { danglingAfterMs, onNowMs, clockOffsetMinutes } = by
  const counts = { own: 0, active: 0, dangling: 0, unknown: 0, expired: 0 }
  let anonymous = 0
  let expiryUnknown = 0
  let onNow = 0
  let today = 0
  for (const session of sessions) {
    const state = stateOf(session, now, danglingAfterMs)
    counts[state] += 1
    if (session.user === null && state !== 'expired') anonymous += 1
    // The site has just answered to our own session.
    if (session.expiresAt === null && !session.own) expiryUnknown += 1
    if (isOnNow(session, state, now, onNowMs)) onNow += 1
    if (isToday(session, state, now, clockOffsetMinutes ?? 0)) today += 1
  }
  const isClockKnown = clockOffsetMinutes !== null
  return {
    listed: sessions.length,
    live: sessions.length - counts.expired,
    ...counts,
    anonymous,
    expiryUnknown,
    onNow: isClockKnown ? onNow : null,
    today: isClockKnown ? today : null,
  }
}
