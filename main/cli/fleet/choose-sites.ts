import { because, succeed } from '../../../contract/failure.ts'
import type { Result } from '../../../contract/failure.ts'
import type { SiteState } from '../../../contract/site.ts'
import { byUrgency, fleetVerdict } from '../../../core/domain/fleet-verdict.ts'
import { matcherOf } from '../../../core/domain/query/matches.ts'
import { settingsPart, type SiteRow, siteQuery } from '../../../core/domain/query/site-query.ts'
import type { Query } from '../../../core/domain/query/table.ts'
import { whySitesUnread, type Work } from '../visit.ts'

/** The saved sites that the settings alone do not exclude. Nothing is sent. */
export async function sitesToRead(query: Query, { api, world }: Work): Promise<Result<readonly SiteState[]>> {
  const sites = await api.listSites({})
  if (!sites.ok) return sites
  const unread = await whySitesUnread(api)
  if (unread !== null) return because('storage', unread, { file: 'settings' })
  const rows = rowsOf(
    sites.value.filter((site) => site.saved && !site.demo),
    settingsPart(query),
    world.clock.now(),
  )
  return succeed(rows.map(({ site }) => site))
}

/** The sites that match, problems first. `now`: milliseconds. */
export function rowsOf(sites: readonly SiteState[], query: Query, now: number): SiteRow[] {
  const rows = sites.map((site) => ({ site, verdict: fleetVerdict(site, now) }))
  return rows
    .filter(matcherOf(query, siteQuery))
    .sort((a, b) => byUrgency(a.verdict, b.verdict) || a.site.name.localeCompare(b.site.name, 'en'))
}
