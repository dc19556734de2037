import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ConsoleApi } from '../../../contract/console-api.ts'
import type { SiteState } from '../../../contract/site.ts'
import type { Console } from '../../../core/console.ts'
import { createMemorySecrets } from '../../../core/services/sites/memory-secrets.ts'
import { startDemoSite, type DemoSite } from '../../../demo/start.ts'
import { memoryLocks, memorySettings, must, startConsole, type TestPorts } from '../../support/console.ts'

let site: DemoSite
/** What outlives a console: files and keychain. */
let lasting: TestPorts
let started: Console[] = []
let rowsBefore: number

beforeEach(async () => {
  site = await startDemoSite({ sessions: 30 })
  rowsBefore = site.sessions().length
  const locks = memoryLocks()
  lasting = {
    settings: memorySettings(),
    ownSessions: memorySettings(),
    keychain: createMemorySecrets(),
    locks,
    host: 'browser',
  }
})

afterEach(async () => {
  await Promise.all(started.map((each) => each.close()))
  started = []
  await site.close()
})

/** A keychain that closing a console does not empty. */
function lastingPorts(): TestPorts {
  const { keychain } = lasting
  return keychain ? { ...lasting, keychain: { ...keychain, close: () => undefined } } : lasting
}

async function start(): Promise<Console> {
  const console = await startConsole(lastingPorts())
  started.push(console)
  return console
}

const ours = (): number => site.sessions().length - rowsBefore

/** The site's state once its first reading of this run is done, or has failed. */
async function settled(api: ConsoleApi): Promise<SiteState> {
  const now = must(await api.listSites({}))[0]
  const done = (state: SiteState | undefined): boolean =>
    state !== undefined && (state.readAt !== null || state.failure !== null)
  if (now && done(now)) return now
  return new Promise((resolve) => {
    const stop = api.subscribe((event) => {
      if (event.type !== 'site' && event.type !== 'pulses') return
      void api.listSites({}).then((sites) => {
        const state = must(sites)[0]
        if (!state || !done(state)) return
        stop()
        resolve(state)
      })
    })
  })
}

async function firstStart(more: { keepSeat?: boolean } = {}): Promise<Console> {
  const console = await start()
  const { siteId } = must(
    await console.api.addSite({ name: 'Weleup', url: site.url, user: 'robin', ...more }),
  )
  must(await console.api.signIn({ siteId, password: '1234', remember: true }))
  return console
}

describe('one session a site, ever', () => {
  it('is kept when the console quits, and used again at the next start', async () => {
    const first = await firstStart()
    expect(await first.close()).toEqual({ leftBehind: [] })
    expect(ours()).toBe(1)
    const { api } = await start()
    expect(await settled(api)).toMatchObject({ access: 'signedIn', passwordKnown: true, leftOvers: [] })
    expect(ours()).toBe(1)
  })

  it('enters a full site', async () => {
    await (await firstStart()).close()
    site.setLimit(site.sessions().length - 5)
    for (let times = 0; times < 100; times += 1) {
      const { api, close } = await start()
      expect((await settled(api)).access).toBe('signedIn')
      await close()
    }
    expect(ours()).toBe(1)
  })

  it('is used again as soon as the site is opened, if it was down when the console started', async () => {
    await (await firstStart()).close()
    site.setFault({ kind: 'close' })
    const { api } = await start()
    const down = await settled(api)
    expect(down).toMatchObject({ access: 'signedOut', failure: { kind: 'unreachable' } })
    const sooner = (at: number | null): boolean => at !== null && at <= Date.now() + 300_000
    await vi.waitFor(async () => expect(must(await api.listSites({}))[0]?.nextTryAt).toSatisfy(sooner))
    site.setFault(null)
    await api.viewSite({ siteId: down.siteId })
    await vi.waitFor(async () => expect(must(await api.listSites({}))[0]?.access).toBe('signedIn'), 10_000)
    expect(ours()).toBe(1)
  })

  it('is ended on quit if the user chose that', async () => {
    await (await firstStart({ keepSeat: false })).close()
    expect(ours()).toBe(0)
  })

  it('is never doubled, whatever happens: 200 starts, quits and crashes', async () => {
    await firstStart()
    for (let times = 0; times < 200; times += 1) {
      const console = await start()
      const siteId = must(await console.api.listSites({}))[0]?.siteId ?? ''
      must(await console.api.signIn({ siteId }))
      // Every third one quits, every fifth one is signed out by hand, the others crash.
      if (times % 3 === 0) await console.close()
      else if (times % 5 === 0) must(await console.api.signOut({ siteId }))
      expect(ours()).toBeLessThanOrEqual(1)
    }
  })

  it('is one even when two start at once', async () => {
    await firstStart()
    const [one, two] = await Promise.all([start(), start()])
    await Promise.all([settled(one.api), settled(two.api)])
    expect(ours()).toBe(1)
  })

  it('is one even when two sign in at once', async () => {
    const first = await start()
    must(await first.api.addSite({ name: 'Weleup', url: site.url, user: 'robin' }))
    const second = await start()
    const signIn = async ({ api }: Console): Promise<SiteState> => {
      const siteId = must(await api.listSites({}))[0]?.siteId ?? ''
      return must(await api.signIn({ siteId, password: '1234' }))
    }
    await Promise.all([signIn(first), signIn(second)])
    expect(ours()).toBe(1)
  })
})

