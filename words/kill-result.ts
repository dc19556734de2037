import type { OutcomeCounts, SessionOutcome } from '../contract/kill.ts'
import { outcomeCountWords } from './outcomes.ts'
import { say, sayCount } from './say.ts'

/** What a kill would do, or did, in lines of a terminal. `site`: as `siteWords` names it. */

export const wouldKill = (count: number, site: string): string =>
  sayCount('Would kill {count} session on {site}.', 'Would kill {count} sessions on {site}.', { count, site })

export const nothingSent = (): string => say('Nothing was sent: this was a dry run.')
export const nothingToKill = (): string => say('Nothing to kill.')
export const nothingLeft = (): string => say('Nothing is left to kill.')

/** `Killed 98 of 100 sessions on office, 2 spared.` */
export function killedWords(counts: OutcomeCounts, planned: number, site: string): string {
  const { killed } = counts
  const others = outcomeCountWords({ ...counts, killed: 0 })
  if (others === '')
    return sayCount(
      'Killed {killed} of {count} session on {site}.',
      'Killed {killed} of {count} sessions on {site}.',
      { count: planned, killed, site },
    )
  return sayCount(
    'Killed {killed} of {count} session on {site}, {others}.',
    'Killed {killed} of {count} sessions on {site}, {others}.',
    { count: planned, killed, site, others },
  )
}

/**
 * What nobody can know: the answer to a sign-out is the same whether the session existed or not. Null:
 * everything is known.
 */
export function byAnotherWords(results: readonly SessionOutcome[]): string | null {
  const count = results.filter((each) => each.perhapsByAnother).length
  if (count === 0) return null
  return sayCount(
    'Somebody else was ending sessions here at the same time. {count} session that counts as killed may have been ended by them. Sessions that were gone before the console’s request count as already gone.',
    'Somebody else was ending sessions here at the same time. {count} sessions that count as killed may have been ended by them. Sessions that were gone before the console’s request count as already gone.',
    { count },
  )
}
