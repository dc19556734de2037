import { succeed } from '../../contract/failure.ts'
import type { Failure, Result } from '../../contract/failure.ts'
import type { Counts } from '../../contract/session.ts'
import type { SiteState } from '../../contract/site.ts'
import { boundInSessions, type Bounds, fillLevel, type FillLevel } from '../../core/domain/fill-level.ts'
import { towardsLimit } from '../../core/domain/what-counts.ts'
import { failureJson } from '../../words/failure-json.ts'
import { failureWords } from '../../words/failure-kinds.ts'
import { failureLines } from '../../words/failure-lines.ts'
import { inEnglish } from '../../words/say.ts'
import type { Answer } from './answer.ts'
import { exitCodeOfCheck, type ExitCode } from './exit-codes.ts'

// The answer to a monitoring system: its exit codes, and its status line. Always English.

const exitCodes: Readonly<Record<FillLevel, ExitCode>> = { ok: 0, warning: 1, critical: 2, unknown: 3 }

export interface Check {
  readonly exitCode: ExitCode
  readonly json: { readonly status: FillLevel }
  /** The status, and the figures behind a bar, as plugins of monitoring systems write them. */
  readonly lines: readonly string[]
}

/** How full the site is, by these bounds. */
export function checkOf(site: SiteState, counts: Counts, bounds: Bounds): Check {
  const { sessionsLimit: limit } = site
  const counting = towardsLimit(counts, site.countsExpired)
  const status = fillLevel(counting, limit, bounds)
  const [warn, crit] = [boundInSessions(bounds.warn, limit), boundInSessions(bounds.crit, limit)]
  const figures = [counting, warn ?? '', crit ?? '', 0, limit ?? ''].join(';')
  const line = `${status.toUpperCase()}: ${fillWords(counting, limit)} | sessions=${figures}`
  return { exitCode: exitCodes[status], json: { status }, lines: [line] }
}

function fillWords(counting: number, limit: number | null): string {
  if (limit === null) return `${counting} sessions, no sessions limit is known`
  const share = limit === 0 ? '' : ` (${Math.floor((counting * 100) / limit)}%)`
  return `${counting} of ${limit} sessions${share}`
}

/** A site that refuses the sign-in because it is full is critical. Of any other the fill is not known. */
export function failedCheck(failure: Failure): Result<Answer> {
  if (failure.kind === 'interrupted') return { ok: false, failure }
  const exitCode = exitCodeOfCheck(failure.kind)
  const status = exitCode === 2 ? 'CRITICAL' : 'UNKNOWN'
  return succeed({
    exitCode,
    json: failureJson(failure),
    text: () => [`${status}: ${inEnglish(failureWords[failure.kind])}`],
    complaint: failureLines(failure),
  })
}
