import { endOfValue, skipBlanks as skipAllBlanks } from './json-text.ts'
import { createTurns } from './slices.ts'

/** Rows are parsed in pieces of this length. Characters. */
const sliceLength = 128 * 1024
/**
 * A row has 243 characters. A row with a header of a hostile visitor has a megabyte or two. Anything longer
 * is no row.
 */
const longestRow = 8 * 1024 * 1024
/** The longest text beside the rows, all members together: a title, words, numbers. Characters. */
const longestRest = 1024 * 1024
/** Lists, objects and items of one value. A row has some ten. JSON.parse takes long for a million of them. */
const mostParts = 20_000
/** Blanks in one place. Lino writes none or a line break. */
const mostBlanks = 64 * 1024

export type Row = readonly unknown[]

/** A table's JSON object, with its rows as they came. */
export interface Table {
  readonly rows: readonly Row[]
  readonly rest: Readonly<Record<string, unknown>>
}

/**
 * Reads a table of up to 64 MB piece by piece, with turns for other work in between. `tooMany`: it has more
 * rows than that. Null: it is no such object.
 */
export async function readBigTable(text: string, mostRows: number): Promise<Table | 'tooMany' | null> {
  const turns = createTurns()
  let rows: Row[] | null = null
  const rest: Record<string, unknown> = {}
  let at = skipBlanks(text, 0)
  if (text[at] !== '{') return null

  /** Reads the rows from `[` on. Returns where they end, or why it could not. */
  async function readRows(from: number, into: Row[]): Promise<number | 'tooMany' | null> {
    let begin = skipBlanks(text, from + 1)
    if (text[begin] === ']') return begin + 1
    let count = 0
    for (let at = begin; ;) {
      const end = endOfValue(text, at, longestRow, mostParts)
      if (end === -1) return null
      count += 1
      if (count > mostRows) return 'tooMany'
      const next = skipBlanks(text, end)
      const isLast = text[next] === ']'
      if (!isLast && text[next] !== ',') return null
      if (isLast || end - begin > sliceLength) {
        const parsed = parse(`[${text.slice(begin, end)}]`)
        if (!Array.isArray(parsed)) return null
        for (const row of parsed) {
          if (!Array.isArray(row)) return null
          into.push(row)
        }
        if (isLast) {
          await turns.pause()
          return next + 1
        }
        begin = skipBlanks(text, next + 1)
      }
      at = skipBlanks(text, next + 1)
      if (turns.due()) await turns.pause()
    }
  }

  /** A member that is no row. Returns where it ends. */
  function readRest(name: string, from: number): number | null {
    const end = endOfValue(text, from, longestRest, mostParts)
    if (end === -1 || beside + end - from > longestRest) return null
    const value = parse(text.slice(from, end))
    if (value === undefined) return null
    rest[name] = value
    return end
  }

  let beside = 0
  for (;;) {
    if (turns.due()) await turns.pause()
    at = skipBlanks(text, at + 1)
    const nameEnd = endOfValue(text, at, longestRest)
    beside += nameEnd - at
    if (nameEnd === -1 || beside > longestRest) return null
    const colon = skipBlanks(text, nameEnd)
    const name = text[at] === '"' && text[colon] === ':' ? parse(text.slice(at, colon)) : null
    if (typeof name !== 'string' || name === '__proto__') return null
    const value = skipBlanks(text, colon + 1)
    const isRows = name === 'rows'
    if (isRows && text[value] !== '[') return null
    // If a name appears twice the last one counts, as for JSON.parse.
    if (isRows) rows = []
    const end = isRows && rows ? await readRows(value, rows) : readRest(name, value)
    if (end === null || end === 'tooMany') return end
    if (!isRows) beside += end - value
    at = skipBlanks(text, end)
    if (text[at] === '}') return rows && skipBlanks(text, at + 1) >= text.length ? { rows, rest } : null
    if (text[at] !== ',') return null
  }
}

/** More blanks than Lino ever writes are no JSON of Lino's: what follows is then a blank. */
function skipBlanks(text: string, from: number): number {
  return skipAllBlanks(text, from, mostBlanks)
}

/** Undefined: not JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
