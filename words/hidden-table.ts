import type { Outcome } from '../contract/kill.ts'
import { say, sayCount, sayParts } from './say.ts'
import { clockTime } from './times.ts'

/** The words for a table that one broken session hides. */
export const hidden = {
  title: () => say('One broken session hides the whole table'),
  lastRows: (at: number): string =>
    say('The rows below are of {time}. If the broken session is among them, it can be ended from here.', {
      time: clockTime(at),
    }),
  noRows: () => say('No earlier rows are known here, so the server’s administrator has to remove it.'),
  suspects: <Part>(likely: (words: string) => Part) =>
    sayParts('{mostLikely} Their user is no user of the site any more:', {
      mostLikely: likely(say('Most likely.')),
    }),
  other: () => say('Or choose one row in the table.'),
  choose: () => say('Choose one row in the table.'),
  one: <Part>(user: Part, activity: Part) => sayParts('Chosen: {user} · {activity}', { user, activity }),
  tooMany: (count: number): string =>
    sayCount('{count} row chosen. Choose just one.', '{count} rows chosen. Choose just one.', { count }),
  end: () => say('End just this one…'),
  again: () => say('Check again'),
  lines: () =>
    say('For the server’s administrator: these lines find the broken sessions there and remove them.'),
  copy: () => say('Copy the lines'),
  askTitle: () => say('End this session without a fresh list?'),
  doneTitle: () => say('Ended without a fresh list'),
  askLead: (at: number | null): string =>
    at === null
      ? say(
          'The site shows no list, so nothing tells whether somebody works with this session right now, nor whether it is the broken one.',
        )
      : say(
          'The site shows no list, so nothing tells whether somebody works with this session right now, nor whether it is the broken one. This is what was known at {time}.',
          { time: clockTime(at) },
        ),
  lastUsed: (time: string): string => say('last used {time}', { time }),
  cancel: () => say('Cancel'),
  confirm: () => say('End just this one'),
  ending: () => say('Ending it…'),
  back: (rows: number): string =>
    sayCount(
      'The session was ended, and the table is back: {count} session is listed.',
      'The session was ended, and the table is back: {count} sessions are listed.',
      { count: rows },
    ),
  still: (outcome: Outcome): string =>
    outcome === 'killed' || outcome === 'alreadyGone'
      ? say(
          'The session was ended, but the table is still hidden. It was not the broken one, or not the only one.',
        )
      : say(
          'The kill was sent, but the table is still hidden. This session was not the broken one, or not the only one.',
        ),
  notEnded: (why: string): string => say('The session was not ended. {why}', { why }),
  close: () => say('Close'),
} as const
