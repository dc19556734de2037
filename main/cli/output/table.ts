import type { Paint, Style } from './colour.ts'
import { visible } from '../../../core/domain/visible.ts'
import { cutTo, padTo, widthOf } from './width.ts'

export interface Column<Row> {
  /** Shown in capitals. */
  readonly title: string
  readonly cell: (row: Row) => string
  readonly style?: (row: Row) => Style | null
  /** Longer cells are cut. Columns of the terminal. */
  readonly atMost?: number
}

const gap = '  '

/** In any language, a letter with all its marks has fewer UTF-16 units than this. */
const unitsOfColumn = 64

/** A cell may have megabytes. Text far behind the column's end is not read. */
function shown(cell: string, atMost: number): string {
  const units = atMost * unitsOfColumn
  return cutTo(cell.length > units ? `${visible(cell.slice(0, units))}…` : visible(cell), atMost)
}

/**
 * An aligned table. Cells are hostile text, so everything that a terminal would obey is made visible first.
 */
export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[], paint: Paint): string[] {
  const cells = columns.map((column) => rows.map((row) => shown(column.cell(row), column.atMost ?? Infinity)))
  const titles = columns.map(({ title }) => title.toUpperCase())
  const widths = titles.map((title, at) =>
    (cells[at] ?? []).reduce((most, cell) => Math.max(most, widthOf(cell)), widthOf(title)),
  )
  const line = (text: (at: number) => string): string =>
    columns
      .map((_, at) => text(at))
      .join(gap)
      .trimEnd()
  const heading = line((at) => paint('bold', padTo(titles[at] ?? '', widths[at] ?? 0)))
  const body = rows.map((row, index) =>
    line((at) => paint(columns[at]?.style?.(row) ?? null, padTo(cells[at]?.[index] ?? '', widths[at] ?? 0))),
  )
  return [heading, ...body]
}
