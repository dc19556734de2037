/** What stands between the cells of a line, in the files of different countries and programs. */
const separators = [',', ';', '\t'] as const

/**
 * The rows of a CSV text (RFC 4180) with comma, semicolon or tab, without the empty ones. A cell in quotation
 * marks may hold separators and lines. Reads any text: a quotation mark that is never closed ends with the
 * text.
 */
export function csvRows(text: string): string[][] {
  // Excel writes its separator into a line of its own.
  const named = /^\ufeff?"?sep=([,;\t])"?\r?\n/i.exec(text)
  const rest = text.slice(named?.[0].length ?? 0).replace(/^\ufeff/, '')
  return rowsBy(rest, named?.[1] ?? guessSeparator(rest)).filter((row) =>
    row.some((cell) => cell.trim() !== ''),
  )
}

/** So much of a text shows its separator. Characters, rows. */
const sample = { characters: 20_000, rows: 10 }

/** The one that gives most rows the same number of cells, and more than one. */
function guessSeparator(text: string): string {
  const start = text.slice(0, sample.characters)
  let best = { separator: ',', rows: 0, cells: 1 }
  for (const separator of separators) {
    const rows = rowsBy(start, separator).slice(0, sample.rows)
    const cells = rows[0]?.length ?? 0
    const alike = cells > 1 ? rows.filter((row) => row.length === cells).length : 0
    const isBetter = alike > best.rows || (alike === best.rows && cells > best.cells)
    if (isBetter) best = { separator, rows: alike, cells }
  }
  return best.separator
}

function rowsBy(text: string, separator: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    const { cell, end } = text[at] === '"' ? quotedCell(text, at, separator) : plainCell(text, at, separator)
    row.push(cell)
    at = end
    if (text[at] === separator) {
      at += 1
      if (at < text.length) continue
      row.push('')
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1
    at += 1
    rows.push(row)
    row = []
  }
  return rows
}

interface Cell {
  readonly cell: string
  /** Where its separator or the end of its line is. */
  readonly end: number
}

function plainCell(text: string, from: number, separator: string): Cell {
  let end = from
  while (end < text.length && text[end] !== separator && text[end] !== '\r' && text[end] !== '\n') end += 1
  return { cell: text.slice(from, end), end }
}

/** What comes between its end and the separator belongs to it, too. */
function quotedCell(text: string, from: number, separator: string): Cell {
  let cell = ''
  let at = from + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote === -1) return { cell: cell + text.slice(at), end: text.length }
    cell += text.slice(at, quote)
    if (text[quote + 1] !== '"') {
      const { cell: more, end } = plainCell(text, quote + 1, separator)
      return { cell: cell + more, end }
    }
    cell += '"'
    at = quote + 2
  }
}
