import { expect, it, onTestFinished } from 'vitest'
import type { Fault } from '../../../demo/site/faults.ts'
import { startDemoSite } from '../../../demo/start.ts'
import { memorySettings, must, startConsole } from '../../support/console.ts'

const signInPage = '<!DOCTYPE html><title>It works</title>'

/** The site has signed us in, but its answer does not say so. */
const lost: readonly (readonly [string, Fault])[] = [
  ['reset', { kind: 'close' }],
  ['cut in the middle', { kind: 'cut' }],
  ['truncated', { kind: 'truncated' }],
  ['504 of a proxy that waited no longer', { kind: 'status', status: 504, body: '<html>Gateway time-out' }],
  ['500 after the work', { kind: 'status', status: 500 }],
  ['a page of a proxy', { kind: 'status', status: 200, body: signInPage }],
]

it.each(lost)(
  'a session whose sign-in was answered by %s is offered by the next start',
  async (_what, fault) => {
    const site = await startDemoSite({ sessions: 5 })
    onTestFinished(() => site.close())
    const before = site.sessions().length
    const ports = { settings: memorySettings(), ownSessions: memorySettings() }

    const first = await startConsole(ports)
    const { siteId } = must(await first.api.addSite({ name: 'Weleup', url: site.url, user: 'robin' }))
    site.failNext(fault, { action: 'sign_in', afterWork: true })
    expect((await first.api.signIn({ siteId, password: '1234' })).ok).toBe(false)
    await first.close()
    const left = site.sessions().length - before
    expect(left).toBeLessThanOrEqual(1)

    const second = await startConsole(ports)
    const state = must(await second.api.signIn({ siteId, password: '1234' }))
    expect(state.leftOvers.map((each) => each.certain)).toEqual(left === 1 ? [false] : [])
    await second.close()
  },
)
