/**
 * What is invisible in a text, or changes how its neighbours look, by Unicode's own properties: controls,
 * formats (with directional marks and isolates), halves of characters, private and unassigned characters,
 * everything that is ignored by default (fillers, tags, selectors), other blanks, and a few characters that
 * are empty although Unicode calls them visible.
 */
const suspicious = / +|\p{M}+|[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800\ufffc\u{1d159}\u{16fe4}]/gu
const hidden = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800\ufffc\u{1d159}\u{16fe4}]/u

/** More marks on one letter than any language has would cover the lines above and below. */
const mostMarks = 6

/** Signs that join letters of Indic scripts. A joiner after them chooses the form. */
const virama = /[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u1039\u17d2]/u
/** Scripts whose letters join, so that a non-joiner between two letters is visible. */
const joining = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mongolian}]/u
const pictograph = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]/u

const zwnj = '\u200c'
const zwj = '\u200d'
/** In Bengali the joiner may come between r and virama. */
const bengaliRa = '\u09b0'
const raJoined = bengaliRa + zwj
/** Chooses the coloured or the plain form of the sign before it. */
const emojiSelectors = '\ufe0e\ufe0f'
const mongolianSelectors = '\u180b\u180c\u180d\u180f'

/**
 * A site's text as every host shows it, and as reports hold it. An escape character, which a terminal would
 * obey, becomes the four characters `\x1b`, and so does every other invisible character. Applying it twice
 * changes nothing.
 */
export function visible(text: string): string {
  return withHidden(text, codeOf)
}

/**
 * The same for the console's own words, in which each name is visible already. French has a no-break blank
 * before a colon and within a large number. It becomes a plain blank: these words are no name that pretends
 * to be another.
 */
export function visibleWords(words: string): string {
  return visible(words.replaceAll(/[\u00a0\u202f]/g, ' '))
}

/** A character by its number: `\x1b`, `\u202e`, `\u{e0001}`. */
export function codeOf(code: number): string {
  const digits = code.toString(16)
  if (code <= 0xff) return `\\x${digits.padStart(2, '0')}`
  return code <= 0xffff ? `\\u${digits.padStart(4, '0')}` : `\\u{${digits.padStart(5, '0')}}`
}

/**
 * A text in which every character is visible. `write` writes the invisible ones. It also writes blanks at the
 * ends and repeated blanks, because a window drops them, but not one blank between two words. It also writes
 * marks without a letter, because they would sit on the program's own text. Ordinary names of any script are
 * unchanged. Linear.
 */
export function withHidden(text: string, write: (codePoint: number) => string): string {
  // A hostile text may repeat one of them without end.
  let last = { character: '', shown: '' }
  const written = (character: string): string => {
    if (character !== last.character) last = { character, shown: write(character.codePointAt(0) ?? 0) }
    return last.shown
  }
  return text.replace(suspicious, (found: string, at: number) => {
    const end = at + found.length
    if (found.startsWith(' ')) {
      const one = at > 0 && end < text.length ? 1 : 0
      return ' '.repeat(one) + written(' ').repeat(found.length - one)
    }
    let before = characterBefore(text, at)
    const stands = (before !== '' && !hidden.test(before)) || text.startsWith(raJoined, at - 2)
    let shown = ''
    let marks = 0
    for (const character of found) {
      const isMark = !hidden.test(character)
      if (isMark) marks += 1
      const stays = isMark
        ? stands && marks <= mostMarks
        : isSeen(character, before, characterAfter(text, end))
      shown += stays ? character : written(character)
      before = character
    }
    return shown
  })
}

function characterBefore(text: string, at: number): string {
  const low = text.charCodeAt(at - 1)
  const pair = low >= 0xdc00 && low <= 0xdfff ? 2 : 1
  return text.slice(Math.max(0, at - pair), at)
}

const characterAfter = (text: string, at: number): string =>
  text.codePointAt(at) === undefined ? '' : String.fromCodePoint(text.codePointAt(at) ?? 0)

/** One that is usually ignored, but here changes what is visible. */
function isSeen(character: string, before: string, after: string): boolean {
  if (character === zwj) {
    return (
      virama.test(before) ||
      (before === bengaliRa && after === '\u09cd') ||
      (pictograph.test(before) && pictograph.test(after))
    )
  }
  if (character === zwnj) return virama.test(before) || (joining.test(before) && joining.test(after))
  if (emojiSelectors.includes(character)) return /[\p{Extended_Pictographic}\d#*]/u.test(before)
  return mongolianSelectors.includes(character) && /\p{Script=Mongolian}/u.test(before)
}
