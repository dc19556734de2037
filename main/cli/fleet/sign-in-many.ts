import { succeed } from '../../../contract/failure.ts'
import type { Result } from '../../../contract/failure.ts'
import type { SignInOutcome } from '../../../contract/sign-in-outcome.ts'
import type { SiteState } from '../../../contract/site.ts'
import { say } from '../../../words/say.ts'
import { orInterrupted } from '../interruption.ts'
import type { Work } from '../visit.ts'

/**
 * Signs in to these sites and reads them, a few at a time, without asking anybody: with kept sessions and the
 * keychain's passwords, and at the other sites with the given password. Returns how it ended, by site.
 */
export async function signInToMany(
  sites: readonly SiteState[],
  work: Work,
): Promise<Result<ReadonlyMap<string, SignInOutcome>>> {
  const { api, hide, world, progress } = work
  const ended = new Map<string, SignInOutcome>()
  const unsubscribe = api.subscribe((event) => {
    if (event.type !== 'signInOutcome') return
    ended.set(event.outcome.siteId, event.outcome)
    progress.show(say('{count} of {all} sites read…', { count: ended.size, all: sites.length }))
  })
  const signIn = async (among: readonly SiteState[], given: { readonly password?: string }) => {
    if (among.length === 0) return succeed([])
    const which = among.map(({ siteId }) => siteId)
    return orInterrupted(api.signInMany({ sites: which, ...given }), world.interruption.signal)
  }
  try {
    const known = await signIn(sites, {})
    if (!known.ok) return known
    const outcomes = new Map(known.value.map((each) => [each.siteId, each]))
    const { password } = world.secrets
    if (password !== null) {
      hide(password)
      const rest = sites.filter(({ siteId }) => outcomes.get(siteId)?.outcome === 'noPassword')
      const given = await signIn(rest, { password })
      if (!given.ok) return given
      for (const each of given.value) outcomes.set(each.siteId, each)
    }
    return succeed(outcomes)
  } finally {
    unsubscribe()
    progress.clear()
  }
}
