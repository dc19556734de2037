/**
 * Many practice sites in a process of their own. `node fleet-process.ts SITES SESSIONS`, with messages: asked
 * for `trouble`, lists take 0.7 s longer, the first site hangs and the second is dead. Asked for `lists`, it
 * answers when each list was asked for.
 */
import { startDemoSite } from '../../demo/start.ts'

const listPath = '/api/users/Sessions'
const [sites = 1, sessions = 1] = process.argv.slice(2).map(Number)
const started = await Promise.all(
  Array.from({ length: sites }, (_, seed) => startDemoSite({ sessions, dangling: sessions / 2, seed })),
)

async function begin(message: unknown): Promise<void> {
  if (message === 'trouble') {
    for (const site of started) site.setFault({ kind: 'slow', ms: 700 }, { path: listPath })
    started[0]?.setFault({ kind: 'hang' })
    await started[1]?.close()
    process.send?.('done')
  } else {
    const asked = started.flatMap((site) => site.requests().filter(({ path }) => path === listPath))
    process.send?.(asked.map(({ at }) => at))
  }
}
process.on('message', (message) => void begin(message))
process.send?.(started.map(({ url }) => url))
