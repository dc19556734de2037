import type { Outcome, OutcomeCounts, SessionOutcome } from '../../../contract/kill.ts'
import { countOutcomes } from '../../domain/outcome-counts.ts'

export type OutcomeReason = SessionOutcome['reason']

export interface Settled {
  readonly outcome: Outcome
  readonly reason: OutcomeReason
}

/** The settled victims of one run, and how many have which outcome. */
export interface SettledOutcomes {
  /** The last outcome of a session counts. */
  settle(ref: string, outcome: Outcome, reason: OutcomeReason): void
  has(ref: string): boolean
  of(ref: string): Settled | undefined
  all(): readonly (readonly [ref: string, Settled])[]
  readonly size: number
  /** With those that were settled before this run. */
  counts(): OutcomeCounts
}

/** @param earlier what was settled before this run resumed the plan */
export function createSettledOutcomes(earlier: readonly SessionOutcome[]): SettledOutcomes {
  const settled = new Map<string, Settled>()
  const counts = { ...countOutcomes(earlier) }
  return {
    settle(ref, outcome, reason) {
      const before = settled.get(ref)
      if (before) counts[before.outcome] -= 1
      counts[outcome] += 1
      settled.set(ref, { outcome, reason })
    },
    has: (ref) => settled.has(ref),
    of: (ref) => settled.get(ref),
    all: () => [...settled],
    get size() {
      return settled.size
    },
    counts: () => ({ ...counts }),
  }
}
