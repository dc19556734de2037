import type { InterruptedRun } from '../../contract/kill.ts'
import type { SiteState } from '../../contract/site.ts'
import { roomFor } from '../../core/domain/limit.ts'
import { towardsLimit } from '../../core/domain/what-counts.ts'

/** What matters most about a site, in one word. */
export type Standing = 'full' | 'failing' | 'nearlyFull' | 'room' | 'busy' | 'signedOut'

export function standingOf(site: SiteState): Standing {
  if (site.access === 'signingIn') return 'busy'
  // The console itself could not sign in: nobody can.
  if (site.failure?.kind === 'limitReached') return 'full'
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

/** In the order of the screen: sites that users cannot enter come first. */
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

/** By its last figures while nobody is signed in: a full site stays full until it is read again. */
function rankOfRoom({ access, counts, countsExpired, sessionsLimit }: SiteState): number {
  if (access !== 'signedOut' || !counts) return ranks.signedOut
  const { kind } = roomFor(towardsLimit(counts, countsExpired), sessionsLimit)
  return kind === 'full' || kind === 'nearlyFull' ? ranks[kind] : ranks.signedOut
}

/**
 * A site needs its manager if it fails, waits for the manager, is full or nearly so, or has an interrupted
 * kill. A site without a sign-in is quiet, unless it was full. The worst come first. With the filter for
 * dangling sessions, the sites with most of them come first. Then by name.
 */
export function groupSites({ sites, interrupted, siteFilter = 'all' }: Shown): SiteGroups {
  const rankOf = (site: SiteState): number => {
    const rank = Math.min(ranks[standingOf(site)], rankOfRoom(site))
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

/** In the order of the screen: Ctrl+1 opens the first. */
export function sitesInOrder(shown: Shown): SiteState[] {
  const groups = groupSites(shown)
  return [...groups.needsYou, ...groups.quiet, ...groups.demo]
}

export interface SitesOverview {
  readonly sites: number
  /** Sessions on all of them. */
  readonly dangling: number
  /** The number of sites that each filter shows. */
  readonly by: Readonly<Record<SiteFilter, number>>
}

/** How many of the user's own sites each filter has. */
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
