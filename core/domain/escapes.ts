import { withHidden } from './visible.ts'

/**
 * Hostile text made harmless and visible: an escape character, which a terminal would obey, becomes the four characters `\x1b`, and
 * so does everything else that cannot be seen.
 */
export function escaped(text: string): string {
  return withHidden(text, (code) => {
    if (code <= 0xff) return `\\x${hex(code, 2)}`
    return code <= 0xffff ? `\\u${hex(code, 4)}` : `\\u{${hex(code, 5)}}`
  })
}

/** JSON of one line; the same characters as JSON's own escapes, so that the text read back is the same. */
export function safeJson(document: unknown): string {
  return withHidden(JSON.stringify(document), (code) => {
    const character = String.fromCodePoint(code)
    if (character === ' ') return character
    return character
      .split('')
      .map((unit) => `\\u${hex(unit.charCodeAt(0), 4)}`)
      .join('')
  })
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0')
}
