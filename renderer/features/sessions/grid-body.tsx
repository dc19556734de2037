import { type ReactNode, useMemo } from 'react'
import type { SiteState } from '../../../contract/site.ts'
import type { ExemptionsFor } from '../../../core/domain/exempt.ts'
import { idleMs } from '../../../core/domain/state.ts'
import type { Judged } from '../../store/judge.ts'
import type { Row } from '../../store/rows.ts'
import type { Table } from '../../store/use-table.ts'
import { GridRow } from './grid-row.tsx'
import type { GridRows } from './use-grid-rows.ts'

/** Milliseconds. */
const drawnEveryMs = 30_000

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
  // Rows tell minutes. So a new list draws again only what it changes.
  const drawnAt = Math.floor(now / drawnEveryMs) * drawnEveryMs
  const { judged } = table
  const { cookieAgeSeconds } = site
  const idleScale = useMemo(
    () => scaleOf(cookieAgeSeconds, judged, drawnAt),
    [cookieAgeSeconds, judged, drawnAt],
  )
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
              grouped={view.group !== null}
              selected={isSelected(row, selection.refs)}
              focusable={item.index === focusIndex}
              now={drawnAt}
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
function scaleOf(cookieAgeSeconds: number | null, judged: readonly Judged[], now: number): number {
  if (cookieAgeSeconds !== null) return cookieAgeSeconds * 1000
  return judged.reduce((most, { session }) => Math.max(most, idleMs(session, now) ?? 0), 1)
}
