import type { HttpAnswer } from '../ports.ts'
import { readObject } from './answers.ts'
import { readBigTable, type Row, type Table } from './big-table.ts'
import { mostRows } from './requests.ts'

export type { Table } from './big-table.ts'

/** Characters: some hundred rows, which JSON.parse reads in a few milliseconds. */
const longTable = 256 * 1024

/** A table's JSON; null: it is none. A long one is read bit by bit, with turns for everybody else. */
export async function readAnyTable(answer: HttpAnswer): Promise<Table | 'tooMany' | null> {
  return answer.body.length > longTable ? readBigTable(answer.body, mostRows) : readTable(answer)
}

export function readTable(answer: HttpAnswer): Table | 'tooMany' | null {
  const rest = readObject(answer)
  const rows = rest?.['rows']
  if (!rest || !Array.isArray(rows) || !rows.every((row): row is Row => Array.isArray(row))) return null
  return rows.length > mostRows ? 'tooMany' : { rows, rest }
}
