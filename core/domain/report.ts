/**
 * What a spreadsheet takes for the beginning of a formula; also after blanks, and as the wide characters that some of them
 * read the same.
 */
const formula = /^\s*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/

/** A CSV document (RFC 4180) of these rows, the heading among them. Its cells are text: no spreadsheet computes them. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')
}

function csvCell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
