import type { SiteState } from '../../contract/site.ts'
import { useOfFull } from './false-alert.ts'
import { roomFor } from './limit.ts'
import { towardsLimit } from './what-counts.ts'

/** What shows how badly a site needs somebody. */
type Figures = Pick<SiteState, 'counts' | 'sessionsLimit' | 'countsExpired'>

/**
 * Orders sites by their last known figures: those that are full, then those that are full of sessions nobody
 * uses, then those with most dangling sessions. A site without figures comes last.
 */
export function worstFirst(one: Figures, other: Figures): number {
  return rank(one) - rank(other) || (other.counts?.dangling ?? 0) - (one.counts?.dangling ?? 0)
}

function rank({ counts, sessionsLimit, countsExpired }: Figures): number {
  if (counts === null) return 3
  if (roomFor(towardsLimit(counts, countsExpired), sessionsLimit).kind !== 'full') return 2
  return useOfFull(counts) === 'falseAlert' ? 1 : 0
}
