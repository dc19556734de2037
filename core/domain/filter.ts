import type { SessionFilter } from '../../contract/rule.ts'
import type { Session } from '../../contract/session.ts'
import { idleMs, stateOf } from './state.ts'
import { byNewestActivity, byUser } from './users.ts'

/** Whether the filter says which sessions are meant, and does not only narrow. A kill needs such a filter. */
export function selects(filter: SessionFilter): boolean {
  return Boolean(
    filter.dangling ||
    filter.idleAtLeastMs !== undefined ||
    filter.users ||
    filter.anonymous ||
    filter.refs ||
    filter.all,
  )
}

/**
 * The live sessions that match, including the own session (a plan removes it). `now` is the site's,
 * milliseconds. The order is that of `sessions`. With `max` the longest idle come first.
 */
export function applyFilter(
  sessions: readonly Session[],
  filter: SessionFilter,
  now: number,
  danglingAfterMs: number,
): Session[] {
  const live = sessions.filter((each) => stateOf(each, now, danglingAfterMs) !== 'expired' || each.own)
  const kept = newestOfEachUser(live, filter.keepNewest ?? 0)
  // A selection may name 20,000 sessions or 20,000 users.
  const refs = filter.refs && new Set(filter.refs)
  const users = filter.users && new Set(filter.users)
  const exemptUsers = new Set(filter.exemptUsers)
  const matching = live.filter(
    (each) =>
      (!refs || refs.has(each.ref)) &&
      (!users || (each.user !== null && users.has(each.user))) &&
      matches(each, filter, now, danglingAfterMs) &&
      !kept.has(each.ref) &&
      !(each.user !== null && exemptUsers.has(each.user)),
  )
  return filter.max === undefined ? matching : longestIdleFirst(matching).slice(0, filter.max)
}

/** By state, by idle time, and by whether it is anonymous. */
function matches(session: Session, filter: SessionFilter, now: number, danglingAfterMs: number): boolean {
  const state = stateOf(session, now, danglingAfterMs)
  const whateverState = !selects(filter) || filter.all || filter.refs !== undefined
  if (!whateverState) {
    if ((state === 'active' || state === 'own') && !filter.includeActive) return false
    if (state === 'unknown' && !filter.includeUnknown) return false
  }
  if (filter.dangling && state !== 'dangling') return false
  if (filter.idleAtLeastMs !== undefined) {
    // An unknown activity may be recent, so it never matches, whatever is included.
    const idle = idleMs(session, now)
    if (idle === null || idle < filter.idleAtLeastMs) return false
  }
  return !(filter.anonymous && session.user !== null)
}

/** The refs of the newest `count` sessions of each user. Anonymous sessions have no user, so none is kept. */
function newestOfEachUser(live: readonly Session[], count: number): Set<string> {
  const kept = new Set<string>()
  if (count === 0) return kept
  for (const [user, group] of byUser(live)) {
    if (user === null) continue
    for (const session of [...group].sort(byNewestActivity).slice(0, count)) kept.add(session.ref)
  }
  return kept
}

/** Unknown activity last. */
export function longestIdleFirst(sessions: readonly Session[]): Session[] {
  const since = (session: Session): number => session.lastActivity ?? Number.MAX_SAFE_INTEGER
  return [...sessions].sort((a, b) => since(a) - since(b) || (a.ref < b.ref ? -1 : 1))
}
