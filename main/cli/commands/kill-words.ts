import type { SessionOutcome } from '../../../contract/kill.ts'
import { countOutcomes } from '../../../core/domain/outcome-counts.ts'
import { visibleWords } from '../../../core/domain/visible.ts'
import { series } from '../../../words/format.ts'
import { killByWords } from '../../../words/kill-by.ts'
import {
  byAnotherWords,
  killedWords,
  nothingLeft,
  nothingSent,
  nothingToKill,
  wouldKill,
} from '../../../words/kill-result.ts'
import { notIncludedNotes } from '../../../words/not-included.ts'
import { note } from '../../../words/note.ts'
import { resultWords } from '../../../words/outcomes.ts'
import { afterLines, leftOutByRule, planLines } from '../../../words/plan.ts'
import { stateReasons } from '../../../words/reasons.ts'
import { say } from '../../../words/say.ts'
import { siteWords } from '../../../words/site-name.ts'
import { stateWords } from '../../../words/states.ts'
import { anonymous } from '../../../words/users.ts'
import type { Paint } from '../output/colour.ts'
import { plannedCount } from '../output/json.ts'
import type { KillReport } from '../output/json.ts'
import { table } from '../output/table.ts'

/** What was or would be killed, for a person. */
export function killWords(report: KillReport, paint: Paint): string[] {
  const { dryRun, plan, results } = report
  if (dryRun) return dryRunWords(report, paint)
  if (plan.victims.length > 0) return runWords(report, paint)
  return [
    ...outcomeTable([...results.filter((each) => each.outcome !== 'killed'), ...namedOnly(report)], paint),
    plan.resumes ? nothingLeft() : nothingToKill(),
    ...wholePlanLines(report),
  ]
}

function dryRunWords(report: KillReport, paint: Paint): string[] {
  const { site, plan } = report
  const rows = table(
    [
      { title: say('User'), cell: (each) => each.user ?? anonymous(), atMost: 32 },
      { title: say('State'), cell: (each) => stateWords[each.state]() },
      { title: say('Key'), cell: (each) => each.keyPrefix, atMost: 6 },
      { title: say('Ref'), cell: (each) => each.ref, style: () => 'dim' },
      { title: say('Why'), cell: (each) => visibleWords(series(stateReasons(each.reasons))) },
    ],
    plan.victims,
    paint,
  )
  const would = wouldKill(plan.victims.length, siteWords(site))
  // How sessions end says nothing where none would.
  if (plan.victims.length === 0)
    return [...outcomeTable(namedOnly(report), paint), would, ...wholePlanLines(report), nothingSent()]
  return [
    ...rows,
    '',
    ...outcomeTable(namedOnly(report), paint),
    `${would} ${killByWords(site.killBy)}`,
    ...wholePlanLines(report),
    nothingSent(),
  ]
}

function runWords(report: KillReport, paint: Paint): string[] {
  const { site, plan, results } = report
  const shown = [...results, ...namedOnly(report)]
  const byAnother = byAnotherWords(results)
  return [
    ...outcomeTable(
      shown.filter((each) => each.outcome !== 'killed'),
      paint,
    ),
    `${killedWords(countOutcomes(shown), plannedCount(report), siteWords(site))} ${killByWords(site.killBy)}`,
    ...(byAnother === null ? [] : [note(byAnother)]),
    ...afterLines(plan, site),
  ]
}

/** A session that an option would include is counted there, and not once more as left out. */
function wholePlanLines({ plan, site, notIncluded }: KillReport): string[] {
  const included = new Set(notIncluded.map(({ ref }) => ref))
  const leftOut = plan.leftOut.filter(({ ref, reason }) => reason !== 'unknownActivity' || !included.has(ref))
  return [...planLines({ ...plan, leftOut }, site), ...notIncludedNotes(notIncluded)]
}

function namedOnly({ leftOut }: KillReport): SessionOutcome[] {
  return leftOut.filter((each) => !leftOutByRule.has(each.reason))
}

function outcomeTable(outcomes: readonly SessionOutcome[], paint: Paint): string[] {
  if (outcomes.length === 0) return []
  const rows = table(
    [
      { title: say('User'), cell: (each) => each.user ?? anonymous(), atMost: 32 },
      { title: say('Key'), cell: (each) => each.keyPrefix, atMost: 6 },
      { title: say('Ref'), cell: (each) => each.ref, style: () => 'dim' },
      {
        title: say('Outcome'),
        cell: (each) => visibleWords(resultWords(each)),
        style: (each) => (each.outcome === 'failed' || each.outcome === 'refused' ? 'red' : null),
      },
    ],
    outcomes,
    paint,
  )
  return [...rows, '']
}
