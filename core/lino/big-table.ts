import { endOfValue, skipBlanks } from './json-text.ts'
import { createTurns } from './slices.ts'

/** Rows are parsed so many characters at a time. */
const sliceLength = 128 * 1024
/** A row has 243 characters; one with a header of a hostile visitor in it, a megabyte or two. What is longer is none. */
const longestRow = 8 * 1024 * 1024
/** Of what stands beside the rows: a title, words, numbers. Characters. */
const longestRest = 1024 * 1024

export type Row = readonly unknown[]

/** A table's JSON object, its rows as they came. */
export interface Table {
  readonly rows: readonly Row[]
  readonly rest: Readonly<Record<string, unknown>>
}

/**
 * Reads a table of up to 64 MB without keeping anybody waiting: bit by bit, with turns for all others in between. `tooMany`:
 * it has more rows than that. Null: it is no such object.
 */
export async function readBigTable(text: string, mostRows: number): Promise<Table | 'tooMany' | null> {
  const turns = createTurns()
  let rows: Row[] | null = null
  const rest: Record<string, unknown> = {}
  let at = skipBlanks(text, 0)
  if (text[at] !== '{') return null

  /** The rows from `[` on; answers where they end, or why not. */
  async function readRows(from: number, into: Row[]): Promise<number | 'tooMany' | null> {
    let begin = skipBlanks(text, from + 1)
    if (text[begin] === ']') return begin + 1
    let count = 0
    for (let at = begin; ;) {
      const end = endOfValue(text, at, longestRow)
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

  /** A member that is no row; answers where it ends. */
  function readRest(name: string, from: number): number | null {
    const end = endOfValue(text, from, longestRest)
    if (end === -1) return null
    const value = parse(text.slice(from, end))
    if (value === undefined) return null
    rest[name] = value
    return end
  }

  for (;;) {
    at = skipBlanks(text, at + 1)
    const colon = skipBlanks(text, endOfValue(text, at, longestRest))
    const name = text[at] === '"' && text[colon] === ':' ? parse(text.slice(at, colon)) : null
    if (typeof name !== 'string' || name === '__proto__') return null
    const value = skipBlanks(text, colon + 1)
    const isRows = name === 'rows'
    if (isRows && text[value] !== '[') return null
    // The last one counts where a name stands twice, as for JSON.parse.
    if (isRows) rows = []
    const end = isRows && rows ? await readRows(value, rows) : readRest(name, value)
    if (end === null || end === 'tooMany') return end
    at = skipBlanks(text, end)
    if (text[at] === '}') return rows && skipBlanks(text, at + 1) >= text.length ? { rows, rest } : null
    if (text[at] !== ',') return null
  }
}

/** Undefined: no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
