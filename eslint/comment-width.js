/**
 * Prettier wraps code, but not comments. A line of a comment has the print width, so that it can be read
 * beside its code.
 */

/** A URL or one long token cannot be wrapped. */
function cannotBeWrapped(line) {
  const words = line.split(/[\s/*{}]+/).filter((word) => word !== '')
  return /\bhttps?:\/\//.test(line) || words.length === 1
}

/** Which lines of a comment are longer than that, counted from its first one. */
export function tooLong(lines, width) {
  return lines.flatMap((line, index) => (line.length > width && !cannotBeWrapped(line) ? [index] : []))
}

export const commentWidthRule = {
  meta: {
    type: 'layout',
    schema: [{ type: 'object', properties: { width: { type: 'integer' } }, additionalProperties: false }],
    messages: { long: 'A line of a comment has {{width}} characters at most. This one has {{length}}.' },
  },
  create(context) {
    const { sourceCode } = context
    const [{ width }] = context.options
    return {
      Program() {
        for (const { loc } of sourceCode.getAllComments()) {
          const lines = sourceCode.lines.slice(loc.start.line - 1, loc.end.line)
          for (const index of tooLong(lines, width)) {
            const data = { width: String(width), length: String(lines[index].length) }
            const line = loc.start.line + index
            context.report({ loc: { line, column: width }, messageId: 'long', data })
          }
        }
      },
    }
  },
}
