import { type KeyboardEvent, type RefObject, useEffect } from 'react'
import type { OverviewRow } from '../../store/overview/rows.ts'
import { useActions, useConsole } from '../../store/react.tsx'
import type { GridRows } from '../sessions/use-grid-rows.ts'
import { rowHeight } from './overview-elements.ts'
import { type OverviewCommand, overviewCommand } from './overview-keys.ts'

type KeyPress = KeyboardEvent | globalThis.KeyboardEvent

interface OverviewKeysProps {
  readonly rows: readonly OverviewRow[]
  readonly gridRows: GridRows
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly onKill: () => void
}

/** What the keys do in the table of sites. If nothing has the focus, the keys belong to the table. */
export function useOverviewKeys(props: OverviewKeysProps): (event: KeyPress) => void {
  const { rows, gridRows, scroller, onKill } = props
  const { virtualizer, focusIndex, focusRow } = gridRows
  const actions = useActions()
  const anchor = useConsole((state) => state.overview.selection.anchor)

  function move(index: number, extend: boolean): void {
    focusRow(index)
    virtualizer.scrollToIndex(index)
    const target = rows[index]
    if (!extend || !target) return
    // The range starts at the keyboard's row if nothing has set its start yet.
    const row = rows[focusIndex]
    if (anchor === null && row) actions.extendSites(rows, row.key)
    actions.extendSites(rows, target.key)
  }

  function run(command: OverviewCommand): void {
    const row = rows[focusIndex]
    switch (command.kind) {
      case 'move':
        return move(command.index, command.extend)
      case 'open':
        if (row) actions.openSite(row.key)
        return
      case 'toggle':
        if (row) actions.toggleSites(row.key, [row.key])
        return
      case 'extend':
        if (row) actions.extendSites(rows, row.key)
        return
      case 'selectAll':
        return actions.selectSites(rows.map(({ key }) => key))
      case 'clear':
        return actions.clearSites()
      case 'kill':
        return onKill()
    }
  }

  const pressed = (event: KeyPress): void => {
    if (event.altKey) return
    const { key, shiftKey } = event
    const mod = event.ctrlKey || event.metaKey
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2)
    const command = overviewCommand({ key, shiftKey, mod }, { rows: rows.length, index: focusIndex, page })
    if (!command) return
    event.preventDefault()
    run(command)
  }

  useEffect(() => {
    const listener = (event: globalThis.KeyboardEvent): void => {
      // Space scrolls, and Enter on nothing opens nothing.
      if (event.target !== document.body || event.defaultPrevented || [' ', 'Enter'].includes(event.key))
        return
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
