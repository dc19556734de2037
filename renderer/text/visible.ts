// Written as a string, because a pattern may not hold control characters. Controls, directional marks and other characters that could hide or reorder what stands beside them. A joiner stays: emoji need it.
const invisible = new RegExp(
  '[\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff\\ufff9-\\ufffb]',
  'gu',
)

/** A site's text with every control and invisible character written out, as `⟨U+202E⟩`; blanks alone as `␣`. It stays text. */
export function visible(text: string): string {
  if (text !== '' && text.trim() === '') return '␣'.repeat(text.length)
  return text.replace(invisible, (character) => {
    const code = character.codePointAt(0) ?? 0
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`
  })
}
