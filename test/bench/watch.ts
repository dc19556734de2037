import { setTimeout } from 'node:timers/promises'
import type { ConsoleApi } from '../../contract/console-api.ts'
import { benchConsole, must } from './console.ts'
import { startDemoProcess } from './demo-process.ts'

const sessions = 10_000
const mostShare = 0.02
const naiveMs = 10_000
const mostOfNaive = 1 / 10

/**
 * What watching a large site costs its server: how long a list keeps it busy, by when the console plans the
 * next one of the site in view. A naive program would list every ten seconds.
 */
export async function benchWatch(): Promise<{ what: string; kept: boolean }> {
  const demo = await startDemoProcess(['--sessions', String(sessions), '--cost', 'lino'])
  const { api, close } = await benchConsole({ host: 'browser' })
  try {
    const { siteId } = must(await api.addSite({ name: 'bench', url: demo.url, user: 'robin', saved: false }))
    must(await api.viewSite({ siteId }))
    must(await api.signIn({ siteId, password: '1234' }))
    const since = performance.now()
    const read = must(await api.readNow({ siteId }))
    const busyMs = performance.now() - since
    // The watch reads once more when the interval in view is over, and then knows what a list costs.
    const { readAt, nextReadAt } = await untilReadAgain(api, siteId, read.readAt ?? 0)
    const restMs = nextReadAt - readAt
    const share = busyMs / restMs
    const ofNaive = share / (busyMs / naiveMs)
    const what = `watching ${String(sessions)} sessions: a list keeps the server busy for ${(busyMs / 1000).toFixed(1)} s, the next one is after ${(restMs / 1000).toFixed(0)} s: ${(share * 100).toFixed(1)} % of a core (at most ${String(mostShare * 100)} %), ${ofNaive.toFixed(3)} of a list every 10 s (at most ${String(mostOfNaive)})`
    return { what, kept: share <= mostShare && ofNaive <= mostOfNaive }
  } finally {
    await close()
    demo.stop()
  }
}

/** The time of a later reading, and that of the one after it. Milliseconds. */
async function untilReadAgain(
  api: ConsoleApi,
  siteId: string,
  after: number,
): Promise<{ readAt: number; nextReadAt: number }> {
  for (;;) {
    const site = must(await api.listSites({})).find((each) => each.siteId === siteId)
    const { readAt = null, nextReadAt = null } = site ?? {}
    if (readAt !== null && nextReadAt !== null && readAt > after && nextReadAt > Date.now())
      return { readAt, nextReadAt }
    await setTimeout(50)
  }
}
