import type { DemoSites } from '../../core/ports.ts'
import type { DemoSite } from '../../demo/start.ts'

/** The user and password of a practice site: the demo's own users. */
const user = 'robin'
const password = '1234'

/** The facts in which practice sites differ. `sessionsLimit` null: none. */
const sites = [
  // This seed gives 49 live sessions. One place is free, so signing in fills it: a full site, seen from
  // inside.
  {
    name: 'Practice site (full)',
    sessionsLimit: 50,
    demo: { sessions: 50, dangling: 38, limit: 50, seed: 18, title: 'Practice site (full)' },
  },
  {
    name: 'Practice site (quiet)',
    sessionsLimit: null,
    demo: { sessions: 12, dangling: 2, seed: 5, title: 'Practice site (quiet)' },
  },
  {
    name: 'Practice site (older Lino, ExtJS)',
    sessionsLimit: 200,
    demo: {
      sessions: 160,
      dangling: 70,
      limit: 200,
      seed: 7,
      lino: '21',
      frontEnd: 'extjs',
      offset: 60,
      title: 'Practice site (older Lino, ExtJS)',
    },
  },
] as const

/** Practice sites in this very process, on 127.0.0.1, new at every start. */
export function createDemoSites(): DemoSites {
  let running: Promise<readonly DemoSite[]> | undefined

  /** Loaded only now: a host without practice sites needs neither them nor SQLite. */
  async function startAll(): Promise<readonly DemoSite[]> {
    const { startDemoSite } = await import('../../demo/start.ts')
    return Promise.all(sites.map(({ demo }) => startDemoSite(demo)))
  }

  return {
    async start() {
      running ??= startAll()
      const started = await running
      return sites.flatMap(({ name, sessionsLimit }, index) => {
        const site = started[index]
        return site ? [{ name, url: site.url, user, password, sessionsLimit }] : []
      })
    },
    async close() {
      const started = await running
      await Promise.all((started ?? []).map((site) => site.close()))
    },
  }
}
