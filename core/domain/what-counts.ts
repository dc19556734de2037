import type { Counts, Session } from '../../contract/session.ts'
import { isExpired } from './state.ts'

/**
 * Lino counts what has not expired by its own date (`dd.now()`). Where that date is kept in the past (the_demo_date, or
 * simulate_today in the system parameters), expired sessions count as well.
 */
export type CountsExpired = boolean | null

/** How many sessions the site counts when somebody wants to sign in. Not known whether expired ones count: the live ones. */
export function towardsLimit({ live, listed }: Counts, countsExpired: CountsExpired = null): number {
  return countsExpired === true ? listed : live
}

/**
 * Whether this list makes a difference: by all that is listed the limit was reached at that moment, by the live ones it was not.
 * Then a refusal shows that the site counts expired sessions, and a sign-in that it does not. Our own session, which came after,
 * is left out.
 * @param at the site's time of the sign-in, milliseconds: whoever has expired since was live
 */
export function tellsWhatCounts(sessions: readonly Session[], limit: number, at: number): boolean {
  const others = sessions.filter((each) => !each.own)
  const live = others.filter((each) => !isExpired(each, at)).length
  return others.length >= limit && live < limit
}
