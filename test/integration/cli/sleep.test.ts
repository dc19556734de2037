import { expect, it, onTestFinished } from 'vitest'
import { startHostileLino } from '../../support/hostile-lino/server.ts'
import { documentOf, startCli } from './cli-process.ts'

const day = 86_400_000
/** A list that nothing was sent by may be two seconds old. */
const asleepLeastMs = 4000
/** It may be ten times as old as lists take here, which is long on a busy machine. */
const asleepShare = 15
/** No list may be much older than half a minute. */
const asleepMostMs = 35_000

it('a machine that sleeps while the list of a kill is under way costs nobody a session', async () => {
  const lino = await startHostileLino()
  onTestFinished(() => lino.close())
  const keys = [6, 7, 8].map((days) => lino.site.addSession({ user: 'marc', idleMs: days * day }))
  /** When the list of the preview was asked for. The lists after it are those of the run. */
  let previewedAt: number | null = null
  let listsOfRun = 0
  lino.bend(async (answer, { target }) => {
    if (!target.includes('Sessions?fmt')) return answer
    const since = Date.now()
    if (previewedAt === null) {
      previewedAt = since
      return answer
    }
    listsOfRun += 1
    if (listsOfRun > 1) return answer
    started.child.kill('SIGSTOP')
    for (const key of keys) lino.site.touch(key)
    const usualMs = since - previewedAt
    const asleepMs = Math.min(asleepMostMs, Math.max(asleepLeastMs, asleepShare * usualMs))
    await expect.poll(() => Date.now() - since, { timeout: 2 * asleepMostMs }).toBeGreaterThan(asleepMs)
    setImmediate(() => started.child.kill('SIGCONT'))
    return answer
  })
  const started = startCli(['kill', lino.url, '--user', 'robin', '--dangling', '--yes', '--json'])
  expect(documentOf(await started.ended)).toMatchObject({ outcomes: { killed: 0, spared: 3 } })
  expect(lino.site.sessions().filter(({ user }) => user === 'marc')).toHaveLength(3)
  expect(listsOfRun).toBeGreaterThan(1)
})
