import type { SessionOutcome } from '../../../contract/kill.ts'
import type { Paint } from '../output/colour.ts'
import { countOutcomes } from '../output/json.ts'
import type { KillReport } from '../output/json.ts'
import { table } from '../output/table.ts'
import { killByWords, outcomeWords, reasonWords, sessionsWord, siteWords } from '../output/words.ts'
import { planWords } from './plan-words.ts'

/** What was or would be killed, for a person. */
export function killWords(report: KillReport, paint: Paint): string[] {
  const { dryRun, plan, outcomes } = report
  if (!plan && outcomes.length === 0) return ['No session matches. Nothing to kill.']
  return dryRun ? dryRunWords(report, paint) : runWords(report, paint)
}

function dryRunWords({ site, plan, outcomes }: KillReport, paint: Paint): string[] {
  const victims = plan?.victims ?? []
  const rows = table(
    [
      { title: 'USER', cell: (each) => each.user ?? '(nobody)', atMost: 32 },
      { title: 'STATE', cell: (each) => each.state },
      { title: 'KEY', cell: (each) => each.keyPrefix, atMost: 6 },
      { title: 'REF', cell: (each) => each.ref, style: () => 'dim' },
      { title: 'WHY', cell: (each) => each.reasons.map(reasonWords).join(', ') },
    ],
    victims,
    paint,
  )
  return [
    ...(victims.length > 0 ? [...rows, ''] : []),
    ...outcomeTable(outcomes, paint),
    `Would kill ${sessionsWord(victims.length)} on ${siteWords(site)}. ${killByWords(site.killBy)}`,
    ...(plan ? planWords(plan) : []),
    'Nothing was sent: this was a dry run.',
  ]
}

function runWords({ site, plan, outcomes }: KillReport, paint: Paint): string[] {
  const { killed, alreadyGone, spared, refused, failed, unknown } = countOutcomes(outcomes)
  const others: [number, string][] = [
    [alreadyGone, 'already gone'],
    [spared, 'spared'],
    [refused, 'refused'],
    [failed, 'failed'],
    [unknown, 'unknown'],
  ]
  const rest = others.flatMap(([count, word]) => (count > 0 ? [`, ${count} ${word}`] : [])).join('')
  const planned = plan?.victims.length ?? 0
  return [
    ...outcomeTable(
      outcomes.filter((each) => each.outcome !== 'killed'),
      paint,
    ),
    `Killed ${killed} of ${sessionsWord(planned)} on ${siteWords(site)}${rest}. ${killByWords(site.killBy)}`,
  ]
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
