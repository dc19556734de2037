import type { KillPlan } from '../contract/kill.ts'
import type { SiteState } from '../contract/site.ts'
import { expiredCountNotes } from './expired-count.ts'
import { expiryUnknownNotes } from './expiry-unknown.ts'
import { note } from './note.ts'
import { sayCount, say } from './say.ts'

/** How the room was computed, in lines of a terminal. None: no room was asked for. */
export function roomLines(plan: KillPlan, site: SiteState): string[] {
  const { makeRoom: count } = plan.rule
  const { sessionsLimit: limit, counts } = site
  if (count === undefined) return []
  if (limit === null)
    return [
      sayCount(
        'No sessions limit of this site is known: room is made for {count} session more than now.',
        'No sessions limit of this site is known: room is made for {count} sessions more than now.',
        { count },
      ),
    ]
  if (limit === 0)
    return [say('The sessions limit of this site is 0: nobody can sign in, whatever is killed.')]
  return [roomLine(plan, count, limit), ...(counts ? expiredCountNotes(site, counts) : [])]
}

function roomLine({ victims, warnings }: KillPlan, count: number, limit: number): string {
  if (warnings.some(({ code }) => code === 'notEnough'))
    return say('Asked for: room for {count} more below the limit of {limit}.', { count, limit })
  return victims.length === 0
    ? say('There is already room for {count} more below the limit of {limit}.', { count, limit })
    : say('This makes room for {count} more below the limit of {limit}.', { count, limit })
}

/** On a site whose expiries cannot be read: why the rule leaves sessions out, and what the user can do. */
export function unreadRoomNotes({ leftOut }: KillPlan, site: SiteState): string[] {
  if (!leftOut.some(({ reason }) => reason === 'unknownExpiry')) return []
  return [note(namesOnly()), ...(site.counts ? expiryUnknownNotes(site, site.counts) : [])]
}

const namesOnly = (): string =>
  say(
    '--make-room ends no session whose expiry could not be read, also with --include-unknown. To end one, name it with --ref.',
  )
