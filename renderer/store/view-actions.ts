import type { SortColumn, SortOrder } from '../../contract/session-view.ts'
import type { Slice } from './state.ts'
import { defaultView, type View } from './view.ts'

type Sorting = Pick<View, 'order' | 'second'>

const turned = (order: SortOrder): SortOrder => ({ ...order, descending: !order.descending })

/** The next order after a click on a column's head. The same column reverses. */
function nextOrder({ order }: Sorting, column: SortColumn): Sorting {
  return { order: order.column === column ? turned(order) : { column, descending: false }, second: null }
}

/** With Shift: the first column stays, and another one is the second, then reverses, then is none again. */
function withSecond({ order, second }: Sorting, column: SortColumn): Sorting {
  if (order.column === column) return { order: turned(order), second }
  if (second?.column !== column) return { order, second: { column, descending: false } }
  return { order, second: second.descending ? null : turned(second) }
}

export interface ViewActions {
  setView(siteId: string, change: Partial<View>): void
  /** `adding`: as the second column. */
  sortBy(siteId: string, column: SortColumn, adding: boolean): void
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
    sortBy: (siteId, column, adding) =>
      setView(siteId, (adding ? withSecond : nextOrder)(viewOf(siteId), column)),
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
