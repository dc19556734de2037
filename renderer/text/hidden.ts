import type { Outcome } from '../../contract/kill.ts'
import { plural } from '../../words/format.ts'
import { clockTime } from '../../words/times.ts'

/** The words for a table that one bad session hides. */
export const hidden = {
  title: 'One broken session hides the whole table',
  lastRows: (at: number): string =>
    `The rows below are of ${clockTime(at)}. If the broken session is among them, it can be ended from here.`,
  noRows: 'No earlier rows are known here, so whoever runs the server has to remove it.',
  suspects: 'Most likely',
  suspectsHint: 'Their user is no user of the site any more:',
  other: 'Or choose one row in the table.',
  choose: 'Choose one row in the table.',
  one: 'Chosen: ',
  tooMany: (count: number): string => `${plural(count, 'row')} chosen. Choose just one.`,
  end: 'End just this one…',
  again: 'Check again',
  lines: 'For whoever runs the server: these lines find the broken sessions there and remove them.',
  copy: 'Copy the lines',
  askTitle: 'End this session without a fresh list?',
  doneTitle: 'Ended without a fresh list',
  askLead: (at: number | null): string =>
    `The site shows no list, so nothing tells whether somebody works with it right now, nor whether it is the broken one. ${at === null ? '' : `This is what was known at ${clockTime(at)}.`}`,
  lastUsed: (time: string): string => `last used ${time}`,
  cancel: 'Cancel',
  confirm: 'End just this one',
  ending: 'Ending it…',
  back: (rows: number): string =>
    `It was ended, and the table is back: ${plural(rows, 'session')} are listed.`,
  still: (outcome: Outcome): string =>
    `${outcome === 'killed' || outcome === 'alreadyGone' ? 'It was ended' : 'It was sent for'}, but the table is still hidden. It was not the broken one, or not the only one.`,
  notEnded: 'It was not ended.',
  close: 'Close',
} as const
