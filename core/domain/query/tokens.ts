/** One term of a query as it was typed. Places are numbers of UTF-16 units from the start of the query. */
export interface Token {
  readonly start: number
  readonly end: number
  readonly not: boolean
  /** What is before the colon, in lower case. Null: a plain word or text. */
  readonly field: string | null
  /** Where the word or the value begins. */
  readonly valueStart: number
  /** Without its quotation marks. */
  readonly value: string
  /** open: the closing quotation mark is missing. */
  readonly quotes: 'none' | 'closed' | 'open'
}

const blank = /\s/u
/** Sticky: it looks only at the place where it begins. */
const fieldName = /[a-z][a-z-]*:(?!\/\/)/iy

/** The terms of any text, in their order. It refuses nothing, so it also reads what is still being typed. */
export function readTokens(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    if (blank.test(text.charAt(at))) at += 1
    else {
      const token = readToken(text, at)
      tokens.push(token)
      at = token.end
    }
  }
  return tokens
}

function readToken(text: string, start: number): Token {
  // A dash alone is a word.
  const not = text.charAt(start) === '-' && isMore(text, start + 1)
  const body = not ? start + 1 : start
  fieldName.lastIndex = body
  const name = fieldName.exec(text)?.[0] ?? null
  const valueStart = body + (name?.length ?? 0)
  const field = name === null ? null : name.slice(0, -1).toLowerCase()
  const read = text.charAt(valueStart) === '"' ? readQuoted(text, valueStart) : readWord(text, valueStart)
  return { start, not, field, valueStart, ...read }
}

const isMore = (text: string, at: number): boolean => at < text.length && !blank.test(text.charAt(at))

type Read = Pick<Token, 'end' | 'value' | 'quotes'>

function readWord(text: string, start: number): Read {
  let end = start
  while (isMore(text, end)) end += 1
  return { end, value: text.slice(start, end), quotes: 'none' }
}

/** A backslash before a quotation mark or a backslash hides it. Everywhere else it is a character. */
function readQuoted(text: string, start: number): Read {
  let value = ''
  let at = start + 1
  while (at < text.length) {
    const character = text.charAt(at)
    if (character === '"') return { end: at + 1, value, quotes: 'closed' }
    const next = text.charAt(at + 1)
    const hides = character === '\\' && (next === '"' || next === '\\')
    value += hides ? next : character
    at += hides ? 2 : 1
  }
  return { end: text.length, value, quotes: 'open' }
}
