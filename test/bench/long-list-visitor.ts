/**
 * Reads the longest list twice, as a window does, and prints how long its loop was blocked (ms) and by how
 * much its memory grew (MB).
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { benchConsole, must } from './console.ts'

const [url = '', password = ''] = process.argv.slice(2)
const { api, close } = await benchConsole()
const add = async (name: string, at: string): Promise<string> =>
  must(await api.addSite({ name, url: at, user: 'robin', saved: false })).siteId
// Once against nothing, so that what is loaded and compiled at the first use does not count.
await api.signIn({ siteId: await add('nothing', 'http://127.0.0.1:1/'), password })
const siteId = await add('long', url)
const before = process.resourceUsage().maxRSS
const delay = monitorEventLoopDelay({ resolution: 1 })
delay.enable()
must(await api.signIn({ siteId, password }))
must(await api.readNow({ siteId }))
delay.disable()
const grewMb = (process.resourceUsage().maxRSS - before) / 1024
const { length } = must(await api.readSessions({ siteId })).sessions
await close()
process.stdout.write(JSON.stringify({ rows: length, blockedMs: delay.max / 1e6, grewMb }))
