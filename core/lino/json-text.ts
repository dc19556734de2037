/** JSON of Lino is flat: rows of cells in an object, menus in menus. What is deeper is nothing that we read. */
const deepest = 64

const quote = 0x22
const backslash = 0x5c
const [openList, openObject, closeList, closeObject] = [0x5b, 0x7b, 0x5d, 0x7d]

/** Where the string ends that begins at `from`, after its closing quote; -1: never. */
function endOfString(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let escapes = 0
    while (text.charCodeAt(at - 1 - escapes) === backslash) escapes += 1
    if (escapes % 2 === 0) return at + 1
  }
  return -1
}

/**
 * Where the value ends that begins at `from`; -1: never, or not within so many characters, or it is deeper than anything
 * that we read. Only brackets and strings are looked at: whether it is JSON in between, JSON.parse tells.
 */
export function endOfValue(text: string, from: number, most = Infinity): number {
  let depth = 0
  const last = Math.min(text.length, from + most)
  for (let at = from; at < last; at += 1) {
    const code = text.charCodeAt(at)
    if (code === quote) {
      at = endOfString(text, at) - 1
      if (at < 0) return -1
      if (depth === 0) return at + 1
    } else if (code === openList || code === openObject) {
      depth += 1
      if (depth > deepest) return -1
    } else if (code === closeList || code === closeObject) {
      depth -= 1
      if (depth < 0) return at
      if (depth === 0) return at + 1
    } else if (depth === 0 && (code === 0x2c || code <= 0x20)) {
      return at
    }
  }
  return depth === 0 && last === text.length ? last : -1
}

/** Null: this is no JSON, or too deep to be read cheaply (a megabyte of brackets costs a hundred times as much memory). */
export function parseShallow(text: string): unknown {
  const end = endOfValue(text, skipBlanks(text, 0))
  if (end === -1) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The first character from there on that is no white space of JSON. */
export function skipBlanks(text: string, from: number): number {
  let at = from
  while (text.charCodeAt(at) <= 0x20) at += 1
  return at
}
