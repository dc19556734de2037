import {
  addAll,
  dropAll,
  emptySelection,
  extend,
  type Pickable,
  pickOnly,
  type Selection,
  toggle,
} from './selection-logic.ts'
import type { Slice } from './state.ts'

export interface SelectionActions {
  pickOnly(siteId: string, row: Pickable): void
  toggle(siteId: string, key: string, refs: readonly string[]): void
  extend(siteId: string, order: readonly Pickable[], key: string, keep: boolean): void
  select(siteId: string, refs: readonly string[]): void
  deselect(siteId: string, refs: Iterable<string>): void
  clearSelection(siteId: string): void
}

/** Choosing sessions. The rules are in selection-logic.ts. */
export function selectionActions({ get, set }: Slice): SelectionActions {
  const change = (siteId: string, rule: (selection: Selection) => Selection): void => {
    const { selections } = get()
    set({ selections: { ...selections, [siteId]: rule(selections[siteId] ?? emptySelection) } })
  }
  return {
    pickOnly: (siteId, row) => change(siteId, () => pickOnly(row)),
    toggle: (siteId, key, refs) => change(siteId, (selection) => toggle(selection, key, refs)),
    extend: (siteId, order, key, keep) => change(siteId, (selection) => extend(selection, order, key, keep)),
    select: (siteId, refs) => change(siteId, (selection) => addAll(selection, refs)),
    deselect: (siteId, refs) => change(siteId, (selection) => dropAll(selection, refs)),
    clearSelection: (siteId) => change(siteId, () => emptySelection),
  }
}
