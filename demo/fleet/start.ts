import type { DemoHooks, OpenSite } from '../server/open-site.ts'
import { openDemoSite } from '../server/open-site.ts'
import type { Host } from './hosts.ts'
import { openHost } from './hosts.ts'
import type { FleetKind } from './kinds.ts'
import type { PlannedSite } from './plan.ts'
import { planFleet } from './plan.ts'
import type { Trouble } from './trouble.ts'
import { beginTrouble } from './trouble.ts'

export interface FleetOptions {
  /** From 1 to 1000. */
  readonly sites: number
  /** What they are, one for each site. Missing: the usual mix. */
  readonly kinds?: readonly FleetKind[]
  /** The same seed gives the same fleet. */
  readonly seed?: number
  /** Of the first host. The other hosts have the ports after it. 0 or missing = any free ones. */
  readonly port?: number
  /** Of every site. Every 20th site adds `-` and its number. Missing: 1234. */
  readonly password?: string
}

/** A running site of a fleet. */
export interface FleetSite extends Pick<PlannedSite, 'name' | 'kind' | 'tags' | 'folder'> {
  /** From 1 on. */
  readonly number: number
  readonly url: string
  readonly user: string
  readonly password: string
  /** The same for a screen: a password that was given is `PASSWORD` there. */
  readonly shownPassword: string
  /** Null: the site has none. */
  readonly sessionsLimit: number | null
  readonly hooks: DemoHooks
  /** Ends what was wrong with the site, and begins this. Null: the site is well again. */
  setTrouble(trouble: Trouble | null): Promise<void>
}

export interface DemoFleet {
  readonly sites: readonly FleetSite[]
  close(): Promise<void>
}

const usualPassword = '1234'

/** Starts many practice sites in this process, on 127.0.0.1. Rejects if a port is taken. */
export async function startDemoFleet(options: FleetOptions): Promise<DemoFleet> {
  const { sites: count, seed = 1, port = 0, kinds } = options
  const plan = planFleet(count, seed, kinds)
  const opened = plan.map((planned, index) => openPlanned(planned, index + 1, options))
  const byHost = Map.groupBy(opened, ({ planned }) => planned.host)
  const starting = [...byHost].map(async ([host, sites]) => {
    const willBeDead = sites.some(({ planned }) => planned.trouble?.kind === 'dead')
    const hosted = sites.map(({ planned, site }) => ({ prefix: planned.prefix, answer: site.answer }))
    return [host, await openHost(port === 0 ? 0 : port + host, hosted, willBeDead)] as const
  })
  const settled = await Promise.allSettled(starting)
  const hosts = new Map(settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])))
  const close = async (): Promise<void> => {
    await Promise.all([...hosts.values()].map((host) => host.close()))
    for (const { site } of opened) site.close()
  }
  try {
    await Promise.all(starting)
    const sites = opened.flatMap((each) => {
      const host = hosts.get(each.planned.host)
      return host ? [fleetSite(each, host)] : []
    })
    await Promise.all(sites.map((site, index) => site.setTrouble(opened[index]?.planned.trouble ?? null)))
    return { sites, close }
  } catch (error) {
    await close()
    throw error
  }
}

interface Opened {
  readonly planned: PlannedSite
  readonly number: number
  readonly password: string
  readonly shownPassword: string
  readonly sessionsLimit: number | null
  readonly site: OpenSite
}

function openPlanned(planned: PlannedSite, number: number, options: FleetOptions): Opened {
  const ending = planned.ownPassword ? `-${number}` : ''
  const password = `${options.password ?? usualPassword}${ending}`
  const shownPassword = `${options.password === undefined ? usualPassword : 'PASSWORD'}${ending}`
  const site = openDemoSite({ ...planned.options, prefix: planned.prefix, password })
  const now = site.hooks.now()
  const live = site.hooks.sessions().filter(({ expire }) => expire > now).length
  const sessionsLimit = planned.room === null ? null : live + planned.room
  site.hooks.setLimit(sessionsLimit ?? -1)
  return { planned, number, password, shownPassword, sessionsLimit, site }
}

function fleetSite({ planned, site, ...opened }: Opened, host: Host): FleetSite {
  const { name, kind, tags, folder, prefix } = planned
  let end = (): void => undefined
  return {
    ...opened,
    name,
    kind,
    tags,
    folder,
    url: `http://127.0.0.1:${host.port}${prefix}/`,
    user: 'robin',
    hooks: site.hooks,
    async setTrouble(trouble) {
      end()
      end = trouble === null ? () => undefined : beginTrouble(trouble, site.hooks)
      await host.setDead(site, trouble?.kind === 'dead')
    },
  }
}
