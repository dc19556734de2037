import type { SessionState } from '../../contract/session.ts'
import type { GroupBy } from '../../contract/session-view.ts'
import { assertNever } from '../../contract/assert-never.ts'
import type { SessionRow } from './rows.ts'

/** What the sessions of a group have in common. `day`: its start here, milliseconds. Null: not known. */
export type GroupValue =
  | { readonly by: 'user'; readonly user: string | null }
  | { readonly by: 'ip'; readonly ip: string | null }
  | { readonly by: 'state'; readonly state: SessionState }
  | { readonly by: 'day'; readonly day: number | null }

export interface GroupRow {
  readonly kind: 'group'
  readonly key: string
  readonly ref: null
  readonly value: GroupValue
  readonly count: number
  /** Anonymous sessions count as one user. */
  readonly users: number
  /** The one user of all these sessions. Undefined: several users. Null: anonymous. */
  readonly onlyUser: string | null | undefined
  readonly active: number
  readonly dangling: number
  /** Of its sessions, those that can be chosen. */
  readonly refs: readonly string[]
  readonly folded: boolean
}

/** The groups have the order of their first row, so the table's sorting also holds between groups. */
export function inGroups(
  rows: readonly SessionRow[],
  by: GroupBy,
  folded: ReadonlySet<string>,
): (GroupRow | SessionRow)[] {
  const groups = new Map<string | number | null, SessionRow[]>()
  for (const row of rows) {
    const common = commonOf(row, by)
    const group = groups.get(common)
    if (group) group.push(row)
    else groups.set(common, [row])
  }
  const all: (GroupRow | SessionRow)[] = []
  for (const members of groups.values()) {
    const head = headOf(members, by, folded)
    all.push(head)
    if (!head.folded) for (const member of members) all.push(member)
  }
  return all
}

function commonOf({ session, state }: SessionRow, by: GroupBy): string | number | null {
  switch (by) {
    case 'user':
      return session.user
    case 'ip':
      return session.ip
    case 'state':
      return state
    case 'day':
      return dayOf(session.lastActivity)
    default:
      return assertNever(by)
  }
}

/** The day's start on this computer's clock, milliseconds. */
function dayOf(time: number | null): number | null {
  if (time === null) return null
  const date = new Date(time)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}

function headOf(members: readonly SessionRow[], by: GroupBy, folded: ReadonlySet<string>): GroupRow {
  const [first] = members
  if (!first) throw new Error('A group has a member')
  const key = keyOf(first, by)
  const users = new Set(members.map((row) => row.session.user))
  let active = 0
  let dangling = 0
  const refs: string[] = []
  for (const { state, ref } of members) {
    if (state === 'active') active += 1
    if (state === 'dangling') dangling += 1
    if (ref !== null) refs.push(ref)
  }
  return {
    kind: 'group',
    key,
    ref: null,
    value: valueOf(first, by),
    count: members.length,
    users: users.size,
    onlyUser: users.size === 1 ? first.session.user : undefined,
    active,
    dangling,
    refs,
    folded: folded.has(key),
  }
}

function valueOf(row: SessionRow, by: GroupBy): GroupValue {
  switch (by) {
    case 'user':
      return { by, user: row.session.user }
    case 'ip':
      return { by, ip: row.session.ip }
    case 'state':
      return { by, state: row.state }
    case 'day':
      return { by, day: dayOf(row.session.lastActivity) }
    default:
      return assertNever(by)
  }
}

/** Stays the same over a reading, so that a folded group stays folded. */
function keyOf(row: SessionRow, by: GroupBy): string {
  const common = commonOf(row, by)
  if (common === null) return by === 'user' ? 'anonymous' : `no-${by}`
  return `${by}:${String(common)}`
}
