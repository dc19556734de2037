import type { Counts } from '../contract/session.ts'
import type { SiteState } from '../contract/site.ts'
import { clearExpired } from '../core/domain/server-help.ts'
import { towardsLimit } from '../core/domain/what-counts.ts'
import { note } from './note.ts'
import { say } from './say.ts'

/**
 * What is unusual about a site that counts expired sessions towards its limit, and what helps. Nothing for
 * any other site.
 */
export function expiredCountNotes({ countsExpired, sessionsLimit }: SiteState, counts: Counts): string[] {
  if (countsExpired !== true) return []
  const count = towardsLimit(counts, countsExpired)
  return [note(countedHere(count, sessionsLimit)), note(expiredHelp())]
}

/** Only the server's administrator can remove them. */
const expiredHelp = (): string =>
  say(
    'expired sessions cannot sign out. Only “{command}” on the server removes them, or, up to Lino 25.5, Lino’s own Kill.',
    { command: clearExpired },
  )

function countedHere(count: number, limit: number | null): string {
  if (limit === null)
    return say(
      'this site counts expired sessions, too: {count}. It refused a sign-in although fewer are live. Its own date lies in the past (a demo date), and by that date they have not expired.',
      { count },
    )
  return say(
    'this site counts expired sessions, too: {count} of at most {limit}. It refused a sign-in although fewer are live. Its own date lies in the past (a demo date), and by that date they have not expired.',
    { count, limit },
  )
}
