import { expect, it, onTestFinished } from 'vitest'
import { startHostileLino } from '../../support/hostile-lino/server.ts'
import { documentOf, startCli } from './cli-process.ts'

const day = 86_400_000
/** A list that nothing was sent by may be two seconds old. */
const asleepMs = 4000

it('a machine that sleeps while the list of a kill is under way costs nobody a session', async () => {
  const lino = await startHostileLino()
  onTestFinished(() => lino.close())
  const keys = [6, 7, 8].map((days) => lino.site.addSession({ user: 'marc', idleMs: days * day }))
  let listsOfRun = 0
  lino.bend(async (answer, { target }) => {
    if (!target.includes('Sessions?fmt') || !isPlanned()) return answer
    listsOfRun += 1
    if (listsOfRun > 1) return answer
    started.child.kill('SIGSTOP')
    for (const key of keys) lino.site.touch(key)
    const since = Date.now()
    await expect.poll(() => Date.now() - since, { timeout: 20_000 }).toBeGreaterThan(asleepMs)
    setImmediate(() => started.child.kill('SIGCONT'))
    return answer
  })
  const started = startCli(['kill', lino.url, '--user', 'robin', '--dangling', '--yes', '--json'])
  /** The list of the preview is the first one. */
  let lists = 0
  function isPlanned(): boolean {
    lists += 1
    return lists > 1
  }
  expect(documentOf(await started.ended)).toMatchObject({ outcomes: { killed: 0, spared: 3 } })
  expect(lino.site.sessions().filter(({ user }) => user === 'marc')).toHaveLength(3)
  expect(listsOfRun).toBeGreaterThan(1)
})
