import { cpuMs } from '../support/readers/growth.ts'
import { readers } from '../support/readers/index.ts'
import { patterns } from '../support/readers/patterns.ts'

const mostMs = 50
const length = 100_000
const rounds = 5

/**
 * No reader of a site's text takes long for 100 KB of one repeated pattern. CPU time, the least of some runs.
 */
export function benchReaders(): { what: string; kept: boolean } {
  const figures = readers.flatMap((reader) =>
    Object.entries(patterns).map(([name, pattern]) => {
      const text = pattern.repeat(Math.ceil(length / pattern.length))
      let ms = Infinity
      // One that is far below the bound is measured once.
      for (let round = 0; round < rounds && ms > mostMs / 10; round += 1)
        ms = Math.min(
          ms,
          cpuMs(() => reader.read(text)),
        )
      return { name: `${reader.name} (${name})`, ms }
    }),
  )
  const over = figures.filter(({ ms }) => ms > mostMs)
  const worst = figures.reduce((slow, each) => (each.ms > slow.ms ? each : slow))
  const told = over.map(({ name, ms }) => `${name}: ${ms.toFixed(0)} ms`)
  const what = `${String(readers.length)} readers of a site's text, 100 KB of ${String(Object.keys(patterns).length)} patterns each: ${worst.ms.toFixed(0)} ms at most, ${worst.name} (at most ${String(mostMs)} ms)${told.length > 0 ? `; over: ${told.join('; ')}` : ''}`
  return { what, kept: over.length === 0 }
}
