import { defaultRangeExtractor, type Range, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { rowElement } from './grid-elements.ts'

type RowVirtualizer = Virtualizer<HTMLDivElement, Element>

export interface GridRows {
  readonly virtualizer: RowVirtualizer
  /** The row that Tab reaches. */
  readonly focusIndex: number
  readonly focusRow: (index: number) => void
}

interface Keyed {
  readonly key: string
}

interface RowsInGrid {
  /** Pixels, like the others. */
  readonly rowHeight: number
  readonly headHeight: number
  /** Of what floats over the lower end. */
  readonly barHeight: number
  /** The row to scroll to. A new object does it again. */
  readonly reveal?: Keyed | null
  /** The row that comes first, in sight, and with the focus if nothing else has it. */
  readonly first?: string | null
}

/** Which rows are drawn, and which of them has the focus. A row that is to be revealed is scrolled to. */
export function useGridRows(
  rows: readonly Keyed[],
  scroller: RefObject<HTMLDivElement | null>,
  { rowHeight, headHeight, barHeight, reveal = null, first = null }: RowsInGrid,
): GridRows {
  const takeFocus = useRef(first !== null && document.activeElement === document.body)
  const [focus, setFocus] = useState({ key: first ?? '', index: 0 })
  const focusIndex = focusedIndex(focus, rows)

  // A new function would measure every row again at each step of scrolling.
  const estimateSize = useCallback(() => rowHeight, [rowHeight])
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
    const row = rowElement(scroller.current, focusIndex)
    // At the first picture no row is drawn yet.
    if (!row) return
    takeFocus.current = false
    row.focus({ preventScroll: true })
  })

  const firstIndex = useRef(first === null ? 0 : rows.findIndex(({ key }) => key === first))
  useEffect(() => {
    if (firstIndex.current > 0) virtualizer.scrollToIndex(firstIndex.current, { align: 'center' })
  }, [virtualizer])

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
function focusedIndex(focus: { key: string; index: number }, rows: readonly Keyed[]): number {
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
