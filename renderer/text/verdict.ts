import { assertNever } from '../../contract/assert-never.ts'
import type { Counts } from '../../contract/session.ts'
import type { Room } from '../../core/domain/limit.ts'
import { number, plural } from '../../words/format.ts'
import { exactDuration } from '../../words/times.ts'

/** The sentence that a site manager came for: a loud first part (only when it is full) and the rest. */
export interface Verdict {
  readonly loud: string
  readonly rest: string
  readonly detail: string
}

export interface VerdictFacts {
  readonly counts: Counts
  readonly room: Room
  /** Distinct users with an active session. */
  readonly people: number
  readonly danglingAfterMs: number
  /** The site counts expired sessions towards its limit. */
  readonly countsExpired?: boolean | null
}

/** What the figures of a site that answers come to, in one sentence and a second one with the why. */
export function verdict(facts: VerdictFacts): Verdict {
  const { room } = facts
  const detail = detailOf(facts)
  switch (room.kind) {
    case 'full':
      return { loud: 'Full', rest: fullRest(facts), detail }
    case 'nearlyFull':
      return { loud: '', rest: `Nearly full: room for ${number(room.free)} more`, detail }
    case 'room':
      return { loud: '', rest: `Room for ${number(room.free)} more`, detail }
    case 'noLimit':
      return { loud: '', rest: working(facts.people), detail }
    default:
      return assertNever(room)
  }
}

function fullRest({ counts, people }: VerdictFacts): string {
  if (people === 0) return ', but nobody else is working.'
  const who = people === 1 ? '1 person is' : `${number(people)} people are`
  // "Only" is a judgement: it holds where most of the slots are not used by them.
  return counts.active * 2 < counts.live ? `, but only ${who} working.` : `: ${who} working.`
}

function working(people: number): string {
  if (people === 0) return 'Nobody else is working.'
  return people === 1 ? '1 person is working.' : `${number(people)} people are working.`
}

function detailOf({ counts, room, danglingAfterMs, countsExpired }: VerdictFacts): string {
  const parts: string[] = []
  if (counts.dangling > 0) {
    const of = `${number(counts.dangling)} of ${plural(counts.live, 'session')}`
    parts.push(
      `${of} ${counts.dangling === 1 ? 'has' : 'have'} been idle for ${exactDuration(danglingAfterMs)} or more.`,
    )
  } else if (counts.live === counts.own) {
    parts.push('No session is live but your own.')
  } else if (counts.unknown === 0) {
    parts.push(
      `None of the ${plural(counts.live, 'session')} has been idle for ${exactDuration(danglingAfterMs)} or more.`,
    )
  }
  if (counts.unknown > 0 && (counts.dangling === 0 || counts.unknown * 2 > counts.live)) {
    parts.push(`Of ${number(counts.unknown)} it is not known when they were last used.`)
  }
  if (room.kind === 'full') {
    const over = room.over > 0 ? ` ${plural(room.over, 'session')} over the limit.` : ''
    parts.push(`New users are turned away.${over}`)
  }
  if (countsExpired) {
    parts.push(
      `This site counts its ${plural(counts.expired, 'expired session')}, too: its own date lies in the past. Only “python manage.py clearsessions” on the server removes them, or, up to Lino 25.5, Lino’s own Kill.`,
    )
  }
  if (room.kind === 'noLimit') parts.push('No sessions limit is known.')
  return parts.join(' ')
}
