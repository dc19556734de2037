import type { Counts, Session } from '../../contract/session.ts'
import { isExpired } from './state.ts'

/**
 * Lino counts sessions that have not expired by its own date (`dd.now()`). If that date is in the past
 * (the_demo_date, or simulate_today in the system parameters), expired sessions count as well.
 */
export type CountsExpired = boolean | null

/**
 * How many sessions the site counts at a sign-in. If nobody knows whether expired ones count: the live ones.
 */
export function towardsLimit({ live, listed }: Counts, countsExpired: CountsExpired = null): number {
  return countsExpired === true ? listed : live
}

/**
 * Whether this list can show what counts: all listed sessions had reached the limit at that moment, and the
 * live ones had not. Then a refusal shows that the site counts expired sessions, and a sign-in shows that it
 * does not. Our own session, which came after, does not count.
 * @param at the site's time of the sign-in, milliseconds. A session that has expired since was live
 */
export function tellsWhatCounts(sessions: readonly Session[], limit: number, at: number): boolean {
  const others = sessions.filter((each) => !each.own)
  const live = others.filter((each) => !isExpired(each, at)).length
  return others.length >= limit && live < limit
}
