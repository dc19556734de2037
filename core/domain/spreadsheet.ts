import { codeOf, visible } from './visible.ts'

/** Blanks and invisible characters, which spreadsheets skip before a formula. */
const skipped = /^[\s\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]+/u

/**
 * The first sign of a formula, after wide, small or raised signs were made plain. U+2212 is the typographic
 * minus.
 */
const begins = /^[=+\-@\u2212]/

function isFormula(text: string): boolean {
  const sign = String.fromCodePoint(text.replace(skipped, '').codePointAt(0) ?? 0x20).normalize('NFKC')
  return begins.test(sign)
}

const semicolon = codeOf(0x3b)

/**
 * A text as a cell that no spreadsheet computes or splits. A `'` comes before a text that it would take for a
 * formula. Escapes replace what starts a new cell or line somewhere (a `;` in countries with a decimal comma,
 * a tab, a line's end), and all invisible characters. Anything else is unchanged.
 */
function cell(text: string): string {
  return `${isFormula(text) ? "'" : ''}${visible(text).replaceAll(';', semicolon)}`
}

/** An escape as `visible` writes it. */
const escape = /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|u\{([0-9a-f]{5,6})\})/g

/** A `'` comes before it, because it is a formula, or because its own `'` would be taken for ours. */
function isGuarded(text: string): boolean {
  const rest = text.replace(/^'+/, '')
  return isFormula(rest)
}

/**
 * The same as a cell that `fromListCell` reads: a text that looks like one of our escapes, or that begins
 * with our `'`, gets one more.
 */
export function listCell(text: string): string {
  const marked = text.replace(escape, (found) => `${codeOf(0x5c)}${found.slice(1)}`)
  return `${isGuarded(text) ? "'" : ''}${visible(marked).replaceAll(';', semicolon)}`
}

/** The text that `listCell` has written. */
export function fromListCell(text: string): string {
  const read = text.replace(escape, (_, ...codes: unknown[]) =>
    String.fromCodePoint(
      Math.min(Number.parseInt(String(codes.find((each) => each !== undefined)), 16), 0x10ffff),
    ),
  )
  return read.startsWith("'") && isGuarded(read.slice(1)) ? read.slice(1) : read
}

/**
 * A CSV document (RFC 4180) of these rows, including the heading. Its cells are text, and no spreadsheet
 * computes them.
 */
export function csvText(
  rows: readonly (readonly string[])[],
  write: (text: string) => string = cell,
): string {
  const csvCell = (text: string): string => {
    const safe = write(text)
    const plain = safe === text || safe === `'${text}`
    return plain && !/[",]/.test(safe) ? safe : `"${safe.replaceAll('"', '""')}"`
  }
  return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')
}

/**
 * One row for the clipboard, with tabs between its cells. A quotation mark at the start of a cell would
 * swallow the tabs and lines after it, so a `'` comes before it.
 */
export function pastedRow(cells: readonly string[]): string {
  return cells.map((each) => `${each.startsWith('"') ? "'" : ''}${cell(each)}`).join('\t')
}
