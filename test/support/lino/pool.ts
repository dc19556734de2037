import type { LinoVersion } from './install.mjs'
import type { LinoOptions } from './options.ts'
import { kindOf, startReusable, type LinoSite, type ReusableSite } from './site.ts'

/** Enough for tests that take turns on a few kinds. Each has 250 MB. */
const mostIdle = 5

/** Sites that no test uses now, the longest unused first. */
const idle: ReusableSite[] = []

/**
 * A real Lino with the database as it was prepared, as `startLino` starts it. `stop` gives it back, so that
 * the next test that asks for the same options has the running server, with its database restored. Starting
 * one takes two seconds of computing, and restoring some milliseconds. For tests that are not about the start
 * or the end of the server.
 */
export async function borrowLino(version: LinoVersion, options: LinoOptions = {}): Promise<LinoSite> {
  const kind = kindOf(version, options)
  const at = idle.findIndex((each) => each.kind() === kind)
  const [found] = at < 0 ? [] : idle.splice(at, 1)
  const borrowed = found ?? (await startReusable(version, options))
  return { ...borrowed.site, stop: () => giveBack(borrowed) }
}

async function giveBack(borrowed: ReusableSite): Promise<void> {
  if (borrowed.kind() === null) return borrowed.site.stop()
  await borrowed.restore()
  idle.push(borrowed)
  if (idle.length > mostIdle) await idle.shift()?.site.stop()
}

export async function endIdle(): Promise<void> {
  await Promise.all(idle.splice(0).map(({ site }) => site.stop()))
}
