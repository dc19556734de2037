import type { Session } from '../../contract/session.ts'
import type { LeftOver, SiteState } from '../../contract/site.ts'
import { comparable } from '../../core/domain/comparable.ts'
import { certainLeftOvers } from '../../core/domain/left-overs.ts'
import { isOnNow } from '../../core/domain/on-now.ts'
import { orderJudged } from '../../core/domain/order.ts'
import { idleMs, isUnread } from '../../core/domain/state.ts'
import { type GroupRow, inGroups } from './groups.ts'
import type { Judged } from './judge.ts'
import type { View } from './view.ts'

export interface SessionRow extends Judged {
  readonly kind: 'session'
  readonly key: string
  /** Null: it cannot be chosen, because it is own, expired or being killed. */
  readonly ref: string | null
  /** It is part of a run under way. */
  readonly ending: boolean
}

export type Row = SessionRow | GroupRow

/** The sessions that a row chooses: its own, or those of its group. */
export function refsOf(row: Row): readonly string[] {
  if (row.kind === 'group') return row.refs
  return row.ref === null ? [] : [row.ref]
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
function matchesSearch(session: Session, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const text = searchText(session)
  return words.every((word) => text.includes(word))
}

const searchTexts = new WeakMap<Session, string>()

/** Made once for each session, because a search looks at all of them with every letter. */
function searchText(session: Session): string {
  const known = searchTexts.get(session)
  if (known !== undefined) return known
  const { user, ip, keyPrefix } = session
  const text = comparable(`${user ?? '(anonymous)'}\n${ip ?? ''}\n${keyPrefix}`)
  searchTexts.set(session, text)
  return text
}

/** Everything but the state, so that the state's segments can show their counts. */
function matchesRest({ session }: Judged, view: View, words: readonly string[], now: number): boolean {
  if (view.user.kind === 'one' && session.user !== view.user.user) return false
  if (view.idleAtLeastMs !== null && (idleMs(session, now) ?? -1) < view.idleAtLeastMs) return false
  return matchesSearch(session, words)
}

export type StateCounts = Readonly<Record<View['state'], number>>

export interface Filtered {
  readonly matching: readonly Judged[]
  /** How many sessions each state's segment would show under the other filters. */
  readonly counts: StateCounts
}

/** `now` is the site's, milliseconds. Only the filter by idle time asks for it. */
export function filterSessions(judged: readonly Judged[], view: View, now: number): Filtered {
  const words = comparable(view.search).split(/\s+/).filter(Boolean)
  const counts = { live: 0, active: 0, dangling: 0, unknown: 0, expired: 0 }
  const matching: Judged[] = []
  for (const each of judged) {
    if (!matchesRest(each, view, words, now)) continue
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
export function rowsOf({ matching, view, ending }: RowsRequest): Row[] {
  const rows = orderJudged(matching, view.order, view.second).map((each) => sessionRow(each, ending))
  return view.group === null ? rows : inGroups(rows, view.group, view.folded)
}

const usualRows = new WeakMap<Judged, SessionRow>()

/** The same object as long as nothing changed, so that its row is not drawn again. */
function sessionRow(judged: Judged, ending: ReadonlySet<string>): SessionRow {
  const { session, state } = judged
  const isEnding = ending.has(session.ref)
  const known = isEnding ? undefined : usualRows.get(judged)
  if (known) return known
  const ref = isPickable(judged, ending) ? session.ref : null
  const row: SessionRow = { kind: 'session', key: session.ref, ref, ending: isEnding, session, state }
  if (!isEnding) usualRows.set(judged, row)
  return row
}

const isPickable = ({ session, state }: Judged, ending: ReadonlySet<string>): boolean =>
  state !== 'own' && state !== 'expired' && !ending.has(session.ref)

/** Of all that match, folded or not, those that can be chosen. */
export const matchingRefs = (matching: readonly Judged[], ending: ReadonlySet<string>): string[] =>
  matching.filter((each) => isPickable(each, ending)).map(({ session }) => session.ref)

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

const nothingSelected: SelectionFacts = {
  refs: [],
  users: 0,
  onlyUser: undefined,
  idleFromMs: null,
  idleToMs: null,
  active: 0,
  hidden: 0,
}

/** `now` is the site's, milliseconds. */
export function selectionFacts(
  judged: readonly Judged[],
  selected: ReadonlySet<string>,
  { matching, ending, now }: Pick<RowsRequest, 'matching' | 'ending'> & { readonly now: number },
): SelectionFacts {
  if (selected.size === 0) return nothingSelected
  const chosen = judged.filter((each) => selected.has(each.session.ref) && isPickable(each, ending))
  const users = new Set(chosen.map((each) => each.session.user))
  const shown = matching.filter((each) => selected.has(each.session.ref) && isPickable(each, ending)).length
  let idleFromMs: number | null = null
  let idleToMs: number | null = null
  for (const { session } of chosen) {
    const idle = idleMs(session, now)
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
    hidden: chosen.length - shown,
  }
}
