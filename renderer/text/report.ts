import type { KillRun, SessionOutcome } from '../../contract/kill.ts'
import type { FailureKind } from '../../contract/failure.ts'
import { failureWords } from './failures.ts'
import { exactDateTime, plural } from './format.ts'
import { kill } from './kill.ts'
import { visible } from './visible.ts'

const isSpared = (reason: NonNullable<SessionOutcome['reason']>): reason is keyof typeof kill.spared =>
  Object.hasOwn(kill.spared, reason)

/** Why a session ended up as it did; empty where there is nothing to add. */
export function reasonWords(result: SessionOutcome): string {
  if (result.reason === null) return ''
  if (isSpared(result.reason)) return kill.spared[result.reason]
  const failure: FailureKind = result.reason
  return failureWords(failure)
}

const userOf = (result: SessionOutcome): string =>
  result.user === null ? kill.anonymous : visible(result.user)

function head(run: KillRun): string[] {
  const counted = Object.entries(run.outcomes)
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => `${String(count)} ${kill.outcomes[outcome as keyof typeof kill.outcomes]}`)
  const lines = [
    `${visible(run.siteName)}: ${plural(run.planned, 'session')} to end`,
    exactDateTime(run.endedAt ?? run.startedAt),
    counted.join(', '),
  ]
  if (run.cancelled) lines.push(kill.cancelledNote)
  if (run.failure) lines.push(run.failure.hint)
  return lines
}

/** The outcome of a run as plain text for a mail. Keys are never more than their first six characters. */
export function textReport(run: KillRun, results: readonly SessionOutcome[]): string {
  const lines = results.map((result) => {
    const why = reasonWords(result)
    return `${userOf(result)}\t${result.keyPrefix}…\t${kill.outcomes[result.outcome]}${why ? ` (${why})` : ''}`
  })
  return [...head(run), '', ...lines, ''].join('\n')
}

/** A spreadsheet must not take a user's name for a formula. */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export function csvReport(run: KillRun, results: readonly SessionOutcome[]): string {
  const rows = results.map((result) => [
    run.siteName,
    result.user ?? '',
    result.keyPrefix,
    result.outcome,
    result.reason ?? '',
  ])
  return [['site', 'user', 'key', 'outcome', 'reason'], ...rows]
    .map((row) => row.map((cell) => csvCell(visible(cell))).join(','))
    .join('\r\n')
    .concat('\r\n')
}
