import { withHidden } from './visible.ts'

/**
 * JSON on one line in which every character is visible. It uses JSON's own escapes, so reading the text gives
 * the same value.
 */
export function safeJson(document: unknown): string {
  return withHidden(JSON.stringify(document), (code) => {
    const character = String.fromCodePoint(code)
    if (character === ' ') return character
    return character
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join('')
  })
}
