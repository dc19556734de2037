import { defaultRangeExtractor, type Range, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Row } from '../../store/rows.ts'
import type { Table } from '../../store/use-table.ts'
import { barHeight, headHeight, rowElement, rowHeight } from './grid-elements.ts'

type RowVirtualizer = Virtualizer<HTMLDivElement, Element>

export interface GridRows {
  readonly virtualizer: RowVirtualizer
  /** The row that Tab reaches. */
  readonly focusIndex: number
  readonly focusRow: (index: number) => void
}

const estimateSize = (): number => rowHeight

/** Which rows are drawn, and which of them has the focus. A row that is to be revealed is scrolled to. */
export function useGridRows({ rows, view }: Table, scroller: RefObject<HTMLDivElement | null>): GridRows {
  const takeFocus = useRef(false)
  const [focus, setFocus] = useState({ key: '', index: 0 })
  const focusIndex = focusedIndex(focus, rows)

  // A new function would measure every row again at each step of scrolling.
  const keyAt = useCallback((index: number) => rows[index]?.key ?? index, [rows])
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
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
  return { virtualizer, focusIndex, focusRow }
}

/** The row with the focus. If it is gone, the row in its place. */
function focusedIndex(focus: { key: string; index: number }, rows: readonly Row[]): number {
  if (focus.key === '' || rows[focus.index]?.key === focus.key) return Math.min(focus.index, rows.length)
  const index = rows.findIndex((row) => row.key === focus.key)
  return index >= 0 ? index : Math.max(0, Math.min(focus.index, rows.length - 1))
}

/** The focused row stays in the page when it is scrolled out of sight, so that it keeps the focus. */
function withFocused(range: Range, focusIndex: number): number[] {
  const shown = defaultRangeExtractor(range)
  if (focusIndex >= range.count || shown.includes(focusIndex)) return shown
  return [...shown, focusIndex].sort((a, b) => a - b)
}
