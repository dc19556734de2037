import type { Paint, Style } from './colour.ts'
import { visible } from './visible.ts'
import { cutTo, padTo, widthOf } from './width.ts'

export interface Column<Row> {
  readonly title: string
  readonly cell: (row: Row) => string
  readonly style?: (row: Row) => Style | null
  /** Longer cells are cut. Columns of the terminal. */
  readonly atMost?: number
}

const gap = '  '

/** A letter with all its marks has fewer UTF-16 units than that, in any language. */
const unitsOfColumn = 64

/** A cell may be of megabytes: what lies far behind its last column is not looked at. */
function shown(cell: string, atMost: number): string {
  const units = atMost * unitsOfColumn
  return cutTo(cell.length > units ? `${visible(cell.slice(0, units))}…` : visible(cell), atMost)
}

/** An aligned table. Cells are hostile text: what a terminal would obey is made visible first. */
export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[], paint: Paint): string[] {
  const cells = columns.map((column) => rows.map((row) => shown(column.cell(row), column.atMost ?? Infinity)))
  const widths = columns.map((column, at) =>
    (cells[at] ?? []).reduce((most, cell) => Math.max(most, widthOf(cell)), widthOf(column.title)),
  )
  const line = (text: (at: number) => string): string =>
    columns
      .map((_, at) => text(at))
      .join(gap)
      .trimEnd()
  const heading = line((at) => paint('bold', padTo(columns[at]?.title ?? '', widths[at] ?? 0)))
  const body = rows.map((row, index) =>
    line((at) => paint(columns[at]?.style?.(row) ?? null, padTo(cells[at]?.[index] ?? '', widths[at] ?? 0))),
  )
  return [heading, ...body]
}
