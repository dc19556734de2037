import type { KillRun, SessionOutcome } from '../../contract/kill.ts'
import type { FailureKind } from '../../contract/failure.ts'
import type { SiteState } from '../../contract/site.ts'
import { isoTime } from '../../core/domain/iso-time.ts'
import { countOutcomes } from '../../core/domain/outcome-counts.ts'
import type { Report } from '../../core/domain/report.ts'
import { pastedRow } from '../../core/domain/spreadsheet.ts'
import { failureWords } from './failures.ts'
import { plural } from '../../words/format.ts'
import { exactDateTime } from '../../words/times.ts'
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

function head(run: KillRun): string[] {
  const counted = Object.entries(run.outcomes)
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => `${String(count)} ${words.outcomes[outcome as keyof typeof words.outcomes]}`)
  const lines = [
    `${run.siteName}: ${plural(run.planned, 'session')} to end`,
    exactDateTime(run.endedAt ?? run.startedAt),
    counted.join(', '),
  ]
  if (run.cancelled) lines.push(words.cancelledNote)
  if (run.failure) lines.push(run.failure.hint)
  return lines
}

/**
 * The outcome of a run as plain text for a mail. It may be pasted into a spreadsheet as well, which computes and splits none of it.
 * Keys are never more than their first six characters.
 */
export function textReport(run: KillRun, results: readonly SessionOutcome[]): string {
  const lines = results.map((result) => {
    const why = reasonWords(result)
    const outcome = `${words.outcomes[result.outcome]}${why ? ` (${why})` : ''}`
    return pastedRow([result.user ?? words.anonymous, words.key(result.keyPrefix), outcome])
  })
  return [...head(run).map((line) => pastedRow([line])), '', ...lines, ''].join('\n')
}

/** What a file holds of it. `leftOut`: what the plan left out, as far as the plan is known here. */
export function reportOf(run: KillRun, site: SiteState, leftOut: readonly SessionOutcome[]): Report {
  const rows = [...run.results, ...leftOut]
  const { planned, failure } = run
  return { site, dryRun: false, planned, outcomes: countOutcomes(rows), rows, failure }
}

/** A name that says which run, and that every file system takes. */
export function reportFile(run: KillRun, ending: 'csv' | 'json'): string {
  const site = visible(run.siteName)
    .toLowerCase()
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter(Boolean)
    .join('-')
    .slice(0, 40)
  const at =
    isoTime(run.endedAt ?? run.startedAt)
      ?.slice(0, 16)
      .replaceAll(/[-:]/g, '') ?? 'undated'
  return `kill-${site || 'site'}-${at}.${ending}`
}
