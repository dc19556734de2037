/**
 * A text between quotation marks of any language, or backticks, that begins like a line for a server's shell.
 * French has a blank between its marks and the line.
 */
export const shellLine = /["`“„«]\s?((?:python3?|lino|sudo) [^"`“”„«»\s]+(?:\s[^"`“”„«»\s]+)*)\s?["`”“»]/

export interface HintParts {
  readonly text: string
  /** Each has a line for a shell. Empty, or at least two. */
  readonly items: readonly string[]
}

/** What a failure says, in one text. Sentences with a line for a shell are a list if there are several. */
export function hintParts(sentences: readonly string[]): HintParts {
  const items = sentences.filter((each) => shellLine.test(each))
  if (items.length < 2) return { text: sentences.join(' '), items: [] }
  return { text: sentences.filter((each) => !items.includes(each)).join(' '), items }
}
