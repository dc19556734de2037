import type { Session, SessionState } from '../../contract/session.ts'
import { stateOf } from './state.ts'

export type SortColumn = 'user' | 'lastActivity' | 'idle' | 'ip' | 'expires' | 'state' | 'key'

export interface SortOrder {
  readonly column: SortColumn
  readonly descending: boolean
}

/** Oldest activity first: the longest idle are at the top. */
export const defaultOrder: SortOrder = { column: 'lastActivity', descending: false }

const stateRank: Readonly<Record<SessionState, number>> = {
  own: 0,
  active: 1,
  dangling: 2,
  unknown: 3,
  expired: 4,
}

/** Numbers within a text count by their value: 10.0.9.1 comes before 10.0.10.1. */
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

type SortValue = string | number | null

/**
 * A sorted copy. Unknown values come last in both directions. Equal rows are sorted by ref, so they keep one
 * order in every reading, and the table does not jump. `now` is the site's, milliseconds.
 */
export function orderSessions(
  sessions: readonly Session[],
  order: SortOrder,
  now: number,
  danglingAfterMs: number,
): Session[] {
  const keyed = sessions.map((session) => ({
    session,
    value: valueOf(session, order.column, now, danglingAfterMs),
  }))
  // Idle is the opposite of last activity: the longest idle has the oldest activity.
  const sign = (order.column === 'idle') !== order.descending ? -1 : 1
  keyed.sort((a, b) => compare(a.value, b.value, sign) || (a.session.ref < b.session.ref ? -1 : 1))
  return keyed.map((each) => each.session)
}

function valueOf(session: Session, column: SortColumn, now: number, danglingAfterMs: number): SortValue {
  switch (column) {
    case 'user':
      return session.user
    case 'lastActivity':
    case 'idle':
      return session.lastActivity
    case 'ip':
      return session.ip
    case 'expires':
      return session.expiresAt
    case 'state':
      return stateRank[stateOf(session, now, danglingAfterMs)]
    case 'key':
      return session.keyPrefix
  }
}

function compare(a: SortValue, b: SortValue, sign: number): number {
  if (a === b) return 0
  if (a === null) return 1
  if (b === null) return -1
  if (typeof a === 'number' && typeof b === 'number') return sign * (a - b)
  return sign * collator.compare(String(a), String(b))
}
