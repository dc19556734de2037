import { succeed } from '../../../contract/failure.ts'
import type { Result } from '../../../contract/failure.ts'
import type { SiteState } from '../../../contract/site.ts'
import type { Work } from '../visit.ts'
import { signInToMany } from './sign-in-many.ts'

/** Reads these sites. Returns their states, also of those that could not be read. */
export async function readSites(
  sites: readonly SiteState[],
  work: Work,
): Promise<Result<readonly SiteState[]>> {
  const signedIn = await signInToMany(sites, work)
  if (!signedIn.ok) return signedIn
  const states = await work.api.listSites({})
  if (!states.ok) return states
  const asked = new Set(sites.map(({ siteId }) => siteId))
  return succeed(states.value.filter(({ siteId }) => asked.has(siteId)))
}
