import { type ReactNode, useMemo, useRef, useState } from 'react'
import type { SiteState } from '../../../contract/site.ts'
import { exemptionsOn } from '../../../core/domain/exempt.ts'
import { useConsole } from '../../store/react.tsx'
import type { Table } from '../../store/use-table.ts'
import { sessions as words } from '../../../words/sessions.ts'
import { visible } from '../../../core/domain/visible.ts'
import { EmptyRows } from './empty-rows.tsx'
import { GridBody } from './grid-body.tsx'
import { barHeight, headHeight, indexOf, rowHeight, takesKeys } from './grid-elements.ts'
import { GridHead } from './grid-head.tsx'
import { RowDetail } from './row-detail.tsx'
import { RowMenu } from './row-menu.tsx'
import { useCopy } from './use-copy.ts'
import { useGridKeys } from './use-grid-keys.ts'
import { useGridMouse } from './use-grid-mouse.ts'
import { useGridRows } from './use-grid-rows.ts'
import { shownName } from '../../../words/practice-sites.ts'

interface SessionGridProps {
  readonly site: SiteState
  readonly table: Table
  /** Floats over the lower end of the table. */
  readonly children: ReactNode
}

/** The table. Only the visible rows are drawn, and Tab reaches one of them. */
export function SessionGrid({ site, table, children }: SessionGridProps): ReactNode {
  const { siteId, url } = site
  const { rows, view } = table
  const area = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const [hovered, setHovered] = useState<string | null>(null)
  const exemptions = useConsole((state) => state.exemptions)
  const exemptionsFor = useMemo(() => exemptionsOn(exemptions, { siteId, url }), [exemptions, siteId, url])
  const gridRows = useGridRows(rows, scroller, { rowHeight, headHeight, barHeight, reveal: view.reveal })
  const { focusIndex, focusRow } = gridRows
  const { said, copy } = useCopy(table)
  const pressed = useGridKeys(site, table, gridRows, scroller, copy)
  const { clicked, openMenu, closeMenu, menuAt } = useGridMouse(siteId, table, focusRow)

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
          role={view.group !== null ? 'treegrid' : 'grid'}
          aria-label={words.table(visible(shownName(site.siteId, site.name)))}
          aria-multiselectable="true"
          aria-rowcount={rows.length + 1}
          aria-busy={site.reading}
          data-testid="session-grid"
          onKeyDown={(event) => {
            if (indexOf(event.target as HTMLElement) !== null) pressed(event)
          }}
          onMouseDown={(event) => {
            // Shift would mark the text in between.
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
            <GridBody site={site} table={table} gridRows={gridRows} exemptionsFor={exemptionsFor} />
          )}
        </div>
        {children}
      </div>
      <RowDetail site={site} table={table} row={detailed} said={said} exemptionsFor={exemptionsFor} />
      {menuAt && <RowMenu site={site} at={menuAt} copy={copy} onClose={closeMenu} />}
    </div>
  )
}
