/**
 * What a terminal or a reader's eye could be led astray by: control characters, escape sequences (C0, DEL, C1), marks
 * that turn the direction of text or take no room, line separators, and halves of a character.
 */
const treacherous =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\p{Surrogate}/gu

/** Hostile text made harmless and visible: an escape character becomes the four characters `\x1b`. */
export function visible(text: string): string {
  return text.replace(treacherous, (character) => {
    const code = character.charCodeAt(0)
    return code <= 0xff ? `\\x${hex(code, 2)}` : `\\u${hex(code, 4)}`
  })
}

/** JSON of one line; the same characters as JSON's own escapes, so that the text read back is the same. */
export function safeJson(document: unknown): string {
  return JSON.stringify(document).replace(treacherous, (character) => `\\u${hex(character.charCodeAt(0), 4)}`)
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0')
}
