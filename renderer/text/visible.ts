import { withHidden } from '../../core/domain/visible.ts'

/** A site's text with everything in it that cannot be seen written out, as `⟨U+202E⟩`; blanks alone as `␣`. It stays text. */
export function visible(text: string): string {
  if (text !== '' && !/[^ ]/.test(text)) return '␣'.repeat(text.length)
  return withHidden(text, (codePoint) => `⟨U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}⟩`)
}
