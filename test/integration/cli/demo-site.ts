import { expect, onTestFinished } from 'vitest'
import type { DemoOptions } from '../../../demo/options.ts'
import type { DemoSite } from '../../../demo/start.ts'
import { startDemoSite } from '../../../demo/start.ts'

/**
 * A demo site for one test. At its end no session may be there that was not seeded or added before: the
 * terminal leaves none of its own behind.
 */
export async function demoSite(options: DemoOptions = {}): Promise<DemoSite> {
  const site = await startDemoSite({ sessions: 30, dangling: 10, ...options })
  const before = keysOf(site)
  onTestFinished(async () => {
    const left = [...keysOf(site)].filter((key) => !before.has(key))
    await site.close()
    expect(left, 'sessions left behind').toEqual([])
  })
  return {
    ...site,
    addSession(session) {
      const key = site.addSession(session)
      before.add(key)
      return key
    },
  }
}

export function keysOf(site: DemoSite): Set<string> {
  return new Set(site.sessions().map((each) => each.key))
}

/** How many requests have come that sign in. */
export function signIns(site: DemoSite): number {
  return site.requests().filter((each) => each.action === 'sign_in').length
}
