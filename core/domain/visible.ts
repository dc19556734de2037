/**
 * What cannot be seen in a text, or changes how its neighbours are seen, by Unicode's own properties: controls, formats (directional
 * marks and isolates among them), halves of characters, private and unassigned ones, everything that is ignored by default (fillers,
 * tags, selectors), blanks of other kinds, and a few that Unicode counts among the visible ones though they are empty.
 */
const suspicious = / +|\p{M}+|[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800\ufffc\u{1d159}\u{16fe4}]/gu
const hidden = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800\ufffc\u{1d159}\u{16fe4}]/u

/** More marks on one letter than any language puts there cover the lines above and below. */
const mostMarks = 6

/** Signs that join letters of Indic scripts: a joiner after them chooses the form. */
const virama = /[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u1039\u17d2]/u
/** Scripts whose letters join, so that a non-joiner between two of them is seen. */
const joining = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mongolian}]/u
const pictograph = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]/u

const zwnj = '\u200c'
const zwj = '\u200d'
/** In Bengali the joiner may stand between r and virama. */
const bengaliRa = '\u09b0'
const raJoined = bengaliRa + zwj
/** Asks for the coloured form of the sign before it, or the plain one. */
const emojiSelectors = '\ufe0e\ufe0f'
const mongolianSelectors = '\u180b\u180c\u180d\u180f'

/**
 * A text in which everything is seen: what would not be, is written by `write`. Blanks at the ends and second ones beside each
 * other are written, too, for a window drops them; one between two words stays. So are marks that have no letter to stand on, as
 * they would stand on what the program says before. Ordinary names of any script stay as they are. Linear.
 */
export function withHidden(text: string, write: (codePoint: number) => string): string {
  // A hostile text repeats one of them without end.
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

/** One of those that are hidden by themselves, and here changes what is seen. */
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
