import type { FleetKind } from '../../../core/domain/fleet-verdict.ts'
import { fleetKinds } from '../../../core/domain/fleet-verdict.ts'
import type { SiteRow } from '../../../core/domain/query/site-query.ts'
import { fleetKindWords, fleetVerdictWords } from '../../../words/fleet-verdict.ts'
import { say, sayCount } from '../../../words/say.ts'
import { span } from '../../../words/spans.ts'
import type { Paint, Style } from './colour.ts'
import { towards } from './fleet-json.ts'
import { type Column, table } from './table.ts'

const styles: Readonly<Record<FleetKind, Style | null>> = {
  reallyFull: 'red',
  full: 'red',
  falseAlert: 'yellow',
  notReached: 'red',
  failing: 'red',
  waitsForYou: 'cyan',
  nearlyFull: 'yellow',
  dangling: 'yellow',
  starting: 'dim',
  noLimit: null,
  fine: 'green',
}

/** A line for each site, and one with the number of each verdict. `now`: milliseconds. */
export function fleetTable(rows: readonly SiteRow[], now: number, paint: Paint): string[] {
  const body = rows.length === 0 ? [say('No site matches.')] : table(columnsOf(rows, now), rows, paint)
  return [...body, '', totals(rows)]
}

function columnsOf(rows: readonly SiteRow[], now: number): Column<SiteRow>[] {
  const figure = (value: number | null | undefined): string => ((value ?? null) === null ? '' : String(value))
  const age: Column<SiteRow> = {
    title: say('Age'),
    cell: ({ verdict }) => (verdict.isOld && verdict.ageMs !== null ? span(verdict.ageMs) : ''),
    style: () => 'dim',
  }
  const tags: Column<SiteRow> = { title: say('Tags'), cell: ({ site }) => site.tags.join(' '), atMost: 40 }
  return [
    { title: say('Name'), cell: ({ site }) => site.name, atMost: 40 },
    {
      title: say('Verdict'),
      cell: ({ verdict }) => fleetVerdictWords(verdict, now),
      style: ({ verdict }) => styles[verdict.kind],
    },
    { title: say('Live'), cell: ({ site }) => figure(towards(site)) },
    { title: say('Limit'), cell: ({ site }) => figure(site.sessionsLimit) },
    { title: say('Dangling'), cell: ({ site }) => figure(site.counts?.dangling) },
    { title: say('On now'), cell: ({ site }) => figure(site.counts?.onNow) },
    { title: say('Today'), cell: ({ site }) => figure(site.counts?.today) },
    ...(rows.some(({ verdict }) => verdict.isOld) ? [age] : []),
    ...(rows.some(({ site }) => site.tags.length > 0) ? [tags] : []),
  ]
}

/** `200 sites · Full, but few on now: 5 · Fine: 195` */
function totals(rows: readonly SiteRow[]): string {
  const counts = fleetKinds.flatMap((kind) => {
    const count = rows.filter(({ verdict }) => verdict.kind === kind).length
    return count === 0 ? [] : [say('{what}: {count}', { what: fleetKindWords[kind](), count })]
  })
  return [sayCount('{count} site', '{count} sites', { count: rows.length }), ...counts].join(' · ')
}
