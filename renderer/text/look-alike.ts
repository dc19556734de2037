import { visible } from './visible.ts'

/** Why a name is marked. What is not plain Latin is written by its number, so that the two can be told apart. */
export function looksLikeAnother(user: string): string {
  const spelled = visible(user).replace(
    /[^ -~⟨⟩␣]/gu,
    (letter) => `⟨U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  )
  return `Looks like another user’s name. This one is written: ${spelled}`
}
