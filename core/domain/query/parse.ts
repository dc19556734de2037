import { parseDuration } from '../duration.ts'
import {
  type Comparison,
  fieldOf,
  flagField,
  flagOf,
  type Query,
  type QueryField,
  type QueryMatch,
  type QueryTable,
} from './table.ts'
import { readTokens, type Token } from './tokens.ts'

/** What is wrong with a query. `at` and `length` show the place, in UTF-16 units. */
export interface QueryFault {
  readonly code:
    'unknownField' | 'unknownFlag' | 'valueMissing' | 'numberNeeded' | 'durationNeeded' | 'quoteOpen'
  readonly at: number
  readonly length: number
  /** The word that is not understood, or the field that needs another value. */
  readonly word: string
}

export type ParsedQuery =
  { readonly ok: true; readonly query: Query } | { readonly ok: false; readonly fault: QueryFault }

/** Reads any text. The first fault counts. An empty query has no conditions, so each row matches. */
export function parseQuery<Row>(text: string, table: QueryTable<Row>): ParsedQuery {
  const query = []
  for (const token of readTokens(text)) {
    const match = readMatch(token, table)
    if ('code' in match) return { ok: false, fault: match }
    query.push({ not: token.not, match })
  }
  return { ok: true, query }
}

function fault(code: QueryFault['code'], { valueStart, start, end, field, value }: Token): QueryFault {
  const isName = code === 'unknownField'
  const at = isName ? start : valueStart
  const length = (isName ? valueStart : end) - at
  return { code, at, length, word: code === 'unknownFlag' ? value : (field ?? value) }
}

function readMatch<Row>(token: Token, table: QueryTable<Row>): QueryMatch | QueryFault {
  const { field: name, value, quotes } = token
  if (quotes === 'open') return fault('quoteOpen', token)
  if (name === null) return readPlain(token, table)
  if (name === flagField) {
    if (value === '') return fault('valueMissing', token)
    const flag = value.toLowerCase()
    return flagOf(table, flag) ? { kind: 'flag', flag } : fault('unknownFlag', token)
  }
  const field = fieldOf(table, name)
  if (field === null) return fault('unknownField', token)
  if (value === '' && quotes === 'none') return fault('valueMissing', token)
  switch (field.kind) {
    case 'whole':
    case 'part':
      return { kind: 'field', field: name, text: value }
    case 'number':
    case 'duration':
      return readFigure(token, name, field.kind)
  }
}

function readPlain<Row>({ value, quotes }: Token, table: QueryTable<Row>): QueryMatch {
  const isWord = quotes === 'none' && flagOf(table, value.toLowerCase()) !== null
  return isWord ? { kind: 'word', text: value } : { kind: 'text', text: value }
}

const comparison = /^(>=|<=|>|<|=)?/
/** Longer ones could not be written again. Ten years, milliseconds. */
const longestMs = 315_360_000_000

function readFigure(
  token: Token,
  field: string,
  kind: Exclude<QueryField<never>['kind'], 'whole' | 'part'>,
): QueryMatch | QueryFault {
  const sign = comparison.exec(token.value)?.[0] ?? ''
  const text = token.value.slice(sign.length)
  const figure = kind === 'number' ? readNumber(text) : parseDuration(text)
  if (token.quotes !== 'none' || figure === null || figure > longestMs)
    return fault(kind === 'number' ? 'numberNeeded' : 'durationNeeded', token)
  return { kind: 'figure', field, comparison: sign === '' ? '=' : (sign as Comparison), figure }
}

const readNumber = (text: string): number | null => (/^\d{1,9}$/.test(text) ? Number(text) : null)
