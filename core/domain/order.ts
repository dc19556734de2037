import type { Session, SessionState } from '../../contract/session.ts'
import type { SortColumn, SortOrder } from '../../contract/session-view.ts'
import { stateOf } from './state.ts'

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

/** A session with the judgement of its state. */
interface Judged {
  readonly session: Session
  readonly state: SessionState
}

/**
 * A sorted copy. Rows that are equal in the first column are sorted by the second. Unknown values come last
 * in both directions. Equal rows are sorted by last activity, the oldest first, and then by ref: so they
 * keep one order in every reading, and the table does not jump.
 */
export function orderJudged<T extends Judged>(
  judged: readonly T[],
  order: SortOrder,
  second: SortOrder | null = null,
): T[] {
  const values = valuesOf(judged, order)
  const seconds = second ? valuesOf(judged, second) : null
  const keyed = judged.map((each, at) => ({ each, value: values[at] ?? last, second: seconds?.[at] ?? 0 }))
  keyed.sort((a, b) => a.value - b.value || a.second - b.second || byAge(a.each.session, b.each.session))
  return keyed.map(({ each }) => each)
}

/** The value of each by which it is sorted, the least first. */
function valuesOf(judged: readonly Judged[], { column, descending }: SortOrder): number[] {
  // Idle is the opposite of last activity: the longest idle has the oldest activity.
  const sign = (column === 'idle') !== descending ? -1 : 1
  return numbersOf(judged, column).map((number) => signed(number, sign))
}

/** The same for sessions alone. `now` is the site's, milliseconds. */
export function orderSessions(
  sessions: readonly Session[],
  order: SortOrder,
  now: number,
  danglingAfterMs: number,
): Session[] {
  const judged = sessions.map((session) => ({ session, state: stateOf(session, now, danglingAfterMs) }))
  return orderJudged(judged, order).map(({ session }) => session)
}

/** A number that is finite, so that the difference of two of them is one. */
const last = Number.MAX_VALUE / 4
const signed = (value: number | null | undefined, sign: number): number =>
  value === null || value === undefined ? last : sign * value

function byAge(a: Session, b: Session): number {
  const age = signed(a.lastActivity, 1) - signed(b.lastActivity, 1)
  return age || (a.ref < b.ref ? -1 : Number(a.ref > b.ref))
}

/** The value of each in this column as a number. Null: unknown. */
function numbersOf(judged: readonly Judged[], column: SortColumn): (number | null)[] {
  switch (column) {
    case 'lastActivity':
    case 'idle':
      return judged.map(({ session }) => session.lastActivity)
    case 'expires':
      return judged.map(({ session }) => session.expiresAt)
    case 'state':
      return judged.map(({ state }) => stateRank[state])
    case 'user':
      return placesOf(judged.map(({ session }) => session.user))
    case 'ip':
      return placesOf(judged.map(({ session }) => session.ip))
    case 'key':
      return placesOf(judged.map(({ session }) => session.keyPrefix))
  }
}

/**
 * The place of each text among all. Comparing words of a language is slow, and many rows have the same text.
 * So each text is compared once.
 */
function placesOf(texts: readonly (string | null)[]): (number | null)[] {
  const distinct = [...new Set(texts)].filter((text) => text !== null)
  distinct.sort((a, b) => collator.compare(a, b))
  const places = new Map<string, number>()
  let place = 0
  distinct.forEach((text, at) => {
    const before = distinct[at - 1]
    // Equal for people, such as Marc and marc.
    if (before === undefined || collator.compare(before, text) !== 0) place = at
    places.set(text, place)
  })
  return texts.map((text) => (text === null ? null : (places.get(text) ?? null)))
}
