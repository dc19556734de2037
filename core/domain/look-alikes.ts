/**
 * Letters of other scripts, and signs, that look like a Latin letter. Letters with marks become these when
 * they are taken apart.
 */
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

/** Nothing to take apart, drop or replace. */
const plain = /^[!-~]+(?: [!-~]+)*$/
/**
 * Sorting a run of marks takes the square of its length. No language has this number of marks on one letter.
 */
const manyMarks = /(\p{M}{6})\p{M}+/gu
const blanks = /[\p{Z}\s\u2800]+/gu
/**
 * No name in Lino is longer, and no screen shows more. A ligature may take 18 letters apart. UTF-16 units.
 */
const longest = 5000
const unseen = /[\p{C}\p{Default_Ignorable_Code_Point}]+/gu

/**
 * What a name looks like: two names with the same skeleton look nearly the same on a screen. It drops blanks
 * at the ends and invisible characters. It turns blanks in a row into one, unites compatible characters
 * (NFKC), and replaces Cyrillic and Greek letters that look Latin. It keeps capitals. Linear. Of an endless
 * name only the beginning counts.
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

/** The names of a list that look like another name of the list, in groups. Null is no name. */
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

/** The names of a list that look like another name of the list. */
export function lookAlikes(names: Iterable<string | null>): ReadonlySet<string> {
  return new Set(lookAlikeGroups(names).flat())
}
