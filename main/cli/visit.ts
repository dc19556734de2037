import type { ConsoleApi } from '../../contract/console-api.ts'
import { succeed } from '../../contract/failure.ts'
import type { Result } from '../../contract/failure.ts'
import type { Session } from '../../contract/session.ts'
import type { SiteState } from '../../contract/site.ts'
import type { SiteChoice } from './args/command.ts'
import { orInterrupted } from './interruption.ts'
import type { Judging } from './output/session-table.ts'
import { visible } from './output/visible.ts'
import { askCode, confirmWayIn, findPassword } from './password.ts'
import type { Progress } from './progress.ts'
import { resolveSite } from './resolve-site.ts'
import type { World } from './world.ts'

/** What a command works with. */
export interface Work {
  readonly api: ConsoleApi
  readonly hide: (secret: string) => void
  readonly world: World
  readonly progress: Progress
}

/** A site that was signed in to and read. */
export interface Visit {
  readonly site: SiteState
  /** Expired ones included. */
  readonly sessions: readonly Session[]
  readonly judging: Judging
}

/** Finds the site, signs in, reads. The console signs out when it is closed. */
export async function visit(choice: SiteChoice, work: Work): Promise<Result<Visit>> {
  const site = await openSite(choice, work.api)
  return site.ok ? signInAndRead(site.value, work, choice.enterFull) : site
}

export async function signInAndRead(site: SiteState, work: Work, enterFull = false): Promise<Result<Visit>> {
  const { api, world, progress } = work
  const signedIn = await signIn(site, work, enterFull)
  if (!signedIn.ok) return signedIn
  const list = await orInterrupted(api.readSessions({ siteId: site.siteId }), world.interruption.signal)
  if (!list.ok) return list
  progress.clear()
  const { serverAheadMs, danglingAfterMs } = signedIn.value
  return succeed({
    site: signedIn.value,
    sessions: list.value.sessions,
    judging: { now: world.clock.now() + serverAheadMs, danglingAfterMs },
  })
}

async function openSite(choice: SiteChoice, api: ConsoleApi): Promise<Result<SiteState>> {
  const sites = await api.listSites({})
  if (!sites.ok) return sites
  const target = resolveSite(choice, sites.value)
  if (!target.ok) return target
  return target.value.kind === 'saved' ? succeed(target.value.site) : api.addSite(target.value.site)
}

interface Attempt {
  readonly code?: string
  readonly enterFull?: boolean
}

async function signIn(site: SiteState, work: Work, enterFull: boolean): Promise<Result<SiteState>> {
  const { api, hide, world, progress } = work
  const { siteId } = site
  const password = await findPassword(site, world)
  if (!password.ok) return password
  hide(password.value)
  const attempt = (given: Attempt): Promise<Result<SiteState>> => {
    if (given.code !== undefined) hide(given.code)
    progress.show(`Signing in to ${visible(site.name)} and reading its sessions …`)
    const signingIn = api.signIn({ siteId, password: password.value, ...given })
    return orInterrupted(signingIn, world.interruption.signal)
  }
  const code = world.secrets.code
  const given: Attempt = { ...(code !== null && { code }), ...(enterFull && { enterFull }) }
  const first = await attempt(given)
  if (first.ok || !world.terminal) return first
  progress.clear()
  if (first.failure.kind === 'codeNeeded') {
    const asked = await askCode(site, world)
    return asked === null ? first : attempt({ ...given, code: asked })
  }
  if (first.failure.wayIn && (await confirmWayIn(site, world))) return attempt({ ...given, enterFull: true })
  return first
}
