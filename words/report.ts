import type { KillRun, SessionOutcome } from '../contract/kill.ts'
import type { SiteState } from '../contract/site.ts'
import { countOutcomes } from '../core/domain/outcome-counts.ts'
import type { Report } from './report-file.ts'
import { pastedRow } from '../core/domain/spreadsheet.ts'
import { visible, visibleWords } from '../core/domain/visible.ts'
import { fileTime, fileWord } from './file-name.ts'
import { sentenceOf } from './failures/index.ts'
import { outcomeCountWords, outcomeWords, reasonWords } from './outcomes.ts'
import { run as words } from './runs.ts'
import { say, sayCount } from './say.ts'
import { exactDateTime } from './times.ts'
import { anonymous } from './users.ts'

function head(run: KillRun): string[] {
  const lines = [
    sayCount('{site}: {count} session to kill', '{site}: {count} sessions to kill', {
      site: visible(run.siteName),
      count: run.planned,
    }),
    exactDateTime(run.endedAt ?? run.startedAt),
    outcomeCountWords(run.outcomes),
  ]
  if (run.cancelled) lines.push(words.cancelledNote())
  if (run.failure) lines.push(sentenceOf(run.failure))
  return lines
}

/**
 * The outcome of a run as plain text for a mail. It may be pasted into a spreadsheet as well, which computes
 * and splits none of it. It shows at most a key's first six characters.
 */
export function textReport(run: KillRun, results: readonly SessionOutcome[]): string {
  const lines = results.map((result) => {
    const why = reasonWords(result)
    const outcome = outcomeWords[result.outcome]()
    return pastedRow([
      result.user ?? anonymous(),
      words.key(result.keyPrefix),
      visibleWords(why === '' ? outcome : say('{outcome} ({reason})', { outcome, reason: why })),
    ])
  })
  return [...head(run).map((line) => pastedRow([visibleWords(line)])), '', ...lines, ''].join('\n')
}

/** What a file holds of the run. `leftOut`: what the plan left out, as far as this window knows the plan. */
export function reportOf(run: KillRun, site: SiteState, leftOut: readonly SessionOutcome[]): Report {
  const rows = [...run.results, ...leftOut]
  const { planned, failure } = run
  return { site, dryRun: false, planned, outcomes: countOutcomes(rows), rows, failure }
}

/** A name that identifies the run, and that every file system accepts. */
export const reportFile = (run: KillRun, ending: 'csv' | 'json'): string =>
  fileOf(fileWord(run.siteName), run, ending)

/** Of the runs of several sites. */
export const manyReportFile = (runs: readonly [KillRun, ...KillRun[]], ending: 'csv' | 'json'): string =>
  fileOf(`${String(runs.length)}-sites`, runs[0], ending)

const fileOf = (name: string, run: KillRun, ending: 'csv' | 'json'): string =>
  `kill-${name}-${fileTime(run.endedAt ?? run.startedAt)}.${ending}`
