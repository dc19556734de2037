import { setTimeout } from 'node:timers/promises'
import { benchConsole, killBy, median, must } from './console.ts'
import { startDemoProcess } from './demo-process.ts'
import { listFifteen, signInBarely } from './read.ts'

const killed = 1000
/** A person looks at a page before asking for the next one. Milliseconds. */
const betweenMs = 50
const atRest = 9
const mostTimes = 1.5

/** How long another user waits for a page of 15 sessions during a kill of a thousand, and without one. */
export async function benchPolite(): Promise<{ what: string; kept: boolean }> {
  // As many stay as go, because otherwise every page would become quicker with every killed session.
  const size = ['--sessions', String(2 * killed), '--dangling', String(killed), '--cost', 'lino']
  const demo = await startDemoProcess(size)
  const { api, close } = await benchConsole()
  try {
    const cookie = await signInBarely(demo.url)
    const { siteId } = must(await api.addSite({ name: 'bench', url: demo.url, user: 'robin', saved: false }))
    must(await api.signIn({ siteId, password: '1234' }))
    const before = median(await pages(demo.url, cookie, (done) => done < atRest))
    const run = killBy(api, siteId, { dangling: true })
    let running = true
    void run.finally(() => (running = false))
    const during = median(await pages(demo.url, cookie, () => running))
    if ((await run).outcomes.killed !== killed) throw new Error('They were not all killed.')
    const after = median(await pages(demo.url, cookie, (done) => done < atRest))
    const rest = (before + after) / 2
    const times = during / rest
    const what = `another user's page of 15 while ${String(killed)} of ${String(2 * killed)} sessions are killed: ${during.toFixed(0)} ms, at rest ${rest.toFixed(0)} ms (${before.toFixed(0)} before, ${after.toFixed(0)} after): ${times.toFixed(2)} times (at most ${String(mostTimes)} times)`
    return { what, kept: times <= mostTimes }
  } finally {
    await close()
    demo.stop()
  }
}

async function pages(url: string, cookie: string, more: (done: number) => boolean): Promise<number[]> {
  const took: number[] = []
  while (more(took.length)) {
    const since = performance.now()
    await listFifteen(url, cookie)
    took.push(performance.now() - since)
    await setTimeout(betweenMs)
  }
  return took
}
