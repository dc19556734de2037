import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { SiteState } from '../../../contract/site.ts'
import { pinsOf } from '../../store/pins.ts'
import { useActions, useConsole } from '../../store/react.tsx'
import type { Table } from '../../store/use-table.ts'
import { sessions as words } from '../../text/sessions.ts'
import { visible } from '../../text/visible.ts'
import { type MenuAt, RowMenu } from '../pins/row-menu.tsx'
import { EmptyRows } from './empty-rows.tsx'
import { GridHead } from './grid-head.tsx'
import { type GridCommand, gridCommand } from './grid-keys.ts'
import { GridRow } from './grid-row.tsx'
import { RowDetail } from './row-detail.tsx'

interface SessionGridProps {
  readonly site: SiteState
  readonly table: Table
  /** Floats over the lower end of the table. */
  readonly children: ReactNode
}

/** Pixels; the style sheet says the same. */
const rowHeight = 34
const headHeight = 33
const barHeight = 76

const estimateSize = (): number => rowHeight

/** The table: only the rows in sight are drawn, and one of them can be reached with Tab. */
export function SessionGrid({ site, table, children }: SessionGridProps): ReactNode {
  const { siteId } = site
  const { rows, view, selection, facts, now } = table
  const actions = useActions()
  const area = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const takeFocus = useRef(false)
  const [focus, setFocus] = useState({ key: '', index: 0 })
  const [hovered, setHovered] = useState<string | null>(null)
  const [menuAt, setMenuAt] = useState<MenuAt | null>(null)
  const exemptions = useConsole((state) => state.exemptions)
  const pins = useMemo(() => pinsOf(exemptions, siteId), [exemptions, siteId])
  const focusIndex = focusedIndex(focus, rows)

  // A new function would have every row measured again at each step of scrolling.
  const keyAt = useCallback((index: number) => rows[index]?.key ?? index, [rows])
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize,
    getItemKey: keyAt,
    overscan: 8,
    paddingEnd: barHeight,
    scrollPaddingEnd: headHeight + barHeight,
    rangeExtractor: (range) => withFocused(range, focusIndex),
  })

  useLayoutEffect(() => {
    if (!takeFocus.current) return
    takeFocus.current = false
    rowElement(scroller.current, focusIndex)?.focus({ preventScroll: true })
  })

  const { reveal } = view
  const rowsNow = useRef(rows)
  useLayoutEffect(() => {
    rowsNow.current = rows
  })
  useEffect(() => {
    const index = reveal ? rowsNow.current.findIndex((row) => row.key === reveal.key) : -1
    if (index >= 0) virtualizer.scrollToIndex(index, { align: 'center' })
  }, [reveal, virtualizer])

  const focusRow = (index: number): void => {
    const row = rows[index]
    if (!row) return
    takeFocus.current = true
    setFocus({ key: row.key, index })
  }

  function run(command: GridCommand): void {
    const row = rows[focusIndex]
    switch (command.kind) {
      case 'move': {
        focusRow(command.index)
        virtualizer.scrollToIndex(command.index)
        const target = rows[command.index]
        if (!command.extend || !target) return
        // The range starts where the keyboard stood, when nothing has set its start yet.
        if (selection.anchor === null && row) actions.extend(siteId, rows, row.key, true)
        return actions.extend(siteId, rows, target.key, true)
      }
      case 'toggle':
        if (row) actions.toggle(siteId, row.key, row.kind === 'group' ? row.refs : refsOf(row.ref))
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
      case 'kill':
        if (site.access === 'signedIn') void actions.previewKill(siteId, { refs: facts.refs })
        return
    }
  }

  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2)
  const pressed = (event: KeyboardEvent | globalThis.KeyboardEvent): void => {
    if (event.altKey) return
    const { key, shiftKey } = event
    const command = gridCommand(
      { key, shiftKey, mod: event.ctrlKey || event.metaKey },
      rows,
      focusIndex,
      page,
    )
    if (!command) return
    event.preventDefault()
    run(command)
  }

  // With the focus nowhere, the keys mean the table.
  useEffect(() => {
    const listener = (event: globalThis.KeyboardEvent): void => {
      if (event.target !== document.body || event.defaultPrevented || event.key === ' ') return
      if (event.key === 'ArrowDown' && !event.shiftKey) {
        event.preventDefault()
        focusRow(focusIndex)
      } else pressed(event)
    }
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  })

  function clicked(event: MouseEvent): void {
    const target = event.target as HTMLElement
    const index = indexOf(target)
    const row = index === null ? undefined : rows[index]
    // Marking text with the mouse is no choice.
    if (index === null || !row || (window.getSelection()?.toString() ?? '') !== '') return
    focusRow(index)
    const onCheck = target.closest('.cell-check') !== null
    const mod = event.ctrlKey || event.metaKey
    if (row.kind === 'group') {
      if (onCheck || mod) actions.toggle(siteId, row.key, row.refs)
      else actions.fold(siteId, row.key, !row.folded)
    } else if (event.shiftKey) actions.extend(siteId, rows, row.key, mod || onCheck)
    else if (mod || onCheck) actions.toggle(siteId, row.key, refsOf(row.ref))
    else actions.pickOnly(siteId, row)
  }

  /** By the mouse at its point; by the keyboard at the row. */
  function openMenu(event: MouseEvent): void {
    const element = (event.target as HTMLElement).closest<HTMLElement>('[data-index]')
    const index = element && indexOf(element)
    const row = index === null ? undefined : rows[index]
    if (!element || row?.kind !== 'session') return
    event.preventDefault()
    focusRow(index ?? 0)
    const box = element.getBoundingClientRect()
    const byMouse = event.clientX !== 0 || event.clientY !== 0
    setMenuAt({
      session: row.session,
      x: byMouse ? event.clientX : box.left + 60,
      y: byMouse ? event.clientY : box.bottom,
    })
  }

  const idleScale = useMemo(() => scaleOf(site, table), [site, table])
  const detailed =
    (hovered === null ? undefined : rows.find((row) => row.key === hovered)) ??
    (takesKeys(area.current) ? rows[focusIndex] : undefined)
  return (
    <div ref={area} className="table-and-detail">
      <div className="table-area">
        <div
          ref={scroller}
          id="sessions"
          className="grid"
          role={view.groupByUser ? 'treegrid' : 'grid'}
          aria-label={words.table(visible(site.name))}
          aria-multiselectable="true"
          aria-rowcount={rows.length + 1}
          aria-busy={site.reading}
          data-testid="session-grid"
          onKeyDown={(event) => {
            if (indexOf(event.target as HTMLElement) !== null) pressed(event)
          }}
          onMouseDown={(event) => {
            // Shift would mark the text between.
            if (event.shiftKey) event.preventDefault()
          }}
          onClick={clicked}
          onContextMenu={openMenu}
          onMouseOver={(event) => {
            const index = indexOf(event.target as HTMLElement)
            setHovered(index === null ? null : (rows[index]?.key ?? null))
          }}
          onMouseLeave={() => setHovered(null)}
        >
          <GridHead siteId={siteId} table={table} />
          {rows.length === 0 ? (
            <EmptyRows siteId={siteId} table={table} />
          ) : (
            <div className="grid-body" role="rowgroup" style={{ height: virtualizer.getTotalSize() }}>
              {virtualizer.getVirtualItems().map((item) => {
                const row = rows[item.index]
                return (
                  row && (
                    <GridRow
                      key={row.key}
                      row={row}
                      index={item.index}
                      top={item.start}
                      grouped={view.groupByUser}
                      selected={isSelected(row, selection.refs)}
                      focusable={item.index === focusIndex}
                      now={now}
                      idleScale={idleScale}
                      danglingAfterMs={site.danglingAfterMs}
                      offsetMinutes={site.clockOffsetMinutes}
                      pins={pins}
                      alike={table.alike}
                    />
                  )
                )
              })}
            </div>
          )}
        </div>
        {children}
      </div>
      <RowDetail site={site} table={table} row={detailed} pins={pins} />
      {menuAt && <RowMenu site={site} at={menuAt} onClose={() => setMenuAt(null)} />}
    </div>
  )
}

