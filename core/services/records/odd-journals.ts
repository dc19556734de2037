import { cause, causesOf, type Failure } from '../../../contract/failure.ts'
import type { Notice } from '../../../contract/failure-causes.ts'

/** Journals of which no run can be made, as they were found. */
export interface OddJournals {
  readonly unreadable: Failure[]
  /** The new names of journals that cannot be understood. They are kept aside. */
  readonly keptAs: string[]
  /** Journals of a newer version of the console. They stay for that version. */
  readonly newer: string[]
}

/** One notice for each kind, however many there are: thousands would hide everything else. */
export function oddNotices({ unreadable, keptAs, newer }: OddJournals): readonly Notice[] {
  return [
    ...(unreadable[0] === undefined ? [] : [[...causesOf(unreadable[0]), ...andMore(unreadable.length)]]),
    ...(keptAs[0] === undefined
      ? []
      : [[cause('journalOdd', { keptAs: keptAs[0] }), ...andMore(keptAs.length), cause('readSiteAgain')]]),
    ...(newer.length === 0 ? [] : [[cause('journalNewer'), ...andMore(newer.length)]]),
  ]
}

const andMore = (count: number): Notice => (count === 1 ? [] : [cause('sameOfJournals', { more: count - 1 })])
