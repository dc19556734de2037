import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { at, editJson } from '../support/hostile-lino/case.ts'
import { startHostileLino } from '../support/hostile-lino/server.ts'

const rows = 200_000
const mostBlockedMs = 100
/**
 * What Node takes for such a list, and not a bound that was wished for:
 * docs/decisions/0011-sizes-of-answers.md.
 */
const mostMb = 1000
const password = 'Pass-word-of-robin!42'
const visitor = path.join(import.meta.dirname, 'long-list-visitor.ts')

/** Our own row unchanged, and copies of it up to the allowed number of rows. A row has 270 bytes. */
function longList([own = []]: readonly unknown[][]): unknown[][] {
  const others = Array.from({ length: rows - 1 }, (_, nth) =>
    own
      .with(6, String(nth).padStart(32, 'z'))
      .with(2, `user${String(nth % 500)}`)
      .with(5, '<span />'.padEnd(80)),
  )
  return [own, ...others]
}

/** The longest allowed list does not block other work. The visitor is a separate process. */
export async function benchLongList(): Promise<{ what: string; kept: boolean }> {
  const lino = await startHostileLino({ password })
  lino.bend(
    at('list', (answer, seen) =>
      seen.target.endsWith('limit=0')
        ? editJson(answer, (body) => ({ ...body, rows: longList(body['rows'] as unknown[][]) }))
        : answer,
    ),
  )
  const { stdout } = await promisify(execFile)(process.execPath, [visitor, lino.url, password])
  await lino.close()
  const figures = JSON.parse(stdout) as { rows: number; blockedMs: number; grewMb: number }
  const what = `a list of ${String(figures.rows)} rows, read twice: the loop is blocked for ${figures.blockedMs.toFixed(0)} ms at most (at most ${String(mostBlockedMs)} ms), memory grows by ${figures.grewMb.toFixed(0)} MB (at most ${String(mostMb)} MB)`
  return {
    what,
    kept: figures.rows === rows && figures.blockedMs <= mostBlockedMs && figures.grewMb <= mostMb,
  }
}
