import type { Failure } from '../contract/failure.ts'
import type { Outcome, OutcomeCounts, SessionOutcome } from '../contract/kill.ts'
import type { SiteState } from '../contract/site.ts'
import { safeJson } from '../core/domain/safe-json.ts'
import { isoTime } from '../core/domain/iso-time.ts'
import { siteJson } from '../core/domain/site-json.ts'
import { csvText } from '../core/domain/spreadsheet.ts'
import { failureJson } from './failure-json.ts'

/**
 * What became of a kill, the same for the window and the terminal. It holds no part of a key, not even the
 * beginning.
 */
export interface Report {
  readonly site: SiteState
  readonly dryRun: boolean
  readonly planned: number
  readonly outcomes: OutcomeCounts
  /** One for each session: first the planned ones, then those that were left out. */
  readonly rows: readonly ReportRow[]
  readonly failure: Failure | null
}

export interface ReportRow extends Pick<SessionOutcome, 'ref' | 'user' | 'reason' | 'perhapsByAnother'> {
  readonly outcome: Outcome | 'planned'
}

/** The document of `kill --json`. */
export function reportJson({ site, dryRun, planned, outcomes, rows, failure }: Report): object {
  return {
    site: siteJson(site),
    dryRun,
    planned,
    outcomes,
    sessions: rows.map(({ ref, user, outcome, reason, perhapsByAnother }) => ({
      ref,
      user,
      outcome,
      reason,
      ...(perhapsByAnother && { perhapsByAnother }),
    })),
    ...(failure ? failureJson(failure) : {}),
  }
}

/**
 * For a file: the document of `kill --json`, with the time of writing (`at`, by this machine, milliseconds)
 * and the account.
 */
export function jsonReport(report: Report, at: number): string {
  return `${safeJson({ at: isoTime(at), account: report.site.user, ...reportJson(report) })}\n`
}

/** The same of several sites. */
export function jsonReports(reports: readonly Report[], at: number): string {
  const sites = reports.map((report) => ({ account: report.site.user, ...reportJson(report) }))
  return `${safeJson({ at: isoTime(at), sites })}\n`
}

/** For a spreadsheet: one line for each session. `at`: as in `jsonReport`. */
export const csvReport = (report: Report, at: number): string => csvReports([report], at)

/** The same of several sites. */
export function csvReports(reports: readonly Report[], at: number): string {
  const when = isoTime(at) ?? ''
  return csvText([
    ['at', 'site', 'url', 'account', 'ref', 'user', 'outcome', 'reason'],
    ...reports.flatMap(({ site, rows }) =>
      rows.map(({ ref, user, outcome, reason }) => {
        return [when, site.name, site.url, site.user, ref, user ?? '', outcome, reason ?? '']
      }),
    ),
  ])
}
