import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ConsoleEvent } from '../../../contract/console-api.ts'
import type { Console } from '../../../core/console.ts'
import { createMemorySecrets } from '../../../core/services/sites/memory-secrets.ts'
import { startDemoSite, type DemoSite } from '../../../demo/start.ts'
import { memoryLocks, memorySettings, must, startConsole, type TestPorts } from '../../support/console.ts'

let site: DemoSite
let rowsBefore: number
let lasting: TestPorts
let started: Console[] = []
let told: ConsoleEvent[] = []

beforeEach(async () => {
  site = await startDemoSite({ sessions: 5 })
  rowsBefore = site.sessions().length
  const keychain = { ...createMemorySecrets(), close: () => undefined }
  lasting = {
    settings: memorySettings(),
    ownSessions: memorySettings(),
    keychain,
    locks: memoryLocks(),
  }
  told = []
})

afterEach(async () => {
  await Promise.all(started.map((each) => each.close()))
  started = []
  await site.close()
})

async function start(): Promise<Console> {
  const console = await startConsole(lasting)
  started.push(console)
  console.api.subscribe((event) => event.type === 'sessionLeft' && told.push(event))
  return console
}

async function signedInTo(console: Console): Promise<string> {
  const { siteId } = must(await console.api.addSite({ name: 'Weleup', url: site.url, user: 'robin' }))
  must(await console.api.signIn({ siteId, password: '1234', remember: true }))
  return siteId
}

const ours = (): number => site.sessions().length - rowsBefore
const left = [{ type: 'sessionLeft', siteName: 'Weleup' }]

describe('a site that is removed, or becomes another one', () => {
  it('is signed out of, and nothing is said', async () => {
    const console = await start()
    must(await console.api.removeSite({ siteId: await signedInTo(console) }))
    expect([ours(), told]).toEqual([0, []])
  })

  it('goes although the sign-out failed, and it is said that one session may be left', async () => {
    const console = await start()
    const siteId = await signedInTo(console)
    site.setFault({ kind: 'close' })
    must(await console.api.removeSite({ siteId }))
    expect([ours(), told]).toEqual([1, left])
    expect(must(await console.api.listSites({}))).toEqual([])
  })

  it('is named by its old name if it gets another address or account', async () => {
    const console = await start()
    const siteId = await signedInTo(console)
    site.setFault({ kind: 'close' })
    must(await console.api.changeSite({ siteId, user: 'rolf', name: 'Eupen' }))
    expect(told).toEqual(left)
  })

  it('also ends the kept session if this console has not used it', async () => {
    const first = await start()
    const siteId = await signedInTo(first)
    await first.close()
    expect(ours()).toBe(1)
    must(await (await start()).api.removeSite({ siteId }))
    expect([ours(), told]).toEqual([0, []])
  })

  it('says so if the site did not answer about the kept session', async () => {
    const first = await start()
    const siteId = await signedInTo(first)
    await first.close()
    site.setFault({ kind: 'close' })
    must(await (await start()).api.removeSite({ siteId }))
    expect([ours(), told]).toEqual([1, left])
  })

  it('says nothing if the kept session is gone already', async () => {
    const first = await start()
    const siteId = await signedInTo(first)
    await first.close()
    for (const { key } of site.sessions().slice(rowsBefore)) site.removeSession(key)
    expect(ours()).toBe(0)
    must(await (await start()).api.removeSite({ siteId }))
    expect(told).toEqual([])
  })
})
