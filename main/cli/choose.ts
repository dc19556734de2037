import type { SessionFilter } from '../../contract/rule.ts'
import type { Session } from '../../contract/session.ts'
import { applyFilter } from '../../core/domain/filter.ts'
import { defaultOrder, orderSessions } from '../../core/domain/order.ts'
import { idleMs, stateOf } from '../../core/domain/state.ts'
import type { Judging } from './output/session-table.ts'

/**
 * The sessions to show, oldest activity first, unknown last. Expired ones are shown only on request, and
 * count nowhere.
 */
export function chooseToShow(
  sessions: readonly Session[],
  filter: SessionFilter,
  expired: boolean,
  { now, danglingAfterMs }: Judging,
): Session[] {
  const { max = Infinity, ...unlimited } = filter
  const live = applyFilter(sessions, unlimited, now, danglingAfterMs)
  const over = expired
    ? sessions.filter((each) => stateOf(each, now, danglingAfterMs) === 'expired' && fits(each, filter, now))
    : []
  return orderSessions([...live, ...over], defaultOrder, now, danglingAfterMs).slice(0, max)
}

/** Whether an expired session matches a filter. It is never dangling, and never anybody's newest. */
function fits(session: Session, filter: SessionFilter, now: number): boolean {
  const { user } = session
  if (filter.dangling) return false
  if (filter.idleAtLeastMs !== undefined && (idleMs(session, now) ?? -1) < filter.idleAtLeastMs) return false
  if (filter.users && (user === null || !filter.users.includes(user))) return false
  if (filter.anonymous && user !== null) return false
  if (filter.refs && !filter.refs.includes(session.ref)) return false
  return user === null || !filter.exemptUsers?.includes(user)
}
