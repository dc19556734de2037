import type { SiteState } from '../../contract/site.ts'
import type { ConsoleState } from './state.ts'
import { roomFor } from '../../core/domain/limit.ts'

export interface SiteGroups {
  readonly needsYou: readonly SiteState[]
  readonly quiet: readonly SiteState[]
  readonly demo: readonly SiteState[]
}

type Shown = Pick<ConsoleState, 'sites' | 'interrupted'>

/**
 * A site needs its manager when it fails, waits for him, is full or nearly so, or a kill there was interrupted. One not signed
 * in to is quiet.
 */
function needsYou(site: SiteState, interrupted: Shown['interrupted']): boolean {
  if (interrupted.some((run) => run.siteId === site.siteId)) return true
  if (site.access === 'paused' || site.failure !== null) return true
  if (!site.counts || site.access !== 'signedIn') return false
  const room = roomFor(site.counts.live, site.sessionsLimit)
  return room.kind === 'full' || room.kind === 'nearlyFull'
}

export function groupSites({ sites, interrupted }: Shown): SiteGroups {
  const own = sites.filter((site) => !site.demo)
  return {
    needsYou: own.filter((site) => needsYou(site, interrupted)),
    quiet: own.filter((site) => !needsYou(site, interrupted)),
    demo: sites.filter((site) => site.demo),
  }
}

/** As they stand on the screen: Ctrl+1 opens the first. */
export function sitesInOrder(shown: Shown): SiteState[] {
  const groups = groupSites(shown)
  return [...groups.needsYou, ...groups.quiet, ...groups.demo]
}
