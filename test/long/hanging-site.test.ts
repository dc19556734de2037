import { expect, test, vi } from 'vitest'
import type { ConsoleApi } from '../../contract/console-api.ts'
import type { SiteState } from '../../contract/site.ts'
import { startDemoSite } from '../../demo/start.ts'
import { must, signedIn, startConsole } from '../support/console.ts'

/** The longest back-off after so few failures, and a list that is just under way. Milliseconds. */
const boundMs = 360_000

async function stateOf(api: ConsoleApi, siteId: string): Promise<SiteState | undefined> {
  return must(await api.listSites({})).find((site) => site.siteId === siteId)
}

/** In real time, two to six minutes: nothing here is simulated. */
test('a site that hangs for a minute is asked again within its bound, in view or not', async () => {
  const console = await startConsole({ host: 'browser' })
  const sites = await Promise.all([startDemoSite({ sessions: 3 }), startDemoSite({ sessions: 3 })])
  try {
    const { api } = console
    const ids = await Promise.all(sites.map(async ({ url }) => (await signedIn(api, url, '1234')).siteId))
    await api.viewSite({ siteId: ids[0] ?? null })
    for (const site of sites) site.setFault({ kind: 'hang' })
    const failing = async (): Promise<boolean> =>
      (await Promise.all(ids.map((id) => stateOf(api, id)))).every(
        (site) => site?.failure?.kind === 'timedOut',
      )
    await vi.waitFor(async () => expect(await failing()).toBe(true), { timeout: 200_000, interval: 1000 })
    for (const site of sites) site.setFault(null)
    const wellAt = Date.now()
    const well = async (): Promise<boolean> =>
      (await Promise.all(ids.map((id) => stateOf(api, id)))).every(
        (site) => site?.failure === null && (site.readAt ?? 0) > wellAt,
      )
    await vi.waitFor(async () => expect(await well()).toBe(true), { timeout: boundMs, interval: 1000 })
  } finally {
    await console.close()
    await Promise.all(sites.map((site) => site.close()))
  }
})
