import type { Outcome, SessionOutcome } from '../../../../contract/kill.ts'

const rank: Readonly<Record<Outcome, number>> = {
  failed: 0,
  refused: 1,
  unknown: 2,
  spared: 3,
  alreadyGone: 4,
  killed: 5,
}

/** Unexpected outcomes come first. Equal ones keep their order. */
export function failuresFirst(results: readonly SessionOutcome[]): SessionOutcome[] {
  return [...results].sort((a, b) => rank[a.outcome] - rank[b.outcome])
}
