import type { InterruptedRun } from '../../contract/kill.ts'
import type { SiteState } from '../../contract/site.ts'
import { roomFor } from '../../core/domain/limit.ts'
import { towardsLimit } from '../../core/domain/what-counts.ts'

/** What matters most of a site, in one word. */
export type Standing = 'full' | 'failing' | 'nearlyFull' | 'room' | 'busy' | 'signedOut'

export function standingOf(site: SiteState): Standing {
  if (site.access === 'signingIn') return 'busy'
  if (site.failure !== null || site.access === 'paused') return 'failing'
  if (site.access === 'signedOut') return 'signedOut'
  if (!site.counts) return 'busy'
  const { kind } = roomFor(towardsLimit(site.counts, site.countsExpired), site.sessionsLimit)
  return kind === 'full' || kind === 'nearlyFull' ? kind : 'room'
}

/** Which of many sites are shown. `full`: or nearly so. */
export type SiteFilter = 'all' | 'full' | 'failing' | 'dangling' | 'signedOut'

export interface SiteGroups {
  readonly needsYou: readonly SiteState[]
  readonly quiet: readonly SiteState[]
  readonly demo: readonly SiteState[]
}

interface Shown {
  readonly sites: readonly SiteState[]
  readonly interrupted: readonly InterruptedRun[]
  readonly siteFilter?: SiteFilter
}

/** As on the screen: whom users cannot enter first. */
const ranks: Readonly<Record<Standing, number>> = {
  full: 0,
  failing: 2,
  nearlyFull: 3,
  room: 4,
  busy: 4,
  signedOut: 5,
}
const rankOfInterrupted = 1

const names = new Intl.Collator(undefined, { numeric: true })
const danglingOf = (site: SiteState): number => site.counts?.dangling ?? 0

function matches(site: SiteState, filter: SiteFilter): boolean {
  if (filter === 'all') return true
  if (filter === 'dangling') return danglingOf(site) > 0
  const standing = standingOf(site)
  return standing === filter || (filter === 'full' && standing === 'nearlyFull')
}

/**
 * A site needs its manager when it fails, waits for him, is full or nearly so, or a kill there was interrupted. One not signed
 * in to is quiet. The worst stand first, and where dangling ones are asked for, most of them; then by name.
 */
export function groupSites({ sites, interrupted, siteFilter = 'all' }: Shown): SiteGroups {
  const rankOf = (site: SiteState): number => {
    const rank = ranks[standingOf(site)]
    return interrupted.some((run) => run.siteId === site.siteId) ? Math.min(rank, rankOfInterrupted) : rank
  }
  const needsYou = (site: SiteState): boolean => rankOf(site) <= ranks.nearlyFull
  const own = sites
    .filter((site) => !site.demo && matches(site, siteFilter))
    .map((site) => ({ site, first: siteFilter === 'dangling' ? -danglingOf(site) : rankOf(site) }))
    .sort((a, b) => a.first - b.first || names.compare(a.site.name, b.site.name))
    .map(({ site }) => site)
  return {
    needsYou: own.filter(needsYou),
    quiet: own.filter((site) => !needsYou(site)),
    demo: siteFilter === 'all' ? sites.filter((site) => site.demo) : [],
  }
}

/** As they stand on the screen: Ctrl+1 opens the first. */
export function sitesInOrder(shown: Shown): SiteState[] {
  const groups = groupSites(shown)
  return [...groups.needsYou, ...groups.quiet, ...groups.demo]
}

export interface SitesOverview {
  readonly sites: number
  /** Sessions on all of them. */
  readonly dangling: number
  /** Sites that each filter shows. */
  readonly by: Readonly<Record<SiteFilter, number>>
}

/** What there is to filter; of the user's own sites. */
export function overviewOf(sites: readonly SiteState[]): SitesOverview {
  const own = sites.filter((site) => !site.demo)
  const count = (filter: SiteFilter): number => own.filter((site) => matches(site, filter)).length
  return {
    sites: own.length,
    dangling: own.reduce((sum, site) => sum + danglingOf(site), 0),
    by: {
      all: own.length,
      full: count('full'),
      failing: count('failing'),
      dangling: count('dangling'),
      signedOut: count('signedOut'),
    },
  }
}
