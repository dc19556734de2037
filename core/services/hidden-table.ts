import { fail, succeed, type Result } from '../../contract/failure.ts'
import type { Outcome, SessionOutcome } from '../../contract/kill.ts'
import type { Session } from '../../contract/session.ts'
import { serverHelp } from '../domain/server-help.ts'
import { isExpired } from '../domain/state.ts'
import type { EndAnswer } from '../lino/index.ts'
import { notOnRecord, type Audit } from './audit.ts'
import type { Exemptions } from './exemptions.ts'
import type { WatchedSite } from './watched-site.ts'

/** What can be done while one bad session hides a site's whole table. */
export interface HiddenTable {
  help(site: WatchedSite): Promise<Result<{ suspects: readonly string[]; lines: readonly string[] }>>
  /** Ends one session of the last rows, without a list, and lists. */
  end(site: WatchedSite, ref: string): Promise<Result<SessionOutcome>>
}

export function createHiddenTable(audit: Pick<Audit, 'note'>, exemptions: Exemptions): HiddenTable {
  return {
    async help(site) {
      if (!isHidden(site)) return notHidden
      const users = await site.usersNow()
      const live = site.list().sessions.filter((each) => !isExpired(each, site.now()))
      // Whoever is signed in and no user any more has been deleted since.
      const ghosts = live.filter(({ user }) => users.ok && user !== null && !users.value.includes(user))
      return succeed({ suspects: ghosts.map(({ ref }) => ref), lines: serverHelp('tableHidden') })
    },
    async end(site, ref) {
      if (!isHidden(site)) return notHidden
      if (site.killing) return fail('usage', 'Sessions of this site are being killed already.')
      const session = site.list().sessions.find((each) => each.ref === ref)
      if (!session) return fail('usage', 'This session is not in the last list of this site.')
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
      if (!noted.ok) return notOnRecord(noted.failure, whatBecame[outcome] ?? 'The session may be ended')
      const reason = ended.kind === 'failed' && outcome !== 'killed' ? ended.failure.kind : null
      return succeed({ ref, keyPrefix: session.keyPrefix, user: session.user, outcome, reason })
    },
  }

  async function whyNot(site: WatchedSite, session: Session): Promise<ReturnType<typeof fail> | null> {
    if (session.own) return fail('ownSession', 'This is the console’s own session.')
    if (session.ownElsewhere)
      return fail('ownSession', 'This is the own session of another window or terminal of this console.')
    const exempt = await exemptions.ofSite(site.siteId).look()
    if (!exempt.ok) return exempt
    return exempt.value(session)
      ? fail('usage', 'This session is never to be killed. Take that back first.')
      : null
  }
}

const notHidden = fail('usage', 'The table of this site is not hidden: choose sessions in it.')

function isHidden(site: WatchedSite): boolean {
  return site.state().failure?.kind === 'tableHidden'
}

const whatBecame: Readonly<Partial<Record<Outcome, string>>> = {
  killed: 'The session was ended',
  failed: 'The session is still there',
}

/** Where the usual way is refused the client learns that only signing in over it helps (a ghost on ExtJS 26.10). */
async function end(site: WatchedSite, ref: string): Promise<EndAnswer> {
  if (site.endsBy(ref) === 'signInOver') return site.endBySigningIn(ref)
  const answer = await site.endSession(ref)
  if (answer.kind !== 'failed') return answer
  if (site.endsBy(ref) === 'signInOver') return site.endBySigningIn(ref)
  // Not before the site was listed again, though that may only tell that it still hides its table.
  return answer.killIsLeft && !(await site.read()).ok ? site.endSession(ref) : answer
}

/** Unknown while the table stays hidden: it was another one, or another one as well. */
async function outcomeOf(site: WatchedSite, ref: string, ended: EndAnswer): Promise<Outcome> {
  const read = await site.read()
  const isThere = (each: Session): boolean => each.ref === ref && !isExpired(each, site.now())
  if (read.ok) return read.value.some(isThere) ? 'failed' : 'killed'
  return ended.kind === 'failed' ? 'failed' : 'unknown'
}
