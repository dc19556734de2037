import { fail, succeed } from '../../../contract/failure.ts'
import type { Result } from '../../../contract/failure.ts'
import type { SignInOutcome } from '../../../contract/sign-in-outcome.ts'
import type { SiteState } from '../../../contract/site.ts'
import { say } from '../../../words/say.ts'
import type { Answer } from '../answer.ts'
import type { SiteChoice, WatchCommand } from '../args/command.ts'
import { sitesToRead } from '../fleet/choose-sites.ts'
import { keepSigningIn, needsSignIn } from '../fleet/sign-in-again.ts'
import { signInToMany } from '../fleet/sign-in-many.ts'
import { createVerdictLog } from '../fleet/verdict-log.ts'
import { aborted } from '../interruption.ts'
import { changeLine } from '../output/change-line.ts'
import { openSite, signInAndRead, type Work } from '../visit.ts'

/** Nothing comes after the lines. */
const end = succeed<Answer>({ exitCode: 0, json: null, text: () => [] })

/**
 * `watch`: a line for each change of a site's verdict, until it is interrupted or nobody reads any more. That
 * is its ordinary end.
 */
export async function watch(command: WatchCommand, work: Work): Promise<Result<Answer>> {
  const { api, world, progress } = work
  const ending = AbortSignal.any([world.interruption.signal, ...(world.readerGone ? [world.readerGone] : [])])
  const sites = await sitesToWatch(command, work)
  if (!sites.ok) return sites
  if (sites.value.length === 0) return fail('usage', 'commandLine', { sentence: say('No site matches.') })

  const states = new Map(sites.value.map((site) => [site.siteId, site]))
  const log = createVerdictLog((change) => {
    progress.clear()
    world.stdout.write(changeLine(change, world.clock.now(), command.json))
  })
  const take = (site: SiteState): void => {
    if (!states.has(site.siteId)) return
    states.set(site.siteId, site)
    log.take(site, world.clock.now())
  }
  const unsubscribe = api.subscribe((event) => {
    if (event.type === 'site') take(event.site)
    if (event.type !== 'pulses') return
    for (const pulse of event.pulses) {
      const before = states.get(pulse.siteId)
      if (before) take({ ...before, ...pulse })
    }
  })
  try {
    const begun = await begin(command.choice, sites.value, work)
    if (ending.aborted) return end
    if (!begun.ok) return begun
    log.settle()
    for (const site of await present(work)) take(site)
    const again = keepSigningIn(() => [...states.values()], { ...work, world: begun.value }, ending)
    await Promise.race([again, aborted(ending)])
    return end
  } finally {
    unsubscribe()
  }
}

async function sitesToWatch(
  { choice, query }: WatchCommand,
  work: Work,
): Promise<Result<readonly SiteState[]>> {
  if (choice === null) return sitesToRead(query, work)
  const site = await openSite(choice, work.api)
  return site.ok ? succeed([site.value]) : site
}

async function present({ api }: Work): Promise<readonly SiteState[]> {
  const states = await api.listSites({})
  return states.ok ? states.value : []
}

/**
 * The first sign-in. Of one site, a refusal is the end. Returns the world for the later ones: without a
 * password that was refused.
 */
async function begin(
  choice: SiteChoice | null,
  sites: readonly SiteState[],
  work: Work,
): Promise<Result<Work['world']>> {
  const { world } = work
  const [site] = sites
  if (choice === null || !site) {
    const outcomes = await signInToMany(sites, work)
    if (!outcomes.ok) return outcomes
    const refused = [...outcomes.value.values()].some(isWrongPassword)
    return succeed(refused ? { ...world, secrets: { ...world.secrets, password: null } } : world)
  }
  const visited = await signInAndRead(site, work, choice.enterFull)
  if (visited.ok) return succeed(world)
  const state = (await present(work)).find(({ siteId }) => siteId === site.siteId)
  return state && (needsSignIn(state) || state.access === 'signedIn') ? succeed(world) : visited
}

const isWrongPassword = ({ failure }: SignInOutcome): boolean => failure?.kind === 'wrongPassword'
