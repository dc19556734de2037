import { succeed } from '../../../contract/failure.ts'
import type { Result } from '../../../contract/failure.ts'
import type { SiteState } from '../../../contract/site.ts'
import { createScheduler } from '../../../core/services/sites/scheduler.ts'
import { say } from '../../../words/say.ts'
import { aborted, interrupted } from '../interruption.ts'
import type { Work } from '../visit.ts'
import { createFleetSignIn } from './sign-in.ts'

/**
 * Signs in to these sites and reads each of them, a few at a time, and two of one host. Returns their states,
 * also of those that could not be read.
 */
export async function readSites(
  sites: readonly SiteState[],
  work: Work,
): Promise<Result<readonly SiteState[]>> {
  const { api, world, progress } = work
  const { clock, interruption } = world
  const scheduler = createScheduler(clock, Math.random)
  const fleet = createFleetSignIn(work)
  let read = 0
  const readings = sites.map(
    (site) =>
      new Promise<void>((resolve) => {
        scheduler.plan(
          {
            key: site.siteId,
            host: new URL(site.url).host,
            isInView: () => false,
            isFailing: () => site.failure !== null,
            planned: () => undefined,
            async run() {
              await fleet.signIn(site)
              read += 1
              progress.show(say('{count} of {all} sites read…', { count: read, all: sites.length }))
              resolve()
            },
          },
          clock.now(),
        )
      }),
  )
  await Promise.race([Promise.all(readings), aborted(interruption.signal)])
  progress.clear()
  if (interruption.signal.aborted) {
    void scheduler.close()
    return interrupted
  }
  await scheduler.close()
  const states = await api.listSites({})
  if (!states.ok) return states
  const asked = new Set(sites.map(({ siteId }) => siteId))
  return succeed(states.value.filter(({ siteId }) => asked.has(siteId)))
}
