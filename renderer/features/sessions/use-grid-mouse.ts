import { type MouseEvent, useState } from 'react'
import { useActions } from '../../store/react.tsx'
import { refsOf } from '../../store/rows.ts'
import type { Table } from '../../store/use-table.ts'
import { indexOf, markedText } from './grid-elements.ts'
import { menuTarget } from './menu-target.ts'
import type { MenuAt } from './row-menu.tsx'

export interface GridMouse {
  readonly clicked: (event: MouseEvent) => void
  readonly openMenu: (event: MouseEvent) => void
  readonly closeMenu: () => void
  /** Where the menu of a row is open, or null. */
  readonly menuAt: MenuAt | null
}

/** What a click does in the table, and where a row's menu opens. */
export function useGridMouse(siteId: string, table: Table, focusRow: (index: number) => void): GridMouse {
  const { rows } = table
  const actions = useActions()
  const [menuAt, setMenuAt] = useState<MenuAt | null>(null)

  function clicked(event: MouseEvent): void {
    const target = event.target as HTMLElement
    const index = indexOf(target)
    const row = index === null ? undefined : rows[index]
    // Marking text with the mouse selects no row.
    if (index === null || !row || markedText() !== '') return
    focusRow(index)
    const onCheck = target.closest('.cell-check') !== null
    const mod = event.ctrlKey || event.metaKey
    if (row.kind === 'group') {
      if (onCheck || mod) actions.toggle(siteId, row.key, row.refs)
      else actions.fold(siteId, row.key, !row.folded)
    } else if (event.shiftKey) actions.extend(siteId, rows, row.key, mod || onCheck)
    else if (mod || onCheck) actions.toggle(siteId, row.key, refsOf(row))
    else actions.pickOnly(siteId, row)
  }

  /** With the mouse at the pointer, with the keyboard at the row. */
  function openMenu(event: MouseEvent): void {
    const element = (event.target as HTMLElement).closest<HTMLElement>('[data-index]')
    const index = element && indexOf(element)
    const row = index === null ? undefined : rows[index]
    if (!element || !row) return
    event.preventDefault()
    focusRow(index ?? 0)
    const box = element.getBoundingClientRect()
    const byMouse = event.clientX !== 0 || event.clientY !== 0
    setMenuAt({
      target: menuTarget(row, table),
      x: byMouse ? event.clientX : box.left + 60,
      y: byMouse ? event.clientY : box.bottom,
      pressed: event.buttons !== 0,
    })
  }

  return { clicked, openMenu, closeMenu: () => setMenuAt(null), menuAt }
}
