import { fail } from '../../../contract/failure.ts'
import type { Result } from '../../../contract/failure.ts'
import type { SiteState } from '../../../contract/site.ts'
import { createOneAtATime } from '../../../core/services/sites/one-at-a-time.ts'
import type { Work } from '../visit.ts'

/** Signs in to many sites and reads them, without asking anybody. */
export interface FleetSignIn {
  /**
   * With the kept session or the keychain's password. Otherwise with the given password: one site after the
   * other until one has taken it, and no more after a site has refused it.
   */
  signIn(site: SiteState): Promise<Result<SiteState>>
}

export function createFleetSignIn({ api, hide, world }: Work): FleetSignIn {
  const given = world.secrets.password
  if (given !== null) hide(given)
  const turn = createOneAtATime()
  let verdict: 'untried' | 'taken' | 'refused' = given === null ? 'refused' : 'untried'

  async function attempt(siteId: string, password: string): Promise<Result<SiteState>> {
    const answer = await api.signIn({ siteId, password })
    if (!answer.ok && answer.failure.kind === 'wrongPassword') verdict = 'refused'
    else if (answer.ok && verdict === 'untried') verdict = 'taken'
    return answer
  }

  return {
    async signIn({ siteId, name }) {
      const known = await api.signIn({ siteId })
      if (known.ok || !asksForPassword.has(known.failure.kind) || given === null) return known
      // Of a wrong password no more than one site should hear.
      const tried = await (verdict === 'untried' &&
        turn.run(async () => verdict === 'untried' && attempt(siteId, given)))
      if (tried) return tried
      return verdict === 'refused'
        ? fail('passwordNeeded', 'enterPassword', {}, { site: name })
        : attempt(siteId, given)
    },
  }
}

/** The keychain has none, or the kept session is gone. */
const asksForPassword: ReadonlySet<string> = new Set(['passwordNeeded', 'signedOut'])
