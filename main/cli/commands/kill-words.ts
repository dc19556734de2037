import type { SessionOutcome } from '../../../contract/kill.ts'
import { countOutcomes } from '../../../core/domain/outcome-counts.ts'
import type { Paint } from '../output/colour.ts'
import { plannedCount } from '../output/json.ts'
import type { KillReport } from '../output/json.ts'
import { table } from '../output/table.ts'
import {
  killByWords,
  outcomeCountWords,
  outcomeWords,
  reasonWords,
  sessionsWord,
  siteWords,
} from '../output/words.ts'
import { afterWords, leftOutByRule, planWords } from './plan-words.ts'

/** What was or would be killed, for a person. */
export function killWords(report: KillReport, paint: Paint): string[] {
  const { dryRun, site, plan, results } = report
  if (dryRun) return dryRunWords(report, paint)
  if (plan.victims.length > 0) return runWords(report, paint)
  return [
    ...outcomeTable([...results.filter((each) => each.outcome !== 'killed'), ...namedOnly(report)], paint),
    plan.resumes ? 'Nothing is left to kill.' : 'Nothing to kill.',
    ...planWords(plan, site),
  ]
}

function dryRunWords(report: KillReport, paint: Paint): string[] {
  const { site, plan } = report
  const rows = table(
    [
      { title: 'USER', cell: (each) => each.user ?? '(nobody)', atMost: 32 },
      { title: 'STATE', cell: (each) => each.state },
      { title: 'KEY', cell: (each) => each.keyPrefix, atMost: 6 },
      { title: 'REF', cell: (each) => each.ref, style: () => 'dim' },
      { title: 'WHY', cell: (each) => each.reasons.map(reasonWords).join(', ') },
    ],
    plan.victims,
    paint,
  )
  return [
    ...(plan.victims.length > 0 ? [...rows, ''] : []),
    ...outcomeTable(namedOnly(report), paint),
    `Would kill ${sessionsWord(plan.victims.length)} on ${siteWords(site)}. ${killByWords(site.killBy)}`,
    ...planWords(plan, site),
    'Nothing was sent: this was a dry run.',
  ]
}

function runWords(report: KillReport, paint: Paint): string[] {
  const { site, plan, results } = report
  const shown = [...results, ...namedOnly(report)]
  const { killed, ...others } = countOutcomes(shown)
  const rest = outcomeCountWords({ ...others, killed: 0 })
  return [
    ...outcomeTable(
      shown.filter((each) => each.outcome !== 'killed'),
      paint,
    ),
    `Killed ${killed} of ${sessionsWord(plannedCount(report))} on ${siteWords(site)}${rest === '' ? '' : `, ${rest}`}. ${killByWords(site.killBy)}`,
    ...anotherWords(results),
    ...afterWords(plan, site),
  ]
}

/** What nobody can know: a session's own sign-out is answered alike whether it was there or not. */
function anotherWords(results: readonly SessionOutcome[]): string[] {
  const count = results.filter((each) => each.perhapsByAnother).length
  if (count === 0) return []
  return [
    `Note: somebody else was ending sessions here at the same time. ${sessionsWord(count)} of the killed ones ${count === 1 ? 'is' : 'are'} gone, and nobody can tell by whom.`,
  ]
}

function namedOnly({ leftOut }: KillReport): SessionOutcome[] {
  return leftOut.filter((each) => !leftOutByRule.has(each.reason))
}

function outcomeTable(outcomes: readonly SessionOutcome[], paint: Paint): string[] {
  if (outcomes.length === 0) return []
  const rows = table(
    [
      { title: 'USER', cell: (each) => each.user ?? '(nobody)', atMost: 32 },
      { title: 'KEY', cell: (each) => each.keyPrefix, atMost: 6 },
      { title: 'REF', cell: (each) => each.ref, style: () => 'dim' },
      {
        title: 'OUTCOME',
        cell: outcomeWords,
        style: (each) => (each.outcome === 'failed' || each.outcome === 'refused' ? 'red' : null),
      },
    ],
    outcomes,
    paint,
  )
  return [...rows, '']
}
