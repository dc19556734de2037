import { csvText } from '../../../core/domain/report.ts'
import { killJson, killRows } from './json.ts'
import type { KillReport } from './json.ts'
import { isoTime } from './times.ts'
import { safeJson, visible } from './visible.ts'

/**
 * What became of each session, for a file: CSV or JSON by the file's ending. Of a key it holds nothing, not its beginning
 * either. `at`: this machine's time, milliseconds.
 */
export function reportText(report: KillReport, file: string, at: number): string {
  return /\.csv$/i.test(file) ? csvReport(report, at) : jsonReport(report, at)
}

/** The document of `--json`, with when and as whom. */
function jsonReport(report: KillReport, at: number): string {
  return `${safeJson({ at: isoTime(at), account: report.site.user, ...killJson(report) })}\n`
}

function csvReport(report: KillReport, at: number): string {
  const { name, url, user: account } = report.site
  const when = isoTime(at) ?? ''
  const rows = killRows(report).map(({ ref, user, outcome, reason }) => {
    return [when, name, url, account, ref, user ?? '', outcome, reason ?? '']
  })
  const heading = ['at', 'site', 'url', 'account', 'ref', 'user', 'outcome', 'reason']
  return csvText([heading, ...rows].map((row) => row.map(visible)))
}
