import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { hostileCases } from '../support/hostile-lino/cases/index.ts'
import { startHostileLino } from '../support/hostile-lino/server.ts'

const mostBlockedMs = 100
const mostMb = 300
const password = 'Pass-word-of-robin!42'
const visitor = path.join(import.meta.dirname, 'hostile-visitor.ts')
/** Those that live from size: the others are small. */
const big = /bomb|MB|[1-9]\d* KB|deep|never end|000 (?:rows|cells)|ten thousand|thousand headers/

/**
 * No hostile site blocks the console's loop for long, or makes it big. The visitor is a process of its own.
 */
export async function benchHostile(): Promise<{ what: string; kept: boolean }> {
  const cases = Object.values(hostileCases)
    .flat()
    .filter(({ name }) => big.test(name))
  const figures: { name: string; blockedMs: number; grewMb: number }[] = []
  for (const each of cases) {
    const lino = await startHostileLino({ ...each.site, password })
    lino.bend(each.bend(lino))
    const { stdout } = await promisify(execFile)(process.execPath, [visitor, lino.url, password])
    await lino.close()
    figures.push({ name: each.name, ...(JSON.parse(stdout) as { blockedMs: number; grewMb: number }) })
  }
  const over = figures.filter(({ blockedMs, grewMb }) => blockedMs > mostBlockedMs || grewMb > mostMb)
  const told = over.map(
    ({ name, blockedMs, grewMb }) => `${name}: ${blockedMs.toFixed(0)} ms, ${grewMb.toFixed(0)} MB`,
  )
  const worst = Math.max(...figures.map((each) => each.blockedMs))
  const biggest = Math.max(...figures.map((each) => each.grewMb))
  const what = `${String(cases.length)} hostile answers of size: the loop is blocked for ${worst.toFixed(0)} ms at most (at most ${String(mostBlockedMs)} ms), memory grows by ${biggest.toFixed(0)} MB at most (at most ${String(mostMb)} MB)${told.length > 0 ? `; over: ${told.join('; ')}` : ''}`
  return { what, kept: over.length === 0 }
}
