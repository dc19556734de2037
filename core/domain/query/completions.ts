import { fold } from './fold.ts'
import { asValue } from './print.ts'
import { fieldOf, flagField, flagOf, type QueryTable } from './table.ts'
import { readTokens, type Token } from './tokens.ts'

/** The known values of fields, in the order in which they are offered. */
export type KnownValues = Readonly<Record<string, readonly string[]>>

/** What may be typed at the cursor: each text would replace the query from `from` to `to`. */
export interface Completions {
  readonly from: number
  readonly to: number
  readonly texts: readonly string[]
}

const most = 50
const comparisons = ['>', '>=', '<', '<=']

/** Continues the term in which the cursor is. Between two terms it offers everything. */
export function completions<Row>(
  text: string,
  cursor: number,
  table: QueryTable<Row>,
  known: KnownValues = {},
): Completions {
  const token = readTokens(text).find(({ start, end }) => start < cursor && cursor <= end)
  if (!token) return { from: cursor, to: cursor, texts: firstOf(names(table), '') }
  const { field, valueStart } = token
  const typed = cursor < valueStart ? '' : unquoted(text.slice(valueStart, cursor))
  // A dash alone begins the opposite of anything.
  if (field === null && typed === '-') return at(cursor, token, firstOf(names(table), ''))
  if (field === null) return at(valueStart, token, wordsOf(typed, table, known))
  if (cursor < valueStart) {
    const name = text.slice(valueStart - field.length - 1, cursor)
    return { from: valueStart - field.length - 1, to: valueStart, texts: firstOf(names(table), name) }
  }
  return at(valueStart, token, valuesOf(field, typed, table, known))
}

const at = (from: number, { end: to }: Token, texts: readonly string[]): Completions => ({ from, to, texts })

const unquoted = (typed: string): string => (typed.startsWith('"') ? typed.slice(1) : typed)

function names<Row>(table: QueryTable<Row>): string[] {
  const flags = Object.keys(table.flags).filter((name) => flagOf(table, name))
  return [...Object.keys(table.fields), flagField].map((name) => `${name}:`).concat(flags)
}

/** Names, and the fields that have a value like the word. */
function wordsOf<Row>(typed: string, table: QueryTable<Row>, known: KnownValues): string[] {
  const values = Object.keys(table.fields).flatMap((name) =>
    valuesOf(name, typed, table, known).map((value) => `${name}:${value}`),
  )
  return [...firstOf(names(table), typed), ...values].slice(0, most)
}

function valuesOf<Row>(field: string, typed: string, table: QueryTable<Row>, known: KnownValues): string[] {
  if (field === flagField) return firstOf(Object.keys(table.flags), typed)
  const kind = fieldOf(table, field)?.kind
  if (kind === 'number' || kind === 'duration') return typed === '' ? comparisons : []
  const values = Object.hasOwn(known, field) ? (known[field] ?? []) : []
  return firstOf(values, typed).map(asValue)
}

/** Those that begin like what was typed, and then those that contain it. */
function firstOf(values: readonly string[], typed: string): string[] {
  const sought = fold(typed)
  const folded = values.map((value) => ({ value, text: fold(value) }))
  const begins = folded.filter(({ text }) => text.startsWith(sought))
  const contains = folded.filter(({ text }) => !text.startsWith(sought) && text.includes(sought))
  return [...begins, ...contains].slice(0, most).map(({ value }) => value)
}
