import { memo, type ReactNode, useEffect, useRef } from 'react'
import { SortHead } from '../../components/sort-head.tsx'
import type { OverviewRow } from '../../store/overview/rows.ts'
import type { OverviewColumn, OverviewOrder } from '../../store/overview/view.ts'
import { useActions, useConsole, useLanguage } from '../../store/react.tsx'
import { overview as words } from '../../../words/overview.ts'
import { columns } from './overview-elements.ts'

/** Stays while the table scrolls. */
export const OverviewHead = memo(function OverviewHead({
  rows,
}: {
  rows: readonly OverviewRow[]
}): ReactNode {
  useLanguage()
  const { sortOverview } = useActions()
  const order = useConsole((state) => state.overview.order)
  return (
    <div className="grid-head" role="rowgroup">
      <div className="fleet-row head" role="row" aria-rowindex={1}>
        <span className="cell-check" role="columnheader">
          <SelectAll rows={rows} />
        </span>
        {columns.map((column) => (
          <SortHead
            key={column}
            className={`fleet-${column}`}
            testId={`overview-sort-${column}`}
            title={words.columnMeans[column]()}
            sorted={sortState(column, order)}
            onSort={() => sortOverview(column)}
          >
            {words.columns[column]()}
          </SortHead>
        ))}
      </div>
    </div>
  )
})

/** These begin with the least: a name with A, the figures with the earliest reading. */
const leastFirst: ReadonlySet<OverviewColumn> = new Set(['site', 'age', 'tags', 'verdict'])

const isUp = ({ column, turned }: OverviewOrder): boolean => leastFirst.has(column) !== turned

function sortState(column: OverviewColumn, order: OverviewOrder): 'ascending' | 'descending' | 'none' {
  if (column !== order.column) return 'none'
  return isUp(order) ? 'ascending' : 'descending'
}

/** All that are shown, in sight or not. */
function SelectAll({ rows }: { rows: readonly OverviewRow[] }): ReactNode {
  const { selectSites, deselectSites } = useActions()
  const ref = useRef<HTMLInputElement>(null)
  const chosen = useConsole((state) => state.overview.selection.refs)
  const count = rows.filter(({ key }) => chosen.has(key)).length
  const all = count > 0 && count === rows.length
  const some = count > 0 && !all
  useEffect(() => {
    if (ref.current) ref.current.indeterminate = some
  }, [some])
  const toggle = (): void => {
    const siteIds = rows.map(({ key }) => key)
    if (all) deselectSites(siteIds)
    else selectSites(siteIds)
  }
  return (
    <input
      ref={ref}
      type="checkbox"
      checked={all}
      disabled={rows.length === 0}
      aria-label={words.select(rows.length)}
      title={words.select(rows.length)}
      data-testid="overview-select-all"
      onChange={toggle}
    />
  )
}
