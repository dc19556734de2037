import type { ConsoleApi } from '../../contract/console-api.ts'
import { succeed } from '../../contract/failure.ts'
import type { FailureKind, Result } from '../../contract/failure.ts'
import type { Cause } from '../../contract/failure-causes.ts'
import type { Session } from '../../contract/session.ts'
import type { SiteState } from '../../contract/site.ts'
import type { SiteChoice } from './args/command.ts'
import { note } from '../../words/note.ts'
import { say, sayCount } from '../../words/say.ts'
import { withCertificate } from './certificate-words.ts'
import { orInterrupted } from './interruption.ts'
import type { Judging } from './output/session-table.ts'
import { visible } from '../../core/domain/visible.ts'
import { askCode, confirmWayIn, findPassword } from './password.ts'
import type { Progress } from './progress.ts'
import { takeOtherAddress, withOtherAddress } from './other-address.ts'
import { resolveSite } from './resolve-site.ts'
import type { World } from './world.ts'

/** What a command works with. */
export interface Work {
  readonly api: ConsoleApi
  readonly hide: (secret: string) => void
  readonly world: World
  readonly progress: Progress
}

/** A site, after signing in and reading. */
export interface Visit {
  readonly site: SiteState
  /** Expired ones included. */
  readonly sessions: readonly Session[]
  readonly judging: Judging
}

/** Finds the site, signs in, reads. The console signs out when it is closed. */
export async function visit(choice: SiteChoice, work: Work): Promise<Result<Visit>> {
  const site = await openSite(choice, work.api)
  if (!site.ok) return site
  const visited = await signInAndRead(site.value, work, choice.enterFull)
  if (visited.ok) return visited
  const explained = await withOtherAddress(visited.failure, site.value, work)
  const other = await takeOtherAddress(explained, choice, site.value, work)
  return other ? visit(other, work) : { ok: false, failure: explained }
}

export async function signInAndRead(site: SiteState, work: Work, enterFull = false): Promise<Result<Visit>> {
  const { api, world, progress } = work
  const signedIn = await withCertificate(await signIn(site, work, enterFull), site, api, world)
  if (!signedIn.ok) return signedIn
  const list = await orInterrupted(api.readSessions({ siteId: site.siteId }), world.interruption.signal)
  if (!list.ok) return list
  progress.clear()
  noteLeftOvers(signedIn.value, world)
  const { serverAheadMs, danglingAfterMs } = signedIn.value
  return succeed({
    site: signedIn.value,
    sessions: list.value.sessions,
    judging: { now: world.clock.now() + serverAheadMs, danglingAfterMs },
  })
}

/** The number that is named. Nobody reads more. */
const mostNamed = 5

/**
 * A session that a crash of ours left behind takes a place. The console names it, and never ends it unasked.
 */
function noteLeftOvers({ leftOvers }: SiteState, world: World): void {
  const refs = leftOvers.flatMap(({ ref, certain }) => (certain ? [`--ref ${ref}`] : []))
  if (refs.length === 0) return
  const named = ['kill', ...refs.slice(0, mostNamed), ...(refs.length > mostNamed ? ['..'] : [])].join(' ')
  const sentence = sayCount(
    'This program left {count} session behind here when it was stopped by force. To kill it:',
    'This program left {count} sessions behind here when it was stopped by force. To kill them:',
    { count: refs.length },
  )
  world.stderr.write(`${note(`${sentence} ${named}`)}\n`)
}

/** The site that the user means. A URL that is not saved becomes a one-off. Nothing is sent. */
export async function openSite(choice: SiteChoice, api: ConsoleApi): Promise<Result<SiteState>> {
  const sites = await api.listSites({})
  if (!sites.ok) return sites
  const target = resolveSite(choice, sites.value, await whySitesUnread(api))
  if (!target.ok) return target
  return target.value.kind === 'saved' ? succeed(target.value.site) : api.addSite(target.value.site)
}

/** Why the saved sites could not be read. Null: they were. */
export async function whySitesUnread(api: ConsoleApi): Promise<Cause | null> {
  const info = await api.appInfo({})
  return info.ok ? (info.value.sitesUnread ?? null) : null
}

interface Attempt {
  readonly password?: string
  readonly remember?: boolean
  readonly code?: string
  readonly enterFull?: boolean
}

async function signIn(site: SiteState, work: Work, enterFull: boolean): Promise<Result<SiteState>> {
  const { world, progress } = work
  const code = world.secrets.code
  const given: Attempt = { ...(code !== null && { code }), ...(enterFull && { enterFull }) }
  // What the keychain holds comes first: a kept session, or the password.
  const known = site.saved ? await attempt(site, given, work) : null
  if (known && (known.ok || !asksForPassword.has(known.failure.kind)))
    return answerRefusal(site, known, given, work)
  const password = await findPassword(site, world)
  if (!password.ok) return password
  const typed = world.secrets.password === null
  const asked = { ...given, password: password.value, ...(typed && site.saved && { remember: true }) }
  progress.clear()
  return answerRefusal(site, await attempt(site, asked, work), asked, work)
}

/** The keychain has none, or the kept session is gone. */
const asksForPassword = new Set<FailureKind>(['passwordNeeded', 'signedOut'])

function attempt(
  site: SiteState,
  given: Attempt,
  { api, hide, world, progress }: Work,
): Promise<Result<SiteState>> {
  for (const secret of [given.password, given.code]) if (secret !== undefined) hide(secret)
  progress.show(say('Signing in to {site} and reading its sessions…', { site: visible(site.name) }))
  return orInterrupted(api.signIn({ siteId: site.siteId, ...given }), world.interruption.signal)
}

/**
 * A person on a terminal can give what a refusal asks for: a code, or the statement that the password is
 * right.
 */
async function answerRefusal(
  site: SiteState,
  first: Result<SiteState>,
  given: Attempt,
  work: Work,
): Promise<Result<SiteState>> {
  const { world, progress } = work
  if (first.ok || !world.terminal) return first
  progress.clear()
  if (first.failure.kind === 'codeNeeded') {
    const code = await askCode(site, world)
    return code === null ? first : attempt(site, { ...given, code }, work)
  }
  if (first.failure.wayIn && (await confirmWayIn(site, world))) {
    return attempt(site, { ...given, enterFull: true }, work)
  }
  return first
}
