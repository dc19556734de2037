import { benchConsole, killAll, must } from './console.ts'
import { startDemoProcess } from './demo-process.ts'
import { keysListed, signInBarely } from './read.ts'

const sessions = 1000
const measured = 100
const atLeast = 15

/**
 * Killing 1,000 dangling sessions against what Lino's page did: one kill, then a list of 15 rows, and so on.
 */
export async function benchKill(): Promise<{ what: string; kept: boolean }> {
  const size = ['--sessions', String(sessions), '--dangling', String(sessions), '--cost', 'lino']
  const today = await startDemoProcess(size)
  const { api, close } = await benchConsole()
  let ours: number
  try {
    const { siteId } = must(await api.addSite({ name: 'bench', url: today.url, user: 'robin', saved: false }))
    must(await api.signIn({ siteId, password: '1234' }))
    const { sessions: listed } = must(await api.readSessions({ siteId }))
    const since = performance.now()
    const refs = listed.map((each) => each.ref)
    const run = await killAll(api, siteId, refs)
    ours = performance.now() - since
    if (run.outcomes.killed < sessions * 0.95)
      throw new Error(`Only ${String(run.outcomes.killed)} were killed.`)
    ours *= sessions / run.outcomes.killed
  } finally {
    await close()
    today.stop()
  }
  const page = await killByPage(size)
  const times = page / ours
  const what = `killing ${String(sessions)} sessions: ${(ours / 1000).toFixed(1)} s, ${times.toFixed(1)} times faster than the page's way (${(page / 1000).toFixed(0)} s: its first ${String(measured)} measured, scaled to ${String(sessions)}; at least ${String(atLeast)} times)`
  return { what, kept: times >= atLeast }
}

/** Milliseconds for all sessions, at the pace of the first hundred, on a Lino that still has its Kill. */
async function killByPage(size: readonly string[]): Promise<number> {
  const old = await startDemoProcess([...size, '--lino', '21'])
  try {
    const cookie = await signInBarely(old.url, '/api/users/UsersOverview')
    const headers = { cookie, 'x-requested-with': 'XMLHttpRequest' }
    const ask = async (query: string): Promise<string> =>
      (await fetch(`${old.url}/api/users/Sessions${query}`, { headers })).text()
    const keys = await keysListed(old.url, cookie)
    const since = performance.now()
    for (const key of keys.slice(0, measured)) {
      await ask(`/${key}?an=kill_session&fmt=json&sr=${key}`)
      await ask('?fmt=json&limit=15')
    }
    return ((performance.now() - since) * sessions) / measured
  } finally {
    old.stop()
  }
}
