import type { ConsoleEvent } from '../../contract/console-api.ts'
import { pulseOf, restOf } from '../../contract/pulse.ts'
import type { SiteState } from '../../contract/site.ts'
import type { Clock } from '../ports.ts'

/**
 * Reports what is new of the sites, in batches, so that a window with hundreds of sites is not woken for
 * each. What changes with each reading is a pulse. A site is reported whole only if anything else of it has
 * changed.
 */
export interface SiteNews {
  tell(site: SiteState): void
  /** The site is removed. Nothing more is reported of it. */
  forget(siteId: string): void
}

/** News of this time go together. Milliseconds. */
const batchMs = 100

export function createSiteNews(clock: Clock, emit: (event: ConsoleEvent) => void): SiteNews {
  const due = new Map<string, SiteState>()
  /** What was reported of each site, without its pulse. */
  const told = new Map<string, string>()
  let waits = false

  function report(): void {
    const sites = [...due.values()]
    due.clear()
    const pulses = sites.filter((site) => told.get(site.siteId) === restOf(site))
    const whole = sites.filter((site) => !pulses.includes(site))
    for (const site of whole) {
      told.set(site.siteId, restOf(site))
      emit({ type: 'site', site })
    }
    if (pulses.length > 0) emit({ type: 'pulses', pulses: pulses.map(pulseOf) })
  }

  async function later(): Promise<void> {
    waits = true
    await clock.wait(batchMs)
    waits = false
    report()
  }

  return {
    tell(site) {
      due.set(site.siteId, site)
      if (!waits) void later()
    },
    forget(siteId) {
      due.delete(siteId)
      told.delete(siteId)
    },
  }
}
