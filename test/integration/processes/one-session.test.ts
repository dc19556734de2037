import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startDemoSite, type DemoSite } from '../../../demo/start.ts'
import { startBrowserHost, type BrowserHost } from '../../support/browser-host.ts'
import { builtFolder } from '../../support/built.ts'
import { must } from '../../support/console.ts'
import {
  describeWithSecretService,
  startSecretService,
  temporaryFolder,
  type SecretService,
} from '../../support/secret-service/index.ts'
import { enterHost, killThese, onlySite, type Call } from './host-page.ts'
import { startTerminal } from './terminal.ts'

beforeAll(() => void builtFolder(), 120_000)

const password = 'right-password-of-robin'
let site: DemoSite
let home: string
let before: Set<string>
let running: BrowserHost[]

beforeEach(async () => {
  site = await startDemoSite({ sessions: 6, password, latency: 20 })
  before = new Set(site.sessions().map((each) => each.key))
  home = temporaryFolder()
  running = []
})
afterEach(async () => {
  for (const host of running) await host.stop('SIGKILL')
  await site.close()
  rmSync(home, { recursive: true, force: true })
})

const ours = (): string[] => site.sessions().flatMap(({ key }) => (before.has(key) ? [] : [key]))
const asked = (action: string): number => site.requests().filter((each) => each.action === action).length

async function start(env: Readonly<Record<string, string>>): Promise<{ host: BrowserHost; call: Call }> {
  const host = await startBrowserHost({ home, demo: false, env })
  running.push(host)
  return { host, call: await enterHost(host.url) }
}

/** The saved site, with its password in the keychain if there is one. */
async function addAndSignIn(call: Call): Promise<string> {
  const { siteId } = must(await call('addSite', { name: 'Mine', url: site.url, user: 'robin' }))
  must(await call('signIn', { siteId, password, remember: true }))
  return siteId
}

/** Every line of what is noted of our own sessions. */
const noted = (): string => readFileSync(path.join(home, 'own-sessions.json'), 'utf8')

