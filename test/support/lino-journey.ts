import { expect } from 'vitest'
import { stateOf } from '../../core/domain/state.ts'
import { killAll, sessionsOf, signedIn, startConsole } from './console.ts'
import { borrowLino } from './lino/index.ts'
import type { LinoVersion } from './lino/install.mjs'
import type { LinoOptions } from './lino/options.ts'
import { expectTruth, refOf } from './lino-truth.ts'

/** Signs in, lists, kills what is dangling and signs out, and compares each step with the database's rows. */
export async function listAndKill(version: LinoVersion, options: LinoOptions): Promise<void> {
  const site = await borrowLino(version, options)
  await site.seed(150, { seed: 7 })
  const { api, close } = await startConsole()
  try {
    // Lino's demo data have an administrator for each language of the site.
    const user = options.languages?.includes('en') === false ? 'rolf' : 'robin'
    const state = await signedIn(api, site.url, site.password, user)
    const sessions = await sessionsOf(api, state.siteId)
    const before = await site.dump()
    expectTruth(state, sessions, before, site.url)
    expect(state).toMatchObject({ frontEnd: options.ui ?? 'react', killBy: 'signOut', access: 'signedIn' })

    const now = (state.readAt ?? 0) + state.serverAheadMs
    const dangling = sessions.filter((each) => stateOf(each, now, state.danglingAfterMs) === 'dangling')
    expect(dangling.length).toBeGreaterThan(20)
    const refs = dangling.map((each) => each.ref)
    const run = await killAll(api, state.siteId, refs)
    expect(run.failure).toBeNull()
    expect(run.outcomes.killed).toBe(dangling.length)

    const left = (await site.dump()).map((row) => row.key)
    const expected = before.map((row) => row.key).filter((key) => !refs.includes(refOf(site.url, key)))
    expect(left.sort()).toEqual(expected.sort())
  } finally {
    const { leftBehind } = await close()
    expect(leftBehind).toEqual([])
    const used = (await site.dump()).map((row) => Date.parse(row.lastActivity ?? ''))
    expect(used.filter((at) => at > Date.now() - 30_000)).toEqual([])
    await site.stop()
  }
}
