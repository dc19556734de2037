import type { Clock } from '../ports.ts'
import { createScheduler } from '../services/sites/scheduler.ts'
import type { WatchedSite } from '../services/sites/watched-site.ts'

/** A site that the console leaves. */
type Leaving = Pick<WatchedSite, 'siteId' | 'record' | 'state' | 'keepsSeat' | 'leave' | 'close'>

/**
 * Leaves these sites: signs out, or keeps the seat. No more sign-outs are under way at once, in all and at
 * one host, than the scheduler allows: hundreds of sites can be on one server. Takes `mostMs` at most, and
 * answers those that were not left by then, or whose sign-out could not be confirmed.
 */
export async function leaveAll<Site extends Leaving>(
  sites: readonly Site[],
  clock: Clock,
  mostMs: number,
): Promise<readonly Site[]> {
  const notConfirmed = new Set(sites)
  const leave = async (site: Site): Promise<void> => {
    if ((await site.leave()).ok) notConfirmed.delete(site)
  }
  const asks = (site: Site): boolean => site.state().access !== 'signedOut' && !site.keepsSeat()
  const scheduler = createScheduler(clock, () => 0)
  const late = new AbortController()
  const signOut = (site: Site): Promise<void> =>
    new Promise((resolve) => {
      scheduler.plan(
        {
          key: site.siteId,
          host: new URL(site.record.url).host,
          isInView: () => false,
          isFailing: () => site.state().failure !== null,
          planned: () => undefined,
          run: () => leave(site).finally(resolve),
        },
        clock.now(),
      )
    })
  const all = Promise.all(sites.map((site) => (asks(site) ? signOut(site) : leave(site))))
  await Promise.race([all, clock.wait(mostMs, late.signal)])
  late.abort()
  // What is under way ends by itself.
  void scheduler.close()
  for (const site of sites) site.close()
  return [...notConfirmed]
}
