import type { KillRun, SessionOutcome } from '../../contract/kill.ts'
import type { FailureKind } from '../../contract/failure.ts'
import { csvText } from '../../core/domain/report.ts'
import { failureWords } from './failures.ts'
import { exactDateTime, plural } from './format.ts'
import { run as words } from './run.ts'
import { visible } from './visible.ts'

const isSpared = (reason: NonNullable<SessionOutcome['reason']>): reason is keyof typeof words.spared =>
  Object.hasOwn(words.spared, reason)

/** Why a session ended up as it did; empty where there is nothing to add. */
export function reasonWords(result: SessionOutcome): string {
  if (result.reason === null) return ''
  if (isSpared(result.reason)) return words.spared[result.reason]
  const failure: FailureKind = result.reason
  return failureWords(failure)
}

const userOf = (result: SessionOutcome): string =>
  result.user === null ? words.anonymous : visible(result.user)

function head(run: KillRun): string[] {
  const counted = Object.entries(run.outcomes)
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => `${String(count)} ${words.outcomes[outcome as keyof typeof words.outcomes]}`)
  const lines = [
    `${visible(run.siteName)}: ${plural(run.planned, 'session')} to end`,
    exactDateTime(run.endedAt ?? run.startedAt),
    counted.join(', '),
  ]
  if (run.cancelled) lines.push(words.cancelledNote)
  if (run.failure) lines.push(run.failure.hint)
  return lines
}

/** The outcome of a run as plain text for a mail. Keys are never more than their first six characters. */
export function textReport(run: KillRun, results: readonly SessionOutcome[]): string {
  const lines = results.map((result) => {
    const why = reasonWords(result)
    return `${userOf(result)}\t${words.key(result.keyPrefix)}\t${words.outcomes[result.outcome]}${why ? ` (${why})` : ''}`
  })
  return [...head(run), '', ...lines, ''].join('\n')
}

export function csvReport(run: KillRun, results: readonly SessionOutcome[]): string {
  const rows = results.map((result) => [
    run.siteName,
    result.user ?? '',
    result.keyPrefix,
    result.outcome,
    result.reason ?? '',
  ])
  return csvText([
    ['site', 'user', 'key', 'outcome', 'reason'],
    ...rows.map((row) => row.map((cell) => visible(cell))),
  ])
}

/** For a program. Without any key, not even the beginning of one. */
export function jsonReport(run: KillRun, results: readonly SessionOutcome[]): string {
  const { siteName, startedAt, endedAt, planned, cancelled, outcomes, failure, cameBack } = run
  const time = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())
  const report = {
    site: siteName,
    startedAt: time(startedAt),
    endedAt: time(endedAt),
    planned,
    cancelled,
    failure: failure?.kind ?? null,
    outcomes,
    cameBack: cameBack && { users: cameBack.users, of: cameBack.of, until: time(cameBack.until) },
    sessions: results.map(({ ref, user, outcome, reason }) => ({ ref, user, outcome, reason })),
  }
  return `${JSON.stringify(report, null, 2)}\n`
}

/** A name that says which run, and that every file system takes. */
export function reportFile(run: KillRun, ending: 'csv' | 'json'): string {
  const site = visible(run.siteName)
    .toLowerCase()
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter(Boolean)
    .join('-')
    .slice(0, 40)
  const at = new Date(run.endedAt ?? run.startedAt).toISOString().slice(0, 16).replaceAll(/[-:]/g, '')
  return `kill-${site || 'site'}-${at}.${ending}`
}
