const plain = 'aeiouycnszAEIOUYCNSZ'
const accented = 'áéíóüýçñšžÅÉÎÖÜÝÇÑŠŽ'
const accents: Readonly<Record<string, string>> = Object.fromEntries(
  [...plain].map((letter, index) => [letter, accented[index] ?? letter]),
)
const vowels = /[aeiouy]/i
/** The additional length of other languages, at the most, for a text that is longer than a word or two. */
const growth = 1.4

/**
 * English as a language that nobody has translated: accented and 40 % longer. So texts that are in no
 * catalogue and boxes that are too narrow become visible. Text between braces stays.
 */
export function pseudo(text: string): string {
  const pieces = text.split(/(\{\w+\})/)
  const letters = pieces.filter((_, index) => index % 2 === 0).join('').length
  let missing = Math.ceil(letters * (growth - 1))
  const grow = (piece: string): string =>
    [...piece]
      .map((letter) => {
        const changed = accents[letter] ?? letter
        if (missing === 0 || !vowels.test(letter)) return changed
        missing -= 1
        return changed + (accents[letter.toLowerCase()] ?? letter)
      })
      .join('')
  const grown = pieces.map((piece, index) => (index % 2 === 0 ? grow(piece) : piece)).join('')
  return missing === 0 || letters === 0 ? grown : lengthened(grown, missing)
}

/**
 * Longer by this number of letters, in words that can wrap. If the last sign is no letter, they come before
 * it.
 */
function lengthened(text: string, letters: number): string {
  const [, start = text, end = ''] = /^([\s\S]*[^\s.,:;!?…])([\s.,:;!?…]*)$/.exec(text) ?? []
  return `${start}${'ö'.repeat(Math.min(letters, 3))}${letters > 3 ? ` ${words(letters - 3)}` : ''}${end}`
}

const words = (letters: number): string => (letters > 9 ? `ëxträ ${words(letters - 6)}` : 'ë'.repeat(letters))