const refsOf = (ref: string | null): string[] => (ref === null ? [] : [ref])

const takesKeys = (element: HTMLElement | null): boolean => element?.contains(document.activeElement) ?? false

function isSelected(row: Table['rows'][number], refs: ReadonlySet<string>): boolean {
  if (row.kind === 'group') return row.refs.length > 0 && row.refs.every((ref) => refs.has(ref))
  return row.ref !== null && refs.has(row.ref)
}

/** Where the focus is; when its row has gone, the one that stands in its place. */
function focusedIndex(focus: { key: string; index: number }, rows: Table['rows']): number {
  if (focus.key === '' || rows[focus.index]?.key === focus.key) return Math.min(focus.index, rows.length)
  const index = rows.findIndex((row) => row.key === focus.key)
  return index >= 0 ? index : Math.max(0, Math.min(focus.index, rows.length - 1))
}

/** The focused row stays in the page when it is scrolled out of sight, so the focus is not lost. */
function withFocused(range: Range, focusIndex: number): number[] {
  const shown = defaultRangeExtractor(range)
  if (focusIndex >= range.count || shown.includes(focusIndex)) return shown
  return [...shown, focusIndex].sort((a, b) => a - b)
}

function indexOf(element: HTMLElement): number | null {
  const index = element.closest<HTMLElement>('[data-index]')?.dataset['index']
  return index === undefined ? null : Number(index)
}

const rowElement = (scroller: HTMLElement | null, index: number): HTMLElement | null =>
  scroller?.querySelector<HTMLElement>(`[data-index="${String(index)}"]`) ?? null

/** A full bar is a session that has been idle for as long as sessions live, or the longest idle one. Milliseconds. */
function scaleOf(site: SiteState, { judged }: Table): number {
  if (site.cookieAgeSeconds !== null) return site.cookieAgeSeconds * 1000
  return judged.reduce((most, each) => Math.max(most, each.idleMs ?? 0), 1)
}
