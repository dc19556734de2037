import { defaultOrder, type SortOrder } from '../../core/domain/order.ts'

/** Which states are shown. `live`: all but the expired. */
export type StateFilter = 'live' | 'active' | 'dangling' | 'unknown' | 'expired'

/** Whose sessions are shown. */
export type UserFilter = { readonly kind: 'all' } | { readonly kind: 'one'; readonly user: string | null }

/** How the user looks at the table of one site. */
export interface View {
  readonly order: SortOrder
  /** Sorts the rows that are equal in the first column. */
  readonly second: SortOrder | null
  readonly state: StateFilter
  readonly idleAtLeastMs: number | null
  readonly user: UserFilter
  readonly search: string
  readonly groupByUser: boolean
  /** Keys of the folded groups. */
  readonly folded: ReadonlySet<string>
  /** The row to scroll into view. A new object does it again. */
  readonly reveal: { readonly key: string } | null
}

export const defaultView: View = {
  order: defaultOrder,
  second: null,
  state: 'live',
  idleAtLeastMs: null,
  user: { kind: 'all' },
  search: '',
  groupByUser: false,
  folded: new Set(),
  reveal: null,
}

export function isFiltered(view: View): boolean {
  return (
    view.state !== 'live' ||
    view.idleAtLeastMs !== null ||
    view.user.kind !== 'all' ||
    view.search.trim() !== ''
  )
}
