import { succeed, type Result } from '../../../contract/failure.ts'
import type { SignInOutcome } from '../../../contract/sign-in-outcome.ts'
import type { SiteState } from '../../../contract/site.ts'
import { isLeftForUser, signInOutcomeOf } from '../../domain/sign-in-outcome.ts'
import { worstFirst } from '../../domain/worst-first.ts'
import type { SessionWatch } from './session-watch.ts'
import type { Sites } from './sites.ts'
import type { WatchedSite } from './watched-site.ts'

/** What the console signs in with. Without a password: with each site's remembered one. */
interface GivenToMany {
  readonly password?: string
  readonly remember?: boolean
}

export interface SignInMany {
  /** Signs in to these sites, as many at once as the scheduler allows. */
  signIn(
    which: readonly string[] | { readonly tag: string } | 'all',
    given: GivenToMany,
  ): Promise<Result<readonly SignInOutcome[]>>
}

export function createSignInMany(
  sites: Pick<Sites, 'all' | 'get'>,
  watch: Pick<SessionWatch, 'once' | 'start'>,
  ended: (outcome: SignInOutcome) => void,
): SignInMany {
  function chosen(which: Parameters<SignInMany['signIn']>[0]): Result<readonly WatchedSite[]> {
    if (which === 'all') return succeed(sites.all())
    if ('tag' in which) return succeed(sites.all().filter(({ record }) => record.tags.includes(which.tag)))
    const found: WatchedSite[] = []
    for (const siteId of new Set(which)) {
      const site = sites.get(siteId)
      if (!site.ok) return site
      found.push(site.value)
    }
    return succeed(found)
  }

  async function signInTo(site: WatchedSite, given: GivenToMany): Promise<SignInOutcome> {
    const { siteId } = site
    const before = site.state()
    if (before.access === 'signedIn') return { siteId, outcome: 'alreadyIn', failure: null }
    const earlier = refusalOf(before)
    if (earlier) return { siteId, ...earlier }
    const entered = await site.signInIfKnown(given)
    if (site.state().access === 'signedIn') watch.start(site)
    if (entered.ok) return { siteId, outcome: 'signedIn', failure: null }
    return { siteId, outcome: signInOutcomeOf(entered.failure.kind), failure: entered.failure }
  }

  return {
    async signIn(which, given) {
      const found = chosen(which)
      if (!found.ok) return found
      const worst = [...found.value].sort((a, b) => worstFirst(a.state(), b.state()))
      // Each refusal of a password counts towards a ban. So a given one is tried alone until it has worked.
      const group = given.password === undefined ? null : { hasWorked: false, isRefused: false }

      async function tryIn(site: WatchedSite): Promise<SignInOutcome> {
        let outcome: SignInOutcome = { siteId: site.siteId, outcome: 'notTried', failure: null }
        await watch.once(site, async () => {
          if (!group?.isRefused) outcome = await signInTo(site, given)
        })
        if (group && outcome.failure?.kind === 'wrongPassword') group.isRefused = true
        if (outcome.outcome === 'signedIn' && group) group.hasWorked = true
        ended(outcome)
        return outcome
      }

      const outcomes: SignInOutcome[] = []
      while (group && !group.hasWorked && !group.isRefused && outcomes.length < worst.length) {
        const site = worst[outcomes.length]
        if (site) outcomes.push(await tryIn(site))
      }
      const rest = worst.slice(outcomes.length).map(tryIn)
      return succeed([...outcomes, ...(await Promise.all(rest))])
    },
  }
}

/** A refusal of this run needs the user. Null: there is none. */
function refusalOf({ access, failure }: SiteState): Omit<SignInOutcome, 'siteId'> | null {
  if (access === 'signedIn' || access === 'signingIn' || failure === null) return null
  const outcome = signInOutcomeOf(failure.kind)
  return isLeftForUser(outcome) ? { outcome, failure } : null
}
