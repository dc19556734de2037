import type { Counts } from '../../../contract/session.ts'
import type { SiteState } from '../../../contract/site.ts'
import { clearExpired } from '../../../core/domain/server-help.ts'
import { towardsLimit } from '../../../core/domain/what-counts.ts'

/** What is unusual about a site that counts expired sessions towards its limit, and what helps; nothing about any other. */
export function expiredCountWords({ countsExpired, sessionsLimit }: SiteState, counts: Counts): string[] {
  if (countsExpired !== true) return []
  const count = towardsLimit(counts, countsExpired)
  const limit = sessionsLimit === null ? '' : ` of at most ${sessionsLimit}`
  return [
    `Note: this site counts expired sessions, too: ${count}${limit}. It refused a sign-in although fewer are live. Its own date lies in the past (a demo date), and by that they have not expired.`,
    `Note: expired ones cannot sign out. Only "${clearExpired}" on the server removes them, or, up to Lino 25.5, Lino's own Kill.`,
  ]
}
