/** Letters of other scripts, and signs, that are drawn like a Latin one. Those with marks fall into these once they are taken apart. */
const drawnLike: Readonly<Record<string, string>> = {
  // Cyrillic
  ...pairs('асԁеһіјкӏорԛѕυԝхуѵ', 'acdehijklopqsuwxyv'),
  ...pairs('АВСЕНІЈКМОРЅТХУѴԌԜӀ', 'ABCEHIJKMOPSTXYVGWI'),
  // Greek
  ...pairs('αικνορυχγϳ', 'aikvopuxyj'),
  ...pairs('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧͿ', 'ABEZHIKMNOPTYXJ'),
  // Latin, and signs
  ...pairs('ıɑɡȷ', 'iagj'),
  ...pairs('‐‒–−', '----'),
  ...pairs('‘’ʼ′', "''''"),
}

function pairs(from: string, to: string): Record<string, string> {
  return Object.fromEntries([...from].map((letter, at) => [letter, to[at] ?? letter]))
}

/** Nothing to take apart, to drop or to replace. */
const plain = /^[!-~]+(?: [!-~]+)*$/
/** Putting a run of marks in order takes the square of its length; no language has as many on one letter. */
const manyMarks = /(\p{M}{6})\p{M}+/gu
const blanks = /[\p{Z}\s\u2800]+/gu
/** No name of Lino's is as long, and no screen shows more. A ligature may take 18 letters apart. UTF-16 units. */
const longest = 5000
const unseen = /[\p{C}\p{Default_Ignorable_Code_Point}]+/gu

/**
 * What a name looks like: two names of one skeleton can hardly be told apart on a screen. Blanks at the ends and what cannot be seen
 * are dropped, blanks in a row are one, compatible characters are the same (NFKC), and Cyrillic and Greek letters that are drawn like
 * Latin ones are those. Case is kept. Linear. Of an endless name the beginning counts.
 */
export function skeleton(endless: string): string {
  const name = endless.slice(0, longest)
  if (plain.test(name)) return name
  return name
    .replace(manyMarks, '$1')
    .normalize('NFKD')
    .replace(blanks, ' ')
    .replace(unseen, '')
    .replace(/ +/g, ' ')
    .trim()
    .replace(/[^!-~]/gu, (letter) => drawnLike[letter] ?? letter)
    .normalize('NFC')
}

/** The names of a list that look like another one of it, those that look alike together. Null is nobody's name. */
export function lookAlikeGroups(names: Iterable<string | null>): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>()
  for (const name of new Set(names)) {
    if (name === null) continue
    const looks = skeleton(name)
    const group = groups.get(looks)
    if (group) group.push(name)
    else groups.set(looks, [name])
  }
  return [...groups.values()].filter((group) => group.length > 1)
}

/** The names of a list that look like another one of it. */
export function lookAlikes(names: Iterable<string | null>): ReadonlySet<string> {
  return new Set(lookAlikeGroups(names).flat())
}
