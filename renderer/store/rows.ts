import type { Session, SessionState } from '../../contract/session.ts'
import type { LeftOver, SiteState } from '../../contract/site.ts'
import { comparable } from '../../core/domain/comparable.ts'
import { certainLeftOvers } from '../../core/domain/left-overs.ts'
import { isOnNow } from '../../core/domain/on-now.ts'
import { orderSessions } from '../../core/domain/order.ts'
import { idleMs, isUnread, stateOf } from '../../core/domain/state.ts'
import type { Pickable } from './selection-logic.ts'
import type { View } from './view.ts'

/** A session, and how the domain judges it at one moment. */
export interface Judged {
  readonly session: Session
  readonly state: SessionState
  readonly idleMs: number | null
}

export interface SessionRow extends Judged {
  readonly kind: 'session'
  readonly key: string
  /** Null: it cannot be chosen, because it is own, expired or being killed. */
  readonly ref: string | null
  /** It is part of a run under way. */
  readonly ending: boolean
}

export interface GroupRow {
  readonly kind: 'group'
  readonly key: string
  readonly ref: null
  readonly user: string | null
  readonly count: number
  readonly dangling: number
  /** Of its sessions, those that can be chosen. */
  readonly refs: readonly string[]
  readonly folded: boolean
}

export type Row = SessionRow | GroupRow

/** The sessions that a row chooses: its own, or those of its group. */
export function refsOf(row: Row): readonly string[] {
  if (row.kind === 'group') return row.refs
  return row.ref === null ? [] : [row.ref]
}

/** Each session judged once. `now` is the site's, milliseconds. */
export function judgeAll(sessions: readonly Session[], now: number, danglingAfterMs: number): Judged[] {
  return sessions.map((session) => ({
    session,
    state: stateOf(session, now, danglingAfterMs),
    idleMs: idleMs(session, now),
  }))
}

/**
 * People who are on now: distinct users with such a session. Anonymous sessions have no user. Nobody is on
 * now in a session that this console left behind. Null: the site's clock is not known.
 */
export function peopleOnNow(
  judged: readonly Judged[],
  { leftOvers, onNowMs, clockOffsetMinutes }: Pick<SiteState, 'leftOvers' | 'onNowMs' | 'clockOffsetMinutes'>,
  now: number,
): number | null {
  if (clockOffsetMinutes === null) return null
  const users = new Set<string>()
  const leftBehind = certainLeftOvers(leftOvers)
  for (const { session, state } of judged) {
    if (session.user !== null && isOnNow(session, state, now, onNowMs) && !leftBehind.has(session.ref))
      users.add(session.user)
  }
  return users.size
}

/** How many sessions have a last use that cannot be read. */
export function unreadActivities(judged: readonly Judged[], leftOvers: readonly LeftOver[]): number {
  const leftBehind = certainLeftOvers(leftOvers)
  return judged.filter(({ session, state }) => isUnread(session, state) && !leftBehind.has(session.ref))
    .length
}

/**
 * Case does not matter, nor whether é is one character or two. Each word has to be somewhere in user, IP or
 * key.
 */
function matchesSearch({ user, ip, keyPrefix }: Session, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const text = `${user ?? '(anonymous)'}\n${ip ?? ''}\n${keyPrefix}`
  const sought = comparable(text)
  return words.every((word) => sought.includes(word))
}

/** Everything but the state, so that the state's segments can show their counts. */
function matchesRest({ session, idleMs: idle }: Judged, view: View, words: readonly string[]): boolean {
  if (view.user.kind === 'one' && session.user !== view.user.user) return false
  if (view.idleAtLeastMs !== null && (idle === null || idle < view.idleAtLeastMs)) return false
  return matchesSearch(session, words)
}

export type StateCounts = Readonly<Record<View['state'], number>>

export interface Filtered {
  readonly matching: readonly Judged[]
  /** How many sessions each state's segment would show under the other filters. */
  readonly counts: StateCounts
}

export function filterSessions(judged: readonly Judged[], view: View): Filtered {
  const words = comparable(view.search).split(/\s+/).filter(Boolean)
  const counts = { live: 0, active: 0, dangling: 0, unknown: 0, expired: 0 }
  const matching: Judged[] = []
  for (const each of judged) {
    if (!matchesRest(each, view, words)) continue
    if (each.state !== 'expired') counts.live += 1
    if (each.state !== 'own') counts[each.state] += 1
    const shown = view.state === 'live' ? each.state !== 'expired' : each.state === view.state
    if (shown) matching.push(each)
  }
  return { matching, counts }
}

