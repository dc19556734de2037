import type { Session, SessionState } from '../../contract/session.ts'
import { stateOf } from './state.ts'
import { newerSessionCounts } from './users.ts'

const rankOf: Readonly<Record<SessionState, number>> = {
  expired: 0,
  dangling: 1,
  unknown: 2,
  active: 3,
  own: 4,
}

/**
 * Orders sessions by how little they would be missed: dangling first, then unknown, then active. Within each
 * group, sessions whose user has a newer one come first, and then those that were used longest ago (never
 * used: saved longest ago).
 * @param now the site's time, milliseconds
 */
export function leastRiskyFirst(
  chosen: readonly Session[],
  live: readonly Session[],
  now: number,
  danglingAfterMs: number,
): Session[] {
  const newer = newerSessionCounts(live)
  const keyed = chosen.map((session) => ({
    session,
    rank: rankOf[stateOf(session, now, danglingAfterMs)],
    only: newer.get(session.ref) ? 0 : 1,
    used: session.lastActivity ?? session.lastSaved ?? Number.MAX_SAFE_INTEGER,
  }))
  keyed.sort(
    (a, b) =>
      a.rank - b.rank || a.only - b.only || a.used - b.used || (a.session.ref < b.session.ref ? -1 : 1),
  )
  return keyed.map((each) => each.session)
}
