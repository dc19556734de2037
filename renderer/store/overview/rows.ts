import type { SiteState } from '../../../contract/site.ts'
import { byUrgency, fleetVerdict, type FleetVerdict } from '../../../core/domain/fleet-verdict.ts'
import { towardsLimit } from '../../../core/domain/what-counts.ts'
import type { Pickable } from '../selection-logic.ts'
import type { OverviewColumn, OverviewOrder } from './view.ts'

/** One site in the overview. It can always be chosen. */
export interface OverviewRow extends Pickable {
  readonly site: SiteState
  readonly verdict: FleetVerdict
}

const names = new Intl.Collator(undefined, { numeric: true })

/** The user's own sites. Practice sites are for practice, and no part of a fleet. */
export const fleetOf = (sites: readonly SiteState[]): readonly SiteState[] =>
  sites.filter((site) => !site.demo)

const known = new WeakMap<SiteState, { readonly now: number; readonly row: OverviewRow }>()

/** The same row for the same site at the same time, so that only what changed is drawn again. */
function rowOf(site: SiteState, now: number): OverviewRow {
  const before = known.get(site)
  if (before?.now === now) return before.row
  const { siteId } = site
  // An answer may be newer than the last step of the clock.
  const verdict = fleetVerdict(site, Math.max(now, site.readAt ?? 0))
  const row = { key: siteId, ref: siteId, site, verdict }
  known.set(site, { now, row })
  return row
}

/**
 * In the order of the table. Equal ones are sorted by name, so that rows stay where they are.
 * @param now by this machine's clock, milliseconds
 */
export function overviewRows(
  sites: readonly SiteState[],
  { column, turned }: OverviewOrder,
  now: number,
): OverviewRow[] {
  const compare = comparers[column]
  const sign = turned ? -1 : 1
  return sites
    .map((site) => rowOf(site, now))
    .sort(
      (a, b) => unknownLast(column, a, b) || sign * compare(a, b) || names.compare(a.site.name, b.site.name),
    )
}

type Compare = (a: OverviewRow, b: OverviewRow) => number

/** Null: not known. Such sites come last, whichever way the order is turned. */
function figureOf(column: OverviewColumn, { site }: OverviewRow): number | null {
  const { counts, countsExpired, readAt } = site
  switch (column) {
    case 'live':
      return counts && towardsLimit(counts, countsExpired)
    case 'dangling':
      return counts && counts.dangling
    case 'onNow':
      return counts && counts.onNow
    case 'today':
      return counts && counts.today
    case 'age':
      return readAt
    case 'tags':
      return site.tags.length > 0 ? 1 : null
    case 'site':
    case 'verdict':
      return 0
  }
}

function unknownLast(column: OverviewColumn, a: OverviewRow, b: OverviewRow): number {
  return Number(figureOf(column, a) === null) - Number(figureOf(column, b) === null)
}

const mostFirst =
  (column: OverviewColumn): Compare =>
  (a, b) =>
    (figureOf(column, b) ?? 0) - (figureOf(column, a) ?? 0)

const comparers: Readonly<Record<OverviewColumn, Compare>> = {
  site: (a, b) => names.compare(a.site.name, b.site.name),
  verdict: (a, b) => byUrgency(a.verdict, b.verdict),
  live: mostFirst('live'),
  dangling: mostFirst('dangling'),
  onNow: mostFirst('onNow'),
  today: mostFirst('today'),
  // The oldest figures first.
  age: (a, b) => (a.site.readAt ?? 0) - (b.site.readAt ?? 0),
  tags: (a, b) => names.compare(a.site.tags.join(' '), b.site.tags.join(' ')),
}
