import type { Outcome, OutcomeCounts, SessionOutcome } from '../contract/kill.ts'
import { series } from './format.ts'
import { failureWords } from './failure-kinds.ts'
import { say, sayCount } from './say.ts'
import { isSpared, sparedWords } from './spared.ts'

/** What became of a session. */
export const outcomeWords: Readonly<Record<Outcome, () => string>> = {
  killed: () => say('killed'),
  alreadyGone: () => say('already gone'),
  spared: () => say('spared'),
  refused: () => say('refused'),
  failed: () => say('failed'),
  unknown: () => say('unknown'),
}

/** The heading over a number of sessions. */
export const outcomeHeadings: Readonly<Record<Outcome, () => string>> = {
  killed: () => say('Killed'),
  alreadyGone: () => say('Already gone'),
  spared: () => say('Spared'),
  refused: () => say('Refused'),
  failed: () => say('Failed'),
  unknown: () => say('Unknown'),
}

/** A number of sessions with their outcome. */
const countedOutcomes: Readonly<Record<Outcome, (count: number) => string>> = {
  killed: (count) => sayCount('{count} killed', '{count} killed', { count }),
  alreadyGone: (count) => sayCount('{count} already gone', '{count} already gone', { count }),
  spared: (count) => sayCount('{count} spared', '{count} spared', { count }),
  refused: (count) => sayCount('{count} refused', '{count} refused', { count }),
  failed: (count) => sayCount('{count} failed', '{count} failed', { count }),
  unknown: (count) => sayCount('{count} unknown', '{count} unknown', { count }),
}

const inOrder = ['killed', 'alreadyGone', 'spared', 'refused', 'failed', 'unknown'] as const

/** `98 killed, 2 spared`. Empty: nothing has an outcome. */
export function outcomeCountWords(counts: OutcomeCounts): string {
  return series(
    inOrder.flatMap((outcome) => (counts[outcome] > 0 ? [countedOutcomes[outcome](counts[outcome])] : [])),
  )
}

/** Why a session has its outcome. Empty: the outcome says everything. */
export function reasonWords({ reason }: Pick<SessionOutcome, 'reason'>): string {
  if (reason === null || reason === 'alreadyGone') return ''
  return isSpared(reason) ? sparedWords[reason]() : failureWords[reason]()
}

/** What became of one session, and why: `spared: became active since the preview`. */
export function resultWords(result: Pick<SessionOutcome, 'outcome' | 'reason'>): string {
  const outcome = outcomeWords[result.outcome]()
  const reason = reasonWords(result)
  return reason === '' ? outcome : say('{outcome}: {reason}', { outcome, reason })
}
