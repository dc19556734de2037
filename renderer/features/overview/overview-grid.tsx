import { type MouseEvent, type ReactNode, useRef } from 'react'
import type { Overview } from '../../store/overview/use-overview.ts'
import { useActions, useConsole } from '../../store/react.tsx'
import { overview as words } from '../../../words/overview.ts'
import { overviewQuery as query } from '../../../words/overview-query.ts'
import { indexOf } from '../sessions/grid-elements.ts'
import { type GridRows, useGridRows } from '../sessions/use-grid-rows.ts'
import { barHeight, headHeight, rowHeight } from './overview-elements.ts'
import { OverviewHead } from './overview-head.tsx'
import { FleetRow } from './overview-row.tsx'
import { useOverviewKeys } from './use-overview-keys.ts'

interface OverviewGridProps {
  readonly overview: Overview
  readonly onKill: () => void
  /** Floats over the lower end of the table. */
  readonly children: ReactNode
}

/** All sites. Only the visible rows are drawn, and Tab reaches one of them. */
export function OverviewGrid({ overview, onKill, children }: OverviewGridProps): ReactNode {
  const { rows, now } = overview
  const scroller = useRef<HTMLDivElement>(null)
  const gridRows = useOverviewRows(overview, scroller)
  const pressed = useOverviewKeys({ rows, gridRows, scroller, onKill })
  const clicked = useOverviewClicks(overview, gridRows)
  const chosen = useConsole((state) => state.overview.selection.refs)
  const { virtualizer, focusIndex } = gridRows
  return (
    <div className="table-area">
      <div
        ref={scroller}
        id="sites"
        className="grid fleet"
        role="grid"
        aria-label={words.table()}
        aria-multiselectable="true"
        aria-rowcount={rows.length + 1}
        data-testid="overview-grid"
        onKeyDown={(event) => {
          if (indexOf(event.target as HTMLElement) !== null) pressed(event)
        }}
        onMouseDown={(event) => {
          // Shift would mark the text in between.
          if (event.shiftKey) event.preventDefault()
        }}
        onClick={clicked}
      >
        <OverviewHead rows={rows} />
        {rows.length === 0 && <NoSite />}
        <div className="grid-body" role="rowgroup" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const row = rows[item.index]
            return (
              row && (
                <FleetRow
                  key={row.key}
                  row={row}
                  index={item.index}
                  top={item.start}
                  selected={chosen.has(row.key)}
                  focusable={item.index === focusIndex}
                  now={now}
                />
              )
            )
          })}
        </div>
      </div>
      {children}
    </div>
  )
}

/** The query matches no site. */
function NoSite(): ReactNode {
  const { findSites } = useActions()
  return (
    <div role="rowgroup">
      <div role="row">
        <div role="gridcell" className="empty-rows" data-testid="overview-empty">
          <p>{query.nothing()}</p>
          <button type="button" className="button" onClick={() => findSites('')}>
            {query.clear()}
          </button>
        </div>
      </div>
    </div>
  )
}

/** The row with the focus is remembered, so that it has the focus again after a look at its site. */
function useOverviewRows({ rows }: Overview, scroller: React.RefObject<HTMLDivElement | null>): GridRows {
  const { setOverview } = useActions()
  const first = useConsole((state) => state.overview.focus)
  const gridRows = useGridRows(rows, scroller, { rowHeight, headHeight, barHeight, first })
  const focusRow = (index: number): void => {
    gridRows.focusRow(index)
    setOverview({ focus: rows[index]?.key ?? null })
  }
  return { ...gridRows, focusRow }
}

/** A click opens the site. On its box, or with a key, it chooses the site. */
function useOverviewClicks({ rows }: Overview, { focusRow }: GridRows): (event: MouseEvent) => void {
  const actions = useActions()
  return (event) => {
    const target = event.target as HTMLElement
    const index = indexOf(target)
    const row = index === null ? undefined : rows[index]
    // Marking text with the mouse opens no site.
    if (index === null || !row || (window.getSelection()?.toString() ?? '') !== '') return
    focusRow(index)
    if (event.shiftKey) actions.extendSites(rows, row.key)
    else if (event.ctrlKey || event.metaKey || target.closest('.cell-check') !== null)
      actions.toggleSites(row.key, [row.key])
    else actions.openSite(row.key)
  }
}
