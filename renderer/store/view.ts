import { defaultOrder, type SortColumn, type SortOrder } from '../../core/domain/order.ts'
import type { Slice } from './state.ts'

/** Which states are shown. `live`: all but the expired. */
export type StateFilter = 'live' | 'active' | 'dangling' | 'unknown' | 'expired'

/** Whose sessions are shown. */
export type UserFilter = { readonly kind: 'all' } | { readonly kind: 'one'; readonly user: string | null }

/** How the table of one site is looked at. */
export interface View {
  readonly order: SortOrder
  readonly state: StateFilter
  readonly idleAtLeastMs: number | null
  readonly user: UserFilter
  readonly search: string
  readonly groupByUser: boolean
  /** Keys of the folded groups. */
  readonly folded: ReadonlySet<string>
  /** The row to bring into sight; a new object does it again. */
  readonly reveal: { readonly key: string } | null
}

export const defaultView: View = {
  order: defaultOrder,
  state: 'live',
  idleAtLeastMs: null,
  user: { kind: 'all' },
  search: '',
  groupByUser: false,
  folded: new Set(),
  reveal: null,
}

/** The next order when a column's head is pressed: the same column turns round. */
function nextOrder(order: SortOrder, column: SortColumn): SortOrder {
  return { column, descending: order.column === column ? !order.descending : false }
}

export function isFiltered(view: View): boolean {
  return (
    view.state !== 'live' ||
    view.idleAtLeastMs !== null ||
    view.user.kind !== 'all' ||
    view.search.trim() !== ''
  )
}

export interface ViewActions {
  setView(siteId: string, change: Partial<View>): void
  sortBy(siteId: string, column: SortColumn): void
  fold(siteId: string, key: string, folded: boolean): void
  /** Takes the filters away; order and grouping stay. */
  clearFilters(siteId: string): void
}

export function viewActions({ get, set }: Slice): ViewActions {
  const viewOf = (siteId: string): View => get().views[siteId] ?? defaultView
  const setView = (siteId: string, change: Partial<View>): void =>
    set({ views: { ...get().views, [siteId]: { ...viewOf(siteId), ...change } } })
  return {
    setView,
    sortBy: (siteId, column) => setView(siteId, { order: nextOrder(viewOf(siteId).order, column) }),
    fold: (siteId, key, folded) => {
      const next = new Set(viewOf(siteId).folded)
      if (folded) next.add(key)
      else next.delete(key)
      setView(siteId, { folded: next })
    },
    clearFilters: (siteId) => {
      const { state, idleAtLeastMs, user, search } = defaultView
      setView(siteId, { state, idleAtLeastMs, user, search })
    },
  }
}
