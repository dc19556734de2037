import {
  addAll,
  dropAll,
  emptySelection,
  extend,
  type Pickable,
  type Selection,
  toggle,
} from '../selection-logic.ts'
import { faultOf } from './filter.ts'
import type { Slice } from '../state.ts'
import { nextOverviewOrder, type OverviewColumn, type OverviewView } from './view.ts'

export interface OverviewActions {
  openOverview(): void
  /** Finds sites. A query with a fault changes nothing that is shown. */
  findSites(query: string): void
  setOverview(change: Partial<OverviewView>): void
  sortOverview(column: OverviewColumn): void
  toggleSites(key: string, siteIds: readonly string[]): void
  extendSites(order: readonly Pickable[], key: string): void
  selectSites(siteIds: readonly string[]): void
  deselectSites(siteIds: readonly string[]): void
  clearSites(): void
}

/** The overview of all sites: its order, and which sites are chosen. */
export function overviewActions({ get, set, call }: Slice): OverviewActions {
  const setOverview = (change: Partial<OverviewView>): void =>
    set({ overview: { ...get().overview, ...change } })
  const choose = (rule: (selection: Selection) => Selection): void =>
    setOverview({ selection: rule(get().overview.selection) })
  return {
    setOverview,
    findSites: (query) => setOverview({ query, ...(faultOf(query) === null && { filter: query }) }),
    openOverview: () => {
      set({ current: null, page: 'overview', notice: null })
      void call('viewSite', { siteId: null })
    },
    sortOverview: (column) => setOverview({ order: nextOverviewOrder(get().overview.order, column) }),
    toggleSites: (key, siteIds) => choose((selection) => toggle(selection, key, siteIds)),
    extendSites: (order, key) => choose((selection) => extend(selection, order, key, true)),
    selectSites: (siteIds) => choose((selection) => addAll(selection, siteIds)),
    deselectSites: (siteIds) => choose((selection) => dropAll(selection, siteIds)),
    clearSites: () => choose(() => emptySelection),
  }
}
