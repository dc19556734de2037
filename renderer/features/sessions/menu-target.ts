import type { Session } from '../../../contract/session.ts'
import { type Row, refsOf } from '../../store/rows.ts'
import type { Table } from '../../store/use-table.ts'

/** What the menu of a row acts on. */
export interface MenuTarget {
  /** The sessions to end. Empty: none of them can be chosen. */
  readonly refs: readonly string[]
  /** Null: several sessions. */
  readonly session: Session | null
  /** The one user of all these sessions. Undefined: several users. Null: anonymous. */
  readonly user: string | null | undefined
}

/** The whole selection if the row is part of it. Otherwise the row alone, or all sessions of the group. */
export function menuTarget(row: Row, { selection, facts }: Pick<Table, 'selection' | 'facts'>): MenuTarget {
  const refs = refsOf(row)
  const inSelection = refs.length > 0 && refs.every((ref) => selection.refs.has(ref))
  if (inSelection && facts.refs.length > 1) return { refs: facts.refs, session: null, user: facts.onlyUser }
  if (row.kind === 'group') return { refs, session: null, user: row.onlyUser }
  const { session } = row
  return { refs: session.own ? [] : [session.ref], session, user: session.user }
}