describeWithSecretService('a browser host with a keychain, killed with -9', () => {
  let service: SecretService
  let env: Readonly<Record<string, string>>
  beforeEach(async () => {
    service = await startSecretService({ password: 'of the keyring' })
    env = { ...service.env, LINO_SESSIONS_NO_KEYCHAIN: '' }
    return () => service.stop()
  })

  it('takes its one session up again, whenever it was killed', async () => {
    const first = await start(env)
    await addAndSignIn(first.call)
    await first.host.stop('SIGKILL')
    const [kept] = ours()
    const killedAt = async (path: string, meanwhile: () => Promise<BrowserHost>): Promise<void> => {
      const from = site.requests().length
      const asking = (): boolean => site.requests().some((each, at) => at >= from && each.path === path)
      site.setFault({ kind: 'hang' }, { path })
      const host = await meanwhile()
      await expect.poll(asking, { timeout: 20_000, interval: 10 }).toBe(true)
      await host.stop('SIGKILL')
      site.setFault(null)
      expect(ours()).toEqual([kept])
    }
    const starting = async (): Promise<BrowserHost> => (await start(env)).host
    // While it takes up the session, while it lists, and while it kills.
    await killedAt('/user/settings/', starting)
    await killedAt('/api/users/Sessions', starting)
    const { host, call } = await start(env)
    const { siteId } = await onlySite(call)
    must(await call('signIn', { siteId }))
    const { sessions } = must(await call('readSessions', { siteId }))
    const refs = sessions.map((each) => each.ref)
    const { planId, victims } = must(await call('previewKill', { siteId, rule: { refs } }))
    await killedAt('/auth', async () => {
      must(
        await call('startKill', {
          planIds: [planId],
          typedNumber: victims.length,
          countdownSeconds: 0,
        }),
      )
      return host
    })
    const last = await start(env)
    expect(must(await last.call('signIn', { siteId }))).toMatchObject({ access: 'signedIn', leftOvers: [] })
    expect(ours()).toEqual([kept])
    expect(asked('sign_in')).toBe(1)
    expect(await last.host.stop()).toBe(0)
    expect(ours()).toEqual([kept])
  })

  it('between the site’s answer and the note of it: the session is offered as possibly ours', async () => {
    const first = await start(env)
    const { siteId } = must(await first.call('addSite', { name: 'Mine', url: site.url, user: 'robin' }))
    site.setFault({ kind: 'hang' }, { action: 'sign_in', afterWork: true })
    void first.call('signIn', { siteId, password, remember: true }).catch(() => undefined)
    await expect.poll(() => ours().length, { timeout: 20_000, interval: 10 }).toBe(1)
    await first.host.stop('SIGKILL')
    site.setFault(null)
    const { call } = await start(env)
    const { leftOvers } = must(await call('signIn', { siteId, password, remember: true }))
    expect(leftOvers.map((each) => each.certain)).toEqual([false])
    await killThese(
      call,
      siteId,
      leftOvers.map((each) => each.ref),
    )
    expect(ours()).toHaveLength(1)
  })

  it('shares its session with the terminal, which leaves it signed in', async () => {
    const { host, call } = await start(env)
    const siteId = await addAndSignIn(call)
    const [kept] = ours()
    const terminal = startTerminal(['list', 'Mine', '--json'], { ...env, LINO_SESSIONS_HOME: home })
    const { code, stdout, stderr } = await terminal.ended
    expect([code, stderr]).toEqual([0, ''])
    const { sessions } = JSON.parse(stdout) as { sessions: { state: string; keyPrefix: string }[] }
    expect(sessions.filter((each) => each.state === 'own').map((each) => each.keyPrefix)).toEqual([
      kept?.slice(0, 6),
    ])
    expect(ours()).toEqual([kept])
    expect(must(await call('readNow', { siteId }))).toMatchObject({ access: 'signedIn', failure: null })
    expect(asked('sign_in')).toBe(1)
    expect(await host.stop()).toBe(0)
    expect(ours()).toEqual([kept])
  })

  it('and the terminal sign in at once after theirs was ended: one session', async () => {
    const { call } = await start(env)
    const siteId = await addAndSignIn(call)
    site.removeSession(ours()[0] ?? '')
    expect(await call('readNow', { siteId })).toMatchObject({ ok: false, failure: { kind: 'signedOut' } })
    const from = site.requests().length
    const terminal = startTerminal(['list', 'Mine', '--json'], { ...env, LINO_SESSIONS_HOME: home })
    // The terminal is at it: the window has to wait for what comes of that.
    await expect.poll(() => site.requests().length, { timeout: 20_000, interval: 5 }).toBeGreaterThan(from)
    expect(must(await call('signIn', { siteId })).access).toBe('signedIn')
    expect((await terminal.ended).code).toBe(0)
    expect(ours()).toHaveLength(1)
    expect(asked('sign_in')).toBe(2)
  })
})

describe('a browser host without a keychain, killed with -9', () => {
  it('leaves one session, which the next start offers', async () => {
    const first = await start({ LINO_SESSIONS_NO_KEYCHAIN: '1' })
    const siteId = await addAndSignIn(first.call)
    await first.host.stop('SIGKILL')
    const [left = ''] = ours()
    expect(ours()).toEqual([left])
    expect(noted()).toMatch(/"ref": ?"[0-9a-f]{16}"/)
    expect(noted()).not.toContain(left.slice(0, 6))

    const { host, call } = await start({ LINO_SESSIONS_NO_KEYCHAIN: '1' })
    expect(await onlySite(call)).toMatchObject({ access: 'signedOut', passwordKnown: false })
    const { leftOvers } = must(await call('signIn', { siteId, password }))
    expect(leftOvers.map((each) => each.certain)).toEqual([true])
    expect(ours()).toHaveLength(2)
    const { sessions } = must(await call('readSessions', { siteId }))
    expect(sessions.find(({ ref }) => ref === leftOvers[0]?.ref)).toMatchObject({
      keyPrefix: left.slice(0, 6),
      own: false,
    })
    await killThese(
      call,
      siteId,
      leftOvers.map((each) => each.ref),
    )
    expect(ours()).toHaveLength(1)
    expect(ours()).not.toContain(left)
    // Nothing lasts here, so quitting signs out.
    expect(await host.stop()).toBe(0)
    expect(ours()).toEqual([])
    expect(noted()).not.toContain('"ref"')
  })
})
