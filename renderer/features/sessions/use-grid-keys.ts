import { type KeyboardEvent, type RefObject, useEffect } from 'react'
import type { SiteState } from '../../../contract/site.ts'
import { useActions } from '../../store/react.tsx'
import { refsOf } from '../../store/rows.ts'
import type { Table } from '../../store/use-table.ts'
import { markedText, rowHeight } from './grid-elements.ts'
import { type GridCommand, gridCommand } from './grid-keys.ts'
import { type Copying, refsToCopy } from './use-copy.ts'
import type { GridRows } from './use-grid-rows.ts'

type KeyPress = KeyboardEvent | globalThis.KeyboardEvent

/** What the keys do in the table. If nothing has the focus, the keys belong to the table. */
export function useGridKeys(
  site: SiteState,
  table: Table,
  { virtualizer, focusIndex, focusRow }: GridRows,
  scroller: RefObject<HTMLDivElement | null>,
  copy: Copying['copy'],
): (event: KeyPress) => void {
  const { siteId } = site
  const { rows, selection, facts } = table
  const actions = useActions()

  function move(index: number, extend: boolean): void {
    focusRow(index)
    virtualizer.scrollToIndex(index)
    const target = rows[index]
    if (!extend || !target) return
    // The range starts at the keyboard's row if nothing has set its start yet.
    const row = rows[focusIndex]
    if (selection.anchor === null && row) actions.extend(siteId, rows, row.key, true)
    actions.extend(siteId, rows, target.key, true)
  }

  function run(command: GridCommand): void {
    const row = rows[focusIndex]
    switch (command.kind) {
      case 'move':
        return move(command.index, command.extend)
      case 'toggle':
        if (row) actions.toggle(siteId, row.key, refsOf(row))
        return
      case 'extend':
        if (row) actions.extend(siteId, rows, row.key, true)
        return
      case 'fold':
        if (row) actions.fold(siteId, row.key, command.folded)
        return
      case 'selectAll':
        return actions.select(siteId, table.matchingRefs)
      case 'clear':
        return actions.clearSelection(siteId)
      case 'copy':
        return copy(refsToCopy(table, row), 'text')
      case 'kill':
        if (site.access === 'signedIn') void actions.previewKill(siteId, { refs: facts.refs })
        return
    }
  }

  const pressed = (event: KeyPress): void => {
    if (event.altKey) return
    const { key, shiftKey } = event
    const mod = event.ctrlKey || event.metaKey
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2)
    const command = gridCommand({ key, shiftKey, mod }, rows, focusIndex, page)
    // Text that is marked with the mouse is what the user wants to copy.
    if (!command || (command.kind === 'copy' && markedText() !== '')) return
    event.preventDefault()
    run(command)
  }

  useEffect(() => {
    const listener = (event: globalThis.KeyboardEvent): void => {
      if (event.target !== document.body || event.defaultPrevented || event.key === ' ') return
      // Without the focus in the table there is no row to copy.
      if (event.key.toLowerCase() === 'c' && facts.refs.length === 0) return
      if (event.key === 'ArrowDown' && !event.shiftKey) {
        event.preventDefault()
        focusRow(focusIndex)
      } else pressed(event)
    }
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  })
  return pressed
}
