import { assertNever } from '../contract/assert-never.ts'
import type { Counts } from '../contract/session.ts'
import type { TimesUnread } from '../contract/site.ts'
import { isMostlyUnused } from '../core/domain/false-alert.ts'
import type { Room } from '../core/domain/limit.ts'
import { expiryUnknownWords } from './expiry-unknown.ts'
import { say, sayCount, sayCountParts, sayParts } from './say.ts'
import { exactDuration } from './times.ts'

/** A word in bold type, in the place that the language gives it. */
interface Loud {
  readonly loud: string
}

/** The sentence that a site manager came for, in its parts, and the sentences with the reasons. */
export interface Verdict {
  readonly sentence: readonly (Loud | string)[]
  readonly detail: string
}

export interface VerdictFacts {
  readonly counts: Counts
  readonly room: Room
  /** Distinct users who are on now. Null: the site's clock is not known. */
  readonly people: number | null
  /** Sessions whose last activity cannot be read, so that somebody may be working there. */
  readonly unread: number
  readonly danglingAfterMs: number
  /** The site counts expired sessions towards its limit. */
  readonly countsExpired?: boolean | null
  readonly timesUnread?: TimesUnread | null
}

/** What the figures of an answering site mean, in one sentence, and the reason in a second one. */
export function verdict(facts: VerdictFacts): Verdict {
  const { room } = facts
  const detail = detailOf(facts)
  switch (room.kind) {
    case 'full':
      return { sentence: fullSentence(facts), detail }
    case 'nearlyFull':
      return { sentence: [say('Nearly full: room for {count} more', { count: room.free })], detail }
    case 'room':
      return { sentence: [say('Room for {count} more', { count: room.free })], detail }
    case 'noLimit':
      return { sentence: [onNow(facts)], detail }
    default:
      return assertNever(room)
  }
}

function fullSentence(facts: VerdictFacts): Verdict['sentence'] {
  const { counts, unread } = facts
  const full: Loud = { loud: say('Full') }
  const people = knownPeople(facts)
  if (people === null) return sayParts('{full}. It is not known how many people are on now.', { full })
  if (people === 0) return sayParts('{full}, but nobody else is on now.', { full })
  return isMostlyUnused(counts.live, counts.onNow ?? people, unread)
    ? sayCountParts(
        '{full}, but only {count} person is on now.',
        '{full}, but only {count} people are on now.',
        people,
        { full, count: people },
      )
    : sayCountParts('{full}: {count} person is on now.', '{full}: {count} people are on now.', people, {
        full,
        count: people,
      })
}

/** Null: not known. That nobody is seen shows nothing while activities cannot be read. */
function knownPeople({ counts, people, unread }: VerdictFacts): number | null {
  const onlyUnknown = counts.unknown > 0 && counts.active + counts.dangling === 0
  return people === 0 && (unread > 0 || onlyUnknown) ? null : people
}

function onNow(facts: VerdictFacts): string {
  const people = knownPeople(facts)
  if (people === null) return say('It is not known how many people are on now.')
  if (people === 0) return say('Nobody else is on now.')
  return sayCount('{count} person is on now.', '{count} people are on now.', { count: people })
}

function detailOf(facts: VerdictFacts): string {
  const { counts, room, countsExpired, timesUnread = null } = facts
  const sentences = [idleSentence(facts), unknownSentence(counts)]
  if (room.kind === 'full') {
    sentences.push(say('New users are turned away.'))
    if (room.over > 0)
      sentences.push(
        sayCount('{count} session over the limit.', '{count} sessions over the limit.', { count: room.over }),
      )
  }
  if (countsExpired) {
    sentences.push(
      sayCount(
        'This site counts its {count} expired session, too: the site’s own date lies in the past. Only “python manage.py clearsessions” on the server removes it, or, up to Lino 25.5, Lino’s own Kill.',
        'This site counts its {count} expired sessions, too: the site’s own date lies in the past. Only “python manage.py clearsessions” on the server removes them, or, up to Lino 25.5, Lino’s own Kill.',
        { count: counts.expired },
      ),
    )
  }
  sentences.push(...expiryUnknownWords(counts, timesUnread))
  if (room.kind === 'noLimit') sentences.push(say('No sessions limit is known.'))
  return sentences.filter(Boolean).join(' ')
}

/** Empty if the last activity of some is unknown and none is dangling. */
function idleSentence({ counts, danglingAfterMs }: VerdictFacts): string {
  const span = exactDuration(danglingAfterMs)
  const { dangling: count, live } = counts
  if (count > 0) {
    return live === 1
      ? say('The only session has been idle for {span} or more.', { span })
      : sayCount(
          '{count} of {live} sessions has been idle for {span} or more.',
          '{count} of {live} sessions have been idle for {span} or more.',
          { count, live, span },
        )
  }
  if (live === counts.own) return say('No session is live but your own.')
  if (counts.unknown > 0) return ''
  return sayCount(
    'The only session has not been idle for {span} or more.',
    'None of the {count} sessions has been idle for {span} or more.',
    { count: live, span },
  )
}

function unknownSentence({ unknown: count, dangling, live }: Counts): string {
  if (count === 0 || (dangling > 0 && count * 2 <= live)) return ''
  return sayCount(
    'The last activity of {count} session is not known.',
    'The last activity of {count} sessions is not known.',
    { count },
  )
}
