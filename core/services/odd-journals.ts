/** Journals of which no run can be made, as they were found. */
export interface OddJournals {
  /** Why, in sentences. */
  readonly unreadable: string[]
  /** The names that those were given which cannot be understood. */
  readonly keptAs: string[]
  /** Of a newer version of the console: they are left to it. */
  readonly newer: string[]
}

/** A sentence for each kind, however many there are: thousands would hide everything else. */
export function oddWords({ unreadable, keptAs, newer }: OddJournals): string[] {
  return [
    ...(unreadable[0] === undefined ? [] : [unreadable[0] + andMore(unreadable.length, 'journal')]),
    ...(keptAs[0] === undefined
      ? []
      : [
          `A kill was interrupted, and its journal cannot be understood. It was kept as ${keptAs[0]}.${andMore(keptAs.length, 'journal')} Read the site again to see which sessions are left.`,
        ]),
    ...(newer.length === 0
      ? []
      : [
          `A kill was interrupted in a newer version of this console, which alone can go on with it. Its journal was left as it is.${andMore(newer.length, 'journal')}`,
        ]),
  ]
}

function andMore(count: number, what: string): string {
  return count === 1 ? '' : ` The same is true of ${String(count - 1)} more ${what}${count === 2 ? '' : 's'}.`
}