describe('when our session is gone', () => {
  it('says so, and signs in again only when asked to', async () => {
    const { api, close } = await firstStart()
    const before = await settled(api)
    const own = must(await api.readSessions({ siteId: before.siteId })).sessions.find((each) => each.own)
    const key = site.sessions().find((row) => row.key.startsWith(own?.keyPrefix ?? '?'))?.key ?? ''
    await close()
    site.removeSession(key)
    const second = await start()
    expect(await settled(second.api)).toMatchObject({ access: 'signedOut', failure: { kind: 'signedOut' } })
    expect(ours()).toBe(0)
    must(await second.api.signIn({ siteId: before.siteId }))
    expect(ours()).toBe(1)
  })

  it('asks for the password if none was to be remembered', async () => {
    const first = await start()
    const { siteId } = must(await first.api.addSite({ name: 'Weleup', url: site.url, user: 'robin' }))
    must(await first.api.signIn({ siteId, password: '1234', remember: false }))
    must(await first.api.signOut({ siteId }))
    expect(await first.api.signIn({ siteId })).toMatchObject({
      ok: false,
      failure: { kind: 'passwordNeeded' },
    })
  })
})

describe('sessions left behind', () => {
  it('are recognised by their digests when the keychain has lost them', async () => {
    await firstStart()
    lasting = { ...lasting, keychain: createMemorySecrets() }
    const { api } = await start()
    const siteId = must(await api.listSites({}))[0]?.siteId ?? ''
    const state = must(await api.signIn({ siteId, password: '1234' }))
    expect(ours()).toBe(2)
    const { sessions } = must(await api.readSessions({ siteId }))
    expect(state.leftOvers).toHaveLength(1)
    expect(state.leftOvers[0]?.certain).toBe(true)
    expect(sessions.find((each) => each.ref === state.leftOvers[0]?.ref)).toMatchObject({
      user: 'robin',
      own: false,
    })
  })

  it('are possibly ours when the answer to a sign-in was lost', async () => {
    const { api } = await start()
    const { siteId } = must(await api.addSite({ name: 'Weleup', url: site.url, user: 'robin' }))
    site.failNext({ kind: 'close' }, { action: 'sign_in', afterWork: true })
    expect(await api.signIn({ siteId, password: '1234' })).toMatchObject({
      ok: false,
      failure: { kind: 'unreachable' },
    })
    expect(ours()).toBe(1)
    const second = await start()
    const state = must(await second.api.signIn({ siteId, password: '1234' }))
    expect(state.leftOvers.map((each) => each.certain)).toEqual([false])
  })
})
