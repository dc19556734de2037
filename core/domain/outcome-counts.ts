import type { Outcome, OutcomeCounts } from '../../contract/kill.ts'

/** How many sessions had each outcome. */
export function countOutcomes(sessions: Iterable<{ readonly outcome: Outcome }>): OutcomeCounts {
  const counts = { killed: 0, alreadyGone: 0, spared: 0, refused: 0, failed: 0, unknown: 0 }
  for (const { outcome } of sessions) counts[outcome] += 1
  return counts
}
