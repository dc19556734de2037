import type { Session } from '../../../contract/session.ts'
import { type Row, refsOf } from '../../store/rows.ts'
import type { Table } from '../../store/use-table.ts'

/** What the menu of a row acts on. */
export interface MenuTarget {
  /** The sessions to end. Empty: none of them can be chosen. */
  readonly refs: readonly string[]
  /** The sessions to copy: also one that cannot be chosen. */
  readonly shown: ReadonlySet<string>
  /** Null: several sessions. */
  readonly session: Session | null
  /** The one user of all these sessions. Undefined: several users. Null: anonymous. */
  readonly user: string | null | undefined
}

/** The whole selection if the row is part of it. Otherwise the row alone, or all sessions of the group. */
export function menuTarget(row: Row, { selection, facts }: Pick<Table, 'selection' | 'facts'>): MenuTarget {
  const refs = refsOf(row)
  const inSelection = refs.length > 0 && refs.every((ref) => selection.refs.has(ref))
  if (inSelection && facts.refs.length > 1) return severalOf(facts.refs, facts.onlyUser)
  if (row.kind === 'group') return severalOf(refs, row.onlyUser)
  const { session } = row
  return {
    refs: session.own ? [] : [session.ref],
    shown: new Set([session.ref]),
    session,
    user: session.user,
  }
}

const severalOf = (refs: readonly string[], user: string | null | undefined): MenuTarget => ({
  refs,
  shown: new Set(refs),
  session: null,
  user,
})
