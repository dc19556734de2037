/** Month names in the languages of Lino's users; abbreviations are prefixes of them ("23 Nov 2026 03h29"). */
const names = [
  'january february march april may june july august september october november december',
  'januar februar märz april mai juni juli august september oktober november dezember',
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  'januari februari maart april mei juni juli augustus september oktober november december',
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  'jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember',
].map((language) => language.split(' ').map(plain))

const known = new Map<string, number | null>()

/** 1 to 12; null when the word is no month, or could be two ("jui"). At least three letters; a dot may follow. */
export function monthOf(word: string): number | null {
  const cached = known.get(word)
  if (cached !== undefined) return cached
  const start = plain(word)
  const months = new Set(
    names.flatMap((language) => language.flatMap((name, at) => (name.startsWith(start) ? [at + 1] : []))),
  )
  const [only] = months
  const month = start.length >= 3 && months.size === 1 && only !== undefined ? only : null
  // What a site can send is anything: only so many words are kept.
  if (known.size < 200) known.set(word, month)
  return month
}

function plain(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]/g, '')
}
