import type { HttpAnswer } from '../ports.ts'
import { readObject } from './answers.ts'
import { readBigTable, type Row, type Table } from './big-table.ts'
import { mostRows } from './requests.ts'

export type { Table } from './big-table.ts'

/**
 * Whether a table says that it has more rows than it sent. On every Lino and front end measured, `count` is
 * the number of rows with `limit=0`, or one less (a row of nulls for a new user).
 */
export function isShort({ rows, rest }: Table): boolean {
  const { count } = rest
  return typeof count === 'number' && count > rows.length
}

/** Characters: some hundred rows, which JSON.parse reads in a few milliseconds. */
const longTable = 256 * 1024

/** A table's JSON. Null: not a table. A long one is read piece by piece, with turns for other work. */
export async function readAnyTable(answer: HttpAnswer): Promise<Table | 'tooMany' | null> {
  return answer.body.length > longTable ? readBigTable(answer.body, mostRows) : readTable(answer)
}

export function readTable(answer: HttpAnswer): Table | 'tooMany' | null {
  const rest = readObject(answer)
  const rows = rest?.['rows']
  if (!rest || !Array.isArray(rows) || !rows.every((row): row is Row => Array.isArray(row))) return null
  return rows.length > mostRows ? 'tooMany' : { rows, rest }
}
