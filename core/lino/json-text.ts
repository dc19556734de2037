/** Lino's JSON is flat: rows of cells in an object, menus in menus. We read nothing that is deeper. */
const deepest = 64

const quote = 0x22
const backslash = 0x5c
const comma = 0x2c
const [openList, openObject, closeList, closeObject] = [0x5b, 0x7b, 0x5d, 0x7d]

/** Where the string that begins at `from` ends, after its closing quote. -1: not before `last`. */
function endOfString(text: string, from: number, last: number): number {
  for (let at = from + 1; at < last; at += 1) {
    const code = text.charCodeAt(at)
    if (code === quote) return at + 1
    if (code === backslash) at += 1
  }
  return -1
}

/**
 * Where the value that begins at `from` ends. -1: never, not within this number of characters, with more
 * lists, objects and items than this number, or it is deeper than anything that we read. It looks only at
 * brackets and strings. JSON.parse decides whether it is JSON in between.
 */
export function endOfValue(text: string, from: number, most = Infinity, mostParts = Infinity): number {
  let depth = 0
  let parts = 0
  const last = Math.min(text.length, from + most)
  for (let at = from; at < last; at += 1) {
    const code = text.charCodeAt(at)
    if (code === quote) {
      at = endOfString(text, at, last) - 1
      if (at < 0) return -1
      if (depth === 0) return at + 1
    } else if (code === openList || code === openObject) {
      depth += 1
      parts += 1
      if (depth > deepest || parts > mostParts) return -1
    } else if (code === closeList || code === closeObject) {
      depth -= 1
      if (depth < 0) return at
      if (depth === 0) return at + 1
    } else if (depth === 0 && (code === comma || code <= 0x20)) {
      return at
    } else if (code === comma) {
      parts += 1
      if (parts > mostParts) return -1
    }
  }
  return depth === 0 && last === text.length ? last : -1
}

/**
 * Null: not JSON, or too deep to be read cheaply (a megabyte of brackets costs a hundred times as much
 * memory).
 */
export function parseShallow(text: string): unknown {
  const end = endOfValue(text, skipBlanks(text, 0))
  if (end === -1) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The first character from there on that is no white space of JSON, or the last of this number of them. */
export function skipBlanks(text: string, from: number, most = Infinity): number {
  const last = Math.min(text.length, from + most)
  let at = from
  while (at < last && text.charCodeAt(at) <= 0x20) at += 1
  return at
}
