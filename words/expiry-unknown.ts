import { assertNever } from '../contract/assert-never.ts'
import type { Counts } from '../contract/session.ts'
import type { SiteState, TimesUnread } from '../contract/site.ts'
import { note } from './note.ts'
import { say, sayCount } from './say.ts'

/** What the counts of a site leave open, and why its times cannot be read. None: every expiry was read. */
export function expiryUnknownWords(
  { expiryUnknown: count }: Counts,
  timesUnread: TimesUnread | null = null,
): string[] {
  const counted = sayCount(
    'The expiry of {count} session could not be read. It counts as live, and may have expired.',
    'The expiry of {count} sessions could not be read. They count as live, and some may have expired.',
    { count },
  )
  return [...(count > 0 ? [counted] : []), ...(timesUnread === null ? [] : [whyUnreadWords(timesUnread)])]
}

/** The same as notes of the terminal. */
export const expiryUnknownNotes = ({ timesUnread = null }: SiteState, counts: Counts): string[] =>
  expiryUnknownWords(counts, timesUnread).map(note)

function whyUnreadWords(why: TimesUnread): string {
  switch (why) {
    case 'twelveHours':
      return say(
        'It seems that this site writes hours of 1 to 12 without am or pm, so the console cannot read its times. A time_format_strftime with %H, or with %I and %p, helps.',
      )
    case 'format':
      return say(
        'The console cannot read the dates and times of this site. Another date_format_strftime or time_format_strftime, such as %d.%m.%Y and %H:%M, helps.',
      )
    case 'notYet':
      return say('The console has not learnt this site’s clock and date format yet.')
    default:
      return assertNever(why)
  }
}
