import { randomBytes } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest'
import { startDemoSite, type DemoSite } from '../../../demo/start.ts'
import { startBrowserHost } from '../../support/browser-host.ts'
import { builtFolder } from '../../support/built.ts'
import { must } from '../../support/console.ts'
import {
  describeWithSecretService,
  entriesByHand,
  startSecretService,
  temporaryFolder,
  type SecretService,
} from '../../support/secret-service/index.ts'
import { enterHost, killThese, onlySite } from '../processes/host-page.ts'
import { startTerminal } from '../processes/terminal.ts'
import { watchTree } from './process-tree.ts'
import { contentsOf, tracesOf, type Secrets } from './traces.ts'

beforeAll(() => void builtFolder(), 120_000)

/** Long, and with what has to be escaped somewhere. */
const password = `${randomBytes(24).toString('base64url')} "&%+\\ü/${randomBytes(12).toString('base64url')}`
const mistyped = `${randomBytes(24).toString('base64url')}!`
const crasher = pathToFileURL(path.join(import.meta.dirname, 'programs/crash-while-asking.mjs')).href

describeWithSecretService('no password and no session key is anywhere but in the keychain', () => {
  let service: SecretService
  let site: DemoSite
  let home: string
  let reports: string
  let env: Readonly<Record<string, string>>
  /** Every key that the site has ever had. */
  let keys: Set<string>

  beforeEach(async () => {
    service = await startSecretService({ password: 'of the keyring' })
    site = await startDemoSite({ sessions: 40, dangling: 12, password })
    home = temporaryFolder()
    reports = path.join(home, 'reports')
    mkdirSync(reports)
    keys = new Set()
    env = { ...service.env, LINO_SESSIONS_NO_KEYCHAIN: '', LINO_SESSIONS_HOME: home }
  })
  afterEach(async () => {
    await site.close()
    await service.stop()
    rmSync(home, { recursive: true, force: true })
  })

  function secrets(): Secrets {
    for (const { key } of site.sessions()) keys.add(key)
    return { passwords: [password, mistyped], keys }
  }

  /** On a crash Node writes all it knows into a report, too. */
  const crashing = (): Readonly<Record<string, string>> => ({
    ...env,
    NODE_OPTIONS: `--import=${crasher}`,
    CRASH_REPORTS: reports,
  })

  /**
   * Files of ours, and all that a desktop's programs write into the home folder, the keyring's own file
   * included.
   */
  const files = (): Record<string, string> => ({
    'data folder': contentsOf(home),
    'home folder': contentsOf(service.env['HOME'] ?? ''),
  })

  /** The password is typed into the browser host. Afterwards the keychain has it. */
  async function fullRunOfTheHost(): Promise<Record<string, string>> {
    const host = await startBrowserHost({ home, demo: false, env })
    onTestFinished(async () => void (await host.stop('SIGKILL')))
    const tree = watchTree(host.process.pid ?? 0)
    const call = await enterHost(host.url)
    const { siteId } = must(await call('addSite', { name: 'Mine', url: site.url, user: 'robin' }))
    const refused = await call('signIn', { siteId, password: mistyped, remember: true })
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'wrongPassword' } })
    must(await call('signIn', { siteId, password, remember: true }))
    secrets()
    const { sessions } = must(await call('readSessions', { siteId }))
    const refs = sessions.flatMap((each) => (each.own ? [] : [each.ref])).slice(0, 8)
    expect((await killThese(call, siteId, refs)).phase).toBe('done')
    site.setFault({ kind: 'html' })
    expect((await call('readNow', { siteId })).ok).toBe(false)
    site.setFault(null)
    const state = JSON.stringify([await onlySite(call), await call('readSessions', { siteId })])
    tree.stop()
    expect(await host.stop()).toBe(0)
    const words = [...tree.seen].join('\n')
    expect(words).toContain('keychain-worker')
    return { 'arguments and environments': words, 'what the host said': host.said(), 'its answers': state }
  }

  async function terminalRun(
    args: readonly string[],
    given: Readonly<Record<string, string>>,
  ): Promise<{ readonly code: number | null; readonly places: Record<string, string> }> {
    const terminal = startTerminal(args, given)
    const tree = watchTree(terminal.process.pid ?? 0)
    const { code, stdout, stderr } = await terminal.ended
    tree.stop()
    const words = [...tree.seen].join('\n')
    expect(words).toContain('keychain-worker')
    return { code, places: { stdout, stderr, 'arguments and environments': words } }
  }

  it('after a full run of the browser host and of the terminal', async () => {
    const places = await fullRunOfTheHost()
    expect(tracesOf(secrets(), { ...places, ...files() })).toEqual([])
    for (const args of [
      ['list', 'Mine', '--expired'],
      ['kill', 'Mine', '--dangling', '--yes', '--json'],
      ['summary', 'Mine'],
    ]) {
      const run = await terminalRun(args, env)
      expect(run.code).toBe(0)
      expect(tracesOf(secrets(), { ...run.places, ...files() })).toEqual([])
    }
    // The scan works: what is there is found.
    const own = site.sessions().find((each) => each.user === 'robin' && each.ip === '127.0.0.1')?.key ?? '?'
    const kept = await entriesByHand(service.env)
    expect(tracesOf({ passwords: [password], keys: [own] }, { kept })).toEqual([
      'a password in: kept',
      'a session key in: kept',
    ])
    expect(tracesOf({ passwords: [mistyped], keys: [] }, { kept })).toEqual([])
    expect(contentsOf(home)).toContain('Mine')
  })

  it('when a program crashes in the middle', async () => {
    await fullRunOfTheHost()
    const terminal = await terminalRun(['list', 'Mine'], { ...crashing(), CRASH_AT: 'once' })
    expect(terminal.code).toBe(1)
    expect(terminal.places['stderr']).toContain('Something went wrong inside the program')
    expect(tracesOf(secrets(), { ...terminal.places, ...files() })).toEqual([])

    const host = await startBrowserHost({ home, demo: false, env: crashing() })
    onTestFinished(async () => void (await host.stop('SIGKILL')))
    const call = await enterHost(host.url)
    const { siteId } = await onlySite(call)
    host.process.kill('SIGUSR2')
    const readAndLook = async (): Promise<number | null> => {
      await call('readNow', { siteId }).catch(() => undefined)
      return host.process.exitCode
    }
    await expect.poll(readAndLook, { timeout: 20_000, interval: 50 }).toBe(1)
    expect(host.said()).toContain('Crashed on purpose')
    expect(contentsOf(reports)).toContain('environmentVariables')
    expect(tracesOf(secrets(), { ...files(), 'what the host said': host.said() })).toEqual([])
  })
})
