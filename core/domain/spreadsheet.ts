import { escaped } from './escapes.ts'

/** Blanks and what cannot be seen, which spreadsheets skip before a formula. */
const skipped = /^[\s\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]+/u

/** Its first sign, once a wide, small or raised one is made plain. U+2212 is the minus of a typesetter. */
const begins = /^[=+\-@\u2212]/

/**
 * A text as a cell that no spreadsheet computes or splits: before what it would take for a formula stands a `'`, and what starts a
 * new cell or line somewhere (a `;`, where the comma is for decimals; a tab; a line's end) is written as an escape, like all that
 * cannot be seen. Anything else stays as it is.
 */
function cell(text: string): string {
  const sign = String.fromCodePoint(text.replace(skipped, '').codePointAt(0) ?? 0x20).normalize('NFKC')
  return `${begins.test(sign) ? "'" : ''}${escaped(text).replaceAll(';', '\\x3b')}`
}

/** A CSV document (RFC 4180) of these rows, the heading among them. Its cells are text: no spreadsheet computes them. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')
}

function csvCell(text: string): string {
  const safe = cell(text)
  const plain = safe === text || safe === `'${text}`
  return plain && !/[",]/.test(safe) ? safe : `"${safe.replaceAll('"', '""')}"`
}

/**
 * One row to be pasted: its cells between tabs. A quotation mark at a cell's beginning would swallow the tabs and lines after it,
 * so a `'` stands before it.
 */
export function pastedRow(cells: readonly string[]): string {
  return cells.map((each) => `${each.startsWith('"') ? "'" : ''}${cell(each)}`).join('\t')
}
