import { visible } from './visible.ts'

/** Blanks and invisible characters, which spreadsheets skip before a formula. */
const skipped = /^[\s\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]+/u

/**
 * The first sign of a formula, after wide, small or raised signs were made plain. U+2212 is the typographic
 * minus.
 */
const begins = /^[=+\-@\u2212]/

/**
 * A text as a cell that no spreadsheet computes or splits. A `'` comes before a text that it would take for a
 * formula. Escapes replace what starts a new cell or line somewhere (a `;` in countries with a decimal comma,
 * a tab, a line's end), and all invisible characters. Anything else is unchanged.
 */
function cell(text: string): string {
  const sign = String.fromCodePoint(text.replace(skipped, '').codePointAt(0) ?? 0x20).normalize('NFKC')
  return `${begins.test(sign) ? "'" : ''}${visible(text).replaceAll(';', '\\x3b')}`
}

/**
 * A CSV document (RFC 4180) of these rows, including the heading. Its cells are text, and no spreadsheet
 * computes them.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')
}

function csvCell(text: string): string {
  const safe = cell(text)
  const plain = safe === text || safe === `'${text}`
  return plain && !/[",]/.test(safe) ? safe : `"${safe.replaceAll('"', '""')}"`
}

/**
 * One row for the clipboard, with tabs between its cells. A quotation mark at the start of a cell would
 * swallow the tabs and lines after it, so a `'` comes before it.
 */
export function pastedRow(cells: readonly string[]): string {
  return cells.map((each) => `${each.startsWith('"') ? "'" : ''}${cell(each)}`).join('\t')
}
