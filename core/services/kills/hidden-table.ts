import { fail, succeed, type Result } from '../../../contract/failure.ts'
import type { CauseFacts } from '../../../contract/failure-causes.ts'
import type { Outcome, SessionOutcome } from '../../../contract/kill.ts'
import type { Session } from '../../../contract/session.ts'
import { serverHelp } from '../../domain/server-help.ts'
import { isExpired } from '../../domain/state.ts'
import type { EndAnswer } from '../../lino/index.ts'
import { notOnRecord, type Audit } from '../records/audit.ts'
import type { Exemptions } from '../exemptions/exemptions.ts'
import type { WatchedSite } from '../sites/watched-site.ts'

/** What can be done while one broken session hides a site's whole table. */
export interface HiddenTable {
  help(site: WatchedSite): Promise<Result<{ suspects: readonly string[]; lines: readonly string[] }>>
  /** Ends one session of the last rows, without a list, and then lists. */
  end(site: WatchedSite, ref: string): Promise<Result<SessionOutcome>>
}

export function createHiddenTable(audit: Pick<Audit, 'note'>, exemptions: Exemptions): HiddenTable {
  return {
    async help(site) {
      if (!isHidden(site)) return notHidden
      const users = await site.usersNow()
      const live = site.list().sessions.filter((each) => !isExpired(each, site.now()))
      // A name of a signed-in user that is no user of the site: this user has been deleted since.
      const ghosts = live.filter(({ user }) => users.ok && user !== null && !users.value.includes(user))
      return succeed({ suspects: ghosts.map(({ ref }) => ref), lines: serverHelp('tableHidden') })
    },
    async end(site, ref) {
      if (!isHidden(site)) return notHidden
      if (site.killing) return fail('usage', 'killUnderWay')
      const session = site.list().sessions.find((each) => each.ref === ref)
      if (!session) return fail('usage', 'notInLastList')
      const refused = await whyNot(site, session)
      if (refused) return refused
      const way = await site.prepareToEnd()
      if (!way.ok) return way
      const { name, url, user: account } = site.record
      const ended = await end(site, ref)
      const outcome = await outcomeOf(site, ref, ended)
      const noted = await audit.note(
        { kind: 'brokenEnded', user: session.user, outcome },
        { name, url, account },
      )
      if (!noted.ok) return notOnRecord(noted.failure, whatBecame[outcome] ?? 'sessionPerhapsEnded')
      const reason = ended.kind === 'failed' && outcome !== 'killed' ? ended.failure.kind : null
      return succeed({ ref, keyPrefix: session.keyPrefix, user: session.user, outcome, reason })
    },
  }

  async function whyNot(site: WatchedSite, session: Session): Promise<Result<never> | null> {
    if (session.own) return fail('ownSession', 'consolesOwn')
    if (session.ownElsewhere) return fail('ownSession', 'otherConsolesOwn')
    const exempt = await exemptions.ofSite(site.record).look()
    if (!exempt.ok) return exempt
    return exempt.value(session) ? fail('usage', 'neverToBeKilled') : null
  }
}

const notHidden = fail('usage', 'tableNotHidden')

function isHidden(site: WatchedSite): boolean {
  return site.state().failure?.kind === 'tableHidden'
}

const whatBecame: Readonly<Partial<Record<Outcome, CauseFacts['notOnRecord']['done']>>> = {
  killed: 'sessionEnded',
  failed: 'sessionStays',
}

/**
 * If the usual way is refused, the client learns that only signing in over the session helps (a ghost on
 * ExtJS 26.10).
 */
async function end(site: WatchedSite, ref: string): Promise<EndAnswer> {
  if (site.endsBy(ref) === 'signInOver') return site.endBySigningIn(ref)
  const answer = await site.endSession(ref)
  if (answer.kind !== 'failed') return answer
  if (site.endsBy(ref) === 'signInOver') return site.endBySigningIn(ref)
  // Only after the site was listed again, even if the list only shows that its table is still hidden.
  return answer.killIsLeft && !(await site.read()).ok ? site.endSession(ref) : answer
}

/** Unknown while the table stays hidden: another session hides it, or another one as well. */
async function outcomeOf(site: WatchedSite, ref: string, ended: EndAnswer): Promise<Outcome> {
  const read = await site.read()
  const isThere = (each: Session): boolean => each.ref === ref && !isExpired(each, site.now())
  if (read.ok) return read.value.some(isThere) ? 'failed' : 'killed'
  return ended.kind === 'failed' ? 'failed' : 'unknown'
}
