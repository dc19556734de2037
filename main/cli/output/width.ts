const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

const wide =
  /\p{Emoji_Presentation}|\ufe0f|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u
const plain = /^[\u0020-\u007e\u00a1-\u02ff]*$/

/**
 * How many columns of a terminal a text takes: two for a wide character or an emoji, none for a mark on
 * another character.
 */
export function widthOf(text: string): number {
  if (plain.test(text)) return text.length
  let width = 0
  for (const { segment } of segmenter.segment(text)) width += segmentWidth(segment)
  return width
}

const segmentWidth = (segment: string): number => (wide.test(segment) ? 2 : 1)

/** Cut to at most `width` columns, with an ellipsis if something is missing. */
export function cutTo(text: string, width: number): string {
  if (text.length <= width && plain.test(text)) return text
  let kept = 0
  let used = 0
  // Reads no further than necessary, because a cell may have megabytes.
  for (const { segment, index } of segmenter.segment(text)) {
    used += segmentWidth(segment)
    if (used > width) return `${text.slice(0, kept)}…`
    if (used <= width - 1) kept = index + segment.length
  }
  return text
}

export function padTo(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)))
}
