import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createAxiosHttp } from '../../core/adapters/axios-http.ts'
import { createFileLocks } from '../../core/adapters/file-locks.ts'
import { createLineFile, createLineFiles } from '../../core/adapters/line-files.ts'
import { systemClock } from '../../core/adapters/system-clock.ts'
import { benchConsole, killAll, median, must } from './console.ts'
import { startDemoProcess } from './demo-process.ts'
import { keysListed, signInBarely } from './read.ts'

const sessions = 1000
const rounds = 5
const mostTimes = 1.3
const size = ['--sessions', String(sessions), '--dangling', String(sessions), '--cost', 'lino']

/**
 * A kill with all its care (journal and audit log on a real disk, the guard's lists, the verification)
 * against a bare loop of the same requests on one kept-alive connection, in turn.
 */
export async function benchKillRecords(): Promise<{ what: string; kept: boolean }> {
  const ours: number[] = []
  const bare: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    bare.push(await killBarely())
    ours.push(await killWithCare())
  }
  const [our, their] = [median(ours), median(bare)]
  const times = our / their
  const what = `killing ${String(sessions)} sessions with journal, audit log, guard and verification: ${(our / 1000).toFixed(2)} s, a bare loop of the same requests ${(their / 1000).toFixed(2)} s: ${times.toFixed(2)} times (at most ${String(mostTimes)} times)`
  return { what, kept: times <= mostTimes }
}

/** Milliseconds. */
async function killWithCare(): Promise<number> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lino-bench-'))
  const demo = await startDemoProcess(size)
  const { api, close } = await benchConsole({
    journals: createLineFiles(path.join(folder, 'journals'), '.jsonl'),
    audit: createLineFile(path.join(folder, 'audit.jsonl')),
    locks: createFileLocks(path.join(folder, 'locks'), systemClock),
  })
  try {
    const { siteId } = must(await api.addSite({ name: 'bench', url: demo.url, user: 'robin', saved: false }))
    must(await api.signIn({ siteId, password: '1234' }))
    const listed = must(await api.readSessions({ siteId })).sessions.filter((each) => !each.own)
    const refs = listed.map((each) => each.ref)
    const since = performance.now()
    const run = await killAll(api, siteId, refs)
    const took = performance.now() - since
    if (run.outcomes.killed !== sessions) throw new Error(`${String(run.outcomes.killed)} were killed.`)
    return took
  } finally {
    await close()
    demo.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Milliseconds. Over the console's own HTTP: how fast that is, is another question. */
async function killBarely(): Promise<number> {
  const demo = await startDemoProcess(size)
  const bare = createAxiosHttp()
  try {
    const keys = await keysListed(demo.url, await signInBarely(demo.url))
    const since = performance.now()
    for (const key of keys) {
      const headers = { Cookie: `sessionid=${key}` }
      await bare.send({ method: 'GET', url: `${demo.url}/auth`, headers, timeoutMs: 10_000 })
    }
    const took = performance.now() - since
    if ((await keysListed(demo.url, await signInBarely(demo.url))).length > 1)
      throw new Error('They were not all killed.')
    return (took * sessions) / keys.length
  } finally {
    bare.close()
    demo.stop()
  }
}
