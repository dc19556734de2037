import type { SiteState } from '../../contract/site.ts'
import { roomFor } from '../../core/domain/limit.ts'

export interface SiteGroups {
  readonly needsYou: readonly SiteState[]
  readonly quiet: readonly SiteState[]
  readonly demo: readonly SiteState[]
}

/** A site needs its manager when it fails, waits for him, or is full or nearly so. One not signed in to is quiet. */
function needsYou(site: SiteState): boolean {
  if (site.access === 'paused' || site.failure !== null) return true
  if (!site.counts || site.access !== 'signedIn') return false
  const room = roomFor(site.counts.live, site.sessionsLimit)
  return room.kind === 'full' || room.kind === 'nearlyFull'
}

export function groupSites(sites: readonly SiteState[]): SiteGroups {
  const own = sites.filter((site) => !site.demo)
  return {
    needsYou: own.filter(needsYou),
    quiet: own.filter((site) => !needsYou(site)),
    demo: sites.filter((site) => site.demo),
  }
}

/** As they stand on the screen: Ctrl+1 opens the first. */
export function sitesInOrder(sites: readonly SiteState[]): SiteState[] {
  const groups = groupSites(sites)
  return [...groups.needsYou, ...groups.quiet, ...groups.demo]
}