export interface RowsRequest {
  readonly matching: readonly Judged[]
  readonly view: View
  /** The site's time, milliseconds. */
  readonly now: number
  readonly danglingAfterMs: number
  /** Refs of a run under way. */
  readonly ending: ReadonlySet<string>
}

/** Of the left-overs, those that are in the list and can be chosen. */
export function pickableLeftOvers(
  leftOvers: readonly LeftOver[],
  judged: readonly Judged[],
): readonly LeftOver[] {
  if (leftOvers.length === 0) return leftOvers
  const states = new Map(judged.map((each) => [each.session.ref, each.state]))
  return leftOvers.filter(({ ref }) => {
    const state = states.get(ref)
    return state !== undefined && state !== 'own' && state !== 'expired'
  })
}

/** The rows of the table, in order, and in groups if the user wants groups. */
export function rowsOf(request: RowsRequest): Row[] {
  const { matching, view, now, danglingAfterMs, ending } = request
  const byRef = new Map(matching.map((each) => [each.session.ref, each]))
  const ordered = orderSessions(
    matching.map((each) => each.session),
    view.order,
    now,
    danglingAfterMs,
  )
  const rows = ordered.flatMap((session) => {
    const judged = byRef.get(session.ref)
    return judged ? [sessionRow(judged, ending.has(session.ref))] : []
  })
  return view.groupByUser ? grouped(rows, view) : rows
}

function sessionRow(judged: Judged, ending: boolean): SessionRow {
  const { session, state } = judged
  const pickable = state !== 'own' && state !== 'expired' && !ending
  return { kind: 'session', key: session.ref, ref: pickable ? session.ref : null, ending, ...judged }
}

/** The groups have the order of their first row, so the table's sorting also holds between groups. */
function grouped(rows: readonly SessionRow[], view: View): Row[] {
  const groups = new Map<string, SessionRow[]>()
  for (const row of rows) {
    const key = groupKey(row.session.user)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return [...groups].flatMap(([key, members]): Row[] => {
    const folded = view.folded.has(key)
    const head: GroupRow = {
      kind: 'group',
      key,
      ref: null,
      user: members[0]?.session.user ?? null,
      count: members.length,
      dangling: members.filter((row) => row.state === 'dangling').length,
      refs: pickableRefs(members),
      folded,
    }
    return folded ? [head] : [head, ...members]
  })
}

const groupKey = (user: string | null): string => (user === null ? 'anonymous' : `user:${user}`)

const pickableRefs = (rows: readonly Pickable[]): string[] =>
  rows.flatMap((row) => (row.ref === null ? [] : [row.ref]))

/** Of all that match, folded or not, those that can be chosen. */
export const matchingRefs = (matching: readonly Judged[], ending: ReadonlySet<string>): string[] =>
  matching.flatMap((each) => sessionRow(each, ending.has(each.session.ref)).ref ?? [])

/** What the selection says about itself. */
export interface SelectionFacts {
  readonly refs: readonly string[]
  readonly users: number
  /** The one user of all these sessions. Undefined: several users. Null: anonymous. */
  readonly onlyUser: string | null | undefined
  readonly idleFromMs: number | null
  readonly idleToMs: number | null
  readonly active: number
  /** Chosen, but not among the rows that the filters show. */
  readonly hidden: number
}

export function selectionFacts(
  judged: readonly Judged[],
  selected: ReadonlySet<string>,
  matching: readonly Judged[],
  ending: ReadonlySet<string>,
): SelectionFacts {
  const shown = new Set(matching.map((each) => each.session.ref))
  const chosen = judged.filter(
    (each) => selected.has(each.session.ref) && sessionRow(each, ending.has(each.session.ref)).ref !== null,
  )
  const users = new Set(chosen.map((each) => each.session.user))
  let idleFromMs: number | null = null
  let idleToMs: number | null = null
  for (const { idleMs: idle } of chosen) {
    if (idle === null) continue
    idleFromMs = idleFromMs === null ? idle : Math.min(idleFromMs, idle)
    idleToMs = idleToMs === null ? idle : Math.max(idleToMs, idle)
  }
  return {
    refs: chosen.map((each) => each.session.ref),
    users: users.size,
    onlyUser: users.size === 1 ? [...users][0] : undefined,
    idleFromMs,
    idleToMs,
    active: chosen.filter((each) => each.state === 'active').length,
    hidden: chosen.filter((each) => !shown.has(each.session.ref)).length,
  }
}
