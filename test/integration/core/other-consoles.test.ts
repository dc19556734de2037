import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { KillRule } from '../../../contract/rule.ts'
import type { Console } from '../../../core/console.ts'
import { startDemoSite, type DemoSite } from '../../../demo/start.ts'
import {
  killBy,
  memoryLocks,
  memorySettings,
  must,
  sessionsOf,
  signedIn,
  startConsole,
} from '../../support/console.ts'
import { processOf } from '../../support/processes.ts'

let demo: DemoSite
let terminal: Console
let siteId: string
/** Of the window's own session. */
let windows: string
const running = new Set<number>()

/** A window with its own session, and a terminal that is signed in to the same site, over one data folder. */
beforeEach(async () => {
  running.clear()
  demo = await startDemoSite({ sessions: 12, dangling: 6 })
  const shared = { ownSessions: memorySettings(), locks: memoryLocks() }
  const consoleOf = async (id: number): Promise<Console> => {
    running.add(id)
    const started = await startConsole({ ...shared, processes: processOf(id, (other) => running.has(other)) })
    onTestFinished(async () => void (await started.close()))
    return started
  }
  const window = await consoleOf(1)
  const at = await signedIn(window.api, demo.url, '1234')
  windows = (await sessionsOf(window.api, at.siteId)).find((each) => each.own)?.ref ?? ''
  terminal = await consoleOf(2)
  siteId = (await signedIn(terminal.api, demo.url, '1234')).siteId
  onTestFinished(() => demo.close())
})

const isLeft = async (): Promise<boolean> => {
  must(await terminal.api.readNow({ siteId }))
  return (await sessionsOf(terminal.api, siteId)).some((each) => each.ref === windows)
}

describe('the own session of a window that runs', () => {
  it('is own in the terminal’s list, and not left behind', async () => {
    const [mine, others] = [true, false].map(async (own) =>
      (await sessionsOf(terminal.api, siteId)).filter((each) => (own ? each.own : each.ownElsewhere)),
    )
    expect(await mine).toHaveLength(1)
    expect((await others)?.map(({ ref }) => ref)).toEqual([windows])
    const [site] = must(await terminal.api.listSites({}))
    expect(site).toMatchObject({ leftOvers: [], counts: { own: 2 } })
  })

  it.each<[string, KillRule]>([
    ['a user’s', { users: ['robin'], includeActive: true }],
    ['every one', { all: true }],
    ['room', { makeRoom: 100, includeActive: true, includeUnknown: true }],
  ])('outlives a kill of %s', async (_, rule) => {
    const plan = must(await terminal.api.previewKill({ siteId, rule }))
    expect(plan.leftOut).toContainEqual({ ref: windows, reason: 'own' })
    await killBy(terminal.api, siteId, rule)
    expect(await isLeft()).toBe(true)
  })

  it('is ended if the user names it, after a warning', async () => {
    const rule = { refs: [windows] }
    const plan = must(await terminal.api.previewKill({ siteId, rule }))
    expect(plan.warnings).toContainEqual({ code: 'ownElsewhere', count: 1 })
    expect(await killBy(terminal.api, siteId, rule)).toMatchObject({ outcomes: { killed: 1 } })
    expect(await isLeft()).toBe(false)
  })
})

it('that of a window that is gone was left behind, and is anybody’s', async () => {
  running.delete(1)
  must(await terminal.api.readNow({ siteId }))
  const [site] = must(await terminal.api.listSites({}))
  expect(site).toMatchObject({ leftOvers: [{ ref: windows, certain: true }], counts: { own: 1 } })
})
