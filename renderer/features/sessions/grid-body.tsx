import { type ReactNode, useMemo } from 'react'
import type { SiteState } from '../../../contract/site.ts'
import type { ExemptionsFor } from '../../../core/domain/exempt.ts'
import type { Row } from '../../store/rows.ts'
import type { Table } from '../../store/use-table.ts'
import { GridRow } from './grid-row.tsx'
import type { GridRows } from './use-grid-rows.ts'

interface GridBodyProps {
  readonly site: SiteState
  readonly table: Table
  readonly gridRows: GridRows
  readonly exemptionsFor: ExemptionsFor
}

/** The rows in sight, each at its place in the height of all. */
export function GridBody({ site, table, gridRows, exemptionsFor }: GridBodyProps): ReactNode {
  const { rows, view, selection, now } = table
  const { virtualizer, focusIndex } = gridRows
  const idleScale = useMemo(() => scaleOf(site, table), [site, table])
  return (
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
              exemptionsFor={exemptionsFor}
              alike={table.alike}
            />
          )
        )
      })}
    </div>
  )
}

function isSelected(row: Row, refs: ReadonlySet<string>): boolean {
  if (row.kind === 'group') return row.refs.length > 0 && row.refs.every((ref) => refs.has(ref))
  return row.ref !== null && refs.has(row.ref)
}

/**
 * A full bar is a session that was idle for a session's whole lifetime, or the longest idle one.
 * Milliseconds.
 */
function scaleOf(site: SiteState, { judged }: Table): number {
  if (site.cookieAgeSeconds !== null) return site.cookieAgeSeconds * 1000
  return judged.reduce((most, each) => Math.max(most, each.idleMs ?? 0), 1)
}
