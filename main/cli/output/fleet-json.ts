import type { SiteState } from '../../../contract/site.ts'
import { fleetKinds, type FleetVerdict } from '../../../core/domain/fleet-verdict.ts'
import { isoTime } from '../../../core/domain/iso-time.ts'
import { freePlaces, type SiteRow } from '../../../core/domain/query/site-query.ts'
import { towardsLimit } from '../../../core/domain/what-counts.ts'

// The documents of `fleet --json` and `watch --json`: exactly these keys, in this order (docs/terminal.md).

/** @param now milliseconds */
export function fleetJson(rows: readonly SiteRow[], now: number): object {
  const count = (kind: FleetVerdict['kind']): number =>
    rows.filter(({ verdict }) => verdict.kind === kind).length
  return {
    at: isoTime(now),
    sites: rows.map(siteRowJson),
    verdicts: Object.fromEntries(fleetKinds.map((kind) => [kind, count(kind)])),
  }
}

export function siteRowJson({ site, verdict }: SiteRow): object {
  const { counts, sessionsLimit, readAt } = site
  const {
    live = null,
    dangling = null,
    onNow = null,
    today = null,
    anonymous = null,
    expired = null,
  } = counts ?? {}
  const { ageMs } = verdict
  return {
    name: site.name,
    url: site.url,
    user: site.user,
    tags: site.tags,
    folder: site.folder,
    verdict: verdict.kind,
    since: isoTime('since' in verdict ? verdict.since : null),
    failure: site.failure?.kind ?? null,
    live,
    towardsLimit: towards(site),
    sessionsLimit,
    free: freePlaces(site),
    dangling,
    onNow,
    today,
    anonymous,
    expired,
    readAt: isoTime(readAt),
    ageSeconds: ageMs === null ? null : Math.floor(ageMs / 1000),
    old: verdict.isOld,
  }
}

/** How many sessions count towards the limit. Null: not known. */
export const towards = ({ counts, countsExpired }: SiteState): number | null =>
  counts && towardsLimit(counts, countsExpired)
