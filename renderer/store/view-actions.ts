import type { SortColumn, SortOrder } from '../../core/domain/order.ts'
import type { Slice } from './state.ts'
import { defaultView, type View } from './view.ts'

/** The next order after a click on a column's head. The same column reverses. */
function nextOrder(order: SortOrder, column: SortColumn): SortOrder {
  return { column, descending: order.column === column ? !order.descending : false }
}

export interface ViewActions {
  setView(siteId: string, change: Partial<View>): void
  sortBy(siteId: string, column: SortColumn): void
  fold(siteId: string, key: string, folded: boolean): void
  /** Removes the filters. Order and grouping stay. */
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
