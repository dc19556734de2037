import { memo, type ReactNode, useEffect, useMemo, useRef } from 'react'
import type { SortColumn } from '../../../contract/session-view.ts'
import { SortHead } from '../../components/sort-head.tsx'
import { useActions, useLanguage } from '../../store/react.tsx'
import type { Table } from '../../store/use-table.ts'
import type { View } from '../../store/view.ts'
import { columns } from './grid-elements.ts'
import { sessions as words } from '../../../words/sessions.ts'

/** Stays while the table scrolls. */
export const GridHead = memo(function GridHead({
  siteId,
  table,
}: {
  siteId: string
  table: Table
}): ReactNode {
  useLanguage()
  const { sortBy } = useActions()
  return (
    <div className="grid-head" role="rowgroup">
      <div className="grid-row head" role="row" aria-rowindex={1}>
        <span className="cell-check" role="columnheader">
          <SelectAll siteId={siteId} table={table} />
        </span>
        {columns.map((column) => (
          <SortHead
            key={column}
            className={`cell-${column}`}
            testId={`sort-${column}`}
            title={words.sortHint()}
            sorted={sortState(column, table.view)}
            place={placeOf(column, table.view)}
            onSort={(adding) => sortBy(siteId, column, adding)}
          >
            {words.columns[column]()}
          </SortHead>
        ))}
      </div>
    </div>
  )
})

function sortState(column: SortColumn, { order, second }: View): 'ascending' | 'descending' | 'none' {
  const sorted = [order, second].find((each) => each?.column === column)
  if (!sorted) return 'none'
  return sorted.descending ? 'descending' : 'ascending'
}

/** Only if there are two columns, because one needs no number. */
function placeOf(column: SortColumn, { order, second }: View): { number: 1 | 2; words: string } | null {
  if (!second || (column !== order.column && column !== second.column)) return null
  const number = column === order.column ? 1 : 2
  return { number, words: words.sortPlace(number) }
}

/** All that match, including folded and invisible rows. */
function SelectAll({ siteId, table }: { siteId: string; table: Table }): ReactNode {
  const { select, deselect } = useActions()
  const ref = useRef<HTMLInputElement>(null)
  const { matchingRefs, selection } = table
  const chosen = useMemo(
    () => matchingRefs.filter((each) => selection.refs.has(each)).length,
    [matchingRefs, selection.refs],
  )
  const all = chosen > 0 && chosen === matchingRefs.length
  const some = chosen > 0 && !all
  useEffect(() => {
    if (ref.current) ref.current.indeterminate = some
  }, [some])
  return (
    <input
      ref={ref}
      type="checkbox"
      checked={all}
      disabled={matchingRefs.length === 0}
      aria-label={words.selectAllMatching(matchingRefs.length)}
      title={words.selectAllMatching(matchingRefs.length)}
      data-testid="select-all"
      onChange={() => (all ? deselect(siteId, matchingRefs) : select(siteId, matchingRefs))}
    />
  )
}
