/**
 * Lists a site as the terminal does, and prints how long its loop was blocked (ms) and by how much its memory
 * grew (MB).
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { systemClock } from '../../core/adapters/system-clock.ts'
import { runTerminal } from '../support/hostile-lino/terminal.ts'

const [url = '', password = ''] = process.argv.slice(2)
const kilobytes = (): number => process.resourceUsage().maxRSS
// Once against nothing, so that what is loaded and compiled at the first use does not count.
const ask = (site: string) =>
  runTerminal(['list', site, '--user', 'robin', '--json'], {
    clock: systemClock,
    password,
    patienceMs: 20_000,
  })
await ask('http://127.0.0.1:1/')
const before = kilobytes()
const delay = monitorEventLoopDelay({ resolution: 1 })
delay.enable()
const { exitCode } = await ask(url)
delay.disable()
process.stdout.write(
  JSON.stringify({ exitCode, blockedMs: delay.max / 1e6, grewMb: (kilobytes() - before) / 1024 }),
)
