/**
 * Month names in the languages of most of Lino's users. Abbreviations are prefixes of them ("23 Nov 2026
 * 03h29").
 */
const names = [
  'january february march april may june july august september october november december',
  'januar februar märz april mai juni juli august september oktober november dezember',
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  'januari februari maart april mei juni juli augustus september oktober november december',
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  'jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember',
].map((language) => language.split(' ').map(plain))

/**
 * Languages whose months the runtime can name (Intl), for words that the list above lacks: "mrt" for "maart",
 * "Jänner", and the other languages of Lino's translations and of its users' neighbours.
 */
const moreLanguages =
  'nl de-AT es pt-BR it ca ro pl cs sk sl uk ru bg lt lv fi sv da nb hu tr el bn id vi'.split(' ')

const known = new Map<string, number | null>()
let others: ReadonlyMap<string, ReadonlySet<number>> | null = null

/**
 * No month of any language is longer. Sorting endless marks would take the square of their number.
 * Characters.
 */
const longestName = 40

/** 1 to 12. Null: the word is no month, or could be two ("jui"). A dot may follow. */
export function monthOf(word: string): number | null {
  if (word.length > longestName) return null
  const cached = known.get(word)
  if (cached !== undefined) return cached
  const month = amongNames(plain(word)) ?? amongOthers(plain(word))
  // A site may send anything, so the number of remembered words is bounded.
  if (known.size < 200) known.set(word, month)
  return month
}

/** By its beginning, of at least three letters. */
function amongNames(start: string): number | null {
  const months = new Set(
    names.flatMap((language) => language.flatMap((name, at) => (name.startsWith(start) ? [at + 1] : []))),
  )
  return start.length >= 3 ? onlyOne(months) : null
}

/** The whole word, otherwise its beginning: in Czech "červen" is June, and "červenec" July. */
function amongOthers(word: string): number | null {
  others ??= namedByIntl()
  const whole = others.get(word)
  if (whole || word.length < 3) return onlyOne(whole ?? new Set())
  return onlyOne(new Set([...others].flatMap(([name, months]) => (name.startsWith(word) ? [...months] : []))))
}

function onlyOne(months: ReadonlySet<number>): number | null {
  const [only] = months
  return months.size === 1 && only !== undefined ? only : null
}

/**
 * Alone and next to a day, because many languages have two forms: "noviembre", "listopad" and "listopada".
 */
function namedByIntl(): Map<string, Set<number>> {
  const found = new Map<string, Set<number>>()
  for (const language of moreLanguages) {
    for (const month of ['long', 'short'] as const) {
      for (const day of [{}, { day: 'numeric' }] as const) {
        const format = new Intl.DateTimeFormat(language, { month, ...day, timeZone: 'UTC' })
        for (let at = 0; at < 12; at += 1) {
          const parts = format.formatToParts(Date.UTC(2026, at, 15))
          const name = plain(parts.find((part) => part.type === 'month')?.value ?? '')
          if (name !== '') found.set(name, (found.get(name) ?? new Set()).add(at + 1))
        }
      }
    }
  }
  return found
}

/** Without dots, digits and accents. Other scripts keep their marks, which are vowels in Bengali. */
function plain(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]|[^\p{L}\p{M}]/gu, '')
}
