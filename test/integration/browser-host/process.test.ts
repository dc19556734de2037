import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { startDemoSite } from '../../../demo/start.ts'
import { startBrowserHost, type BrowserHost } from '../../support/browser-host.ts'
import { builtFolder } from '../../support/built.ts'
import { pageHeaders, redeem } from '../../support/page-secret.ts'
import { ask } from '../../support/raw-http.ts'

beforeAll(() => void builtFolder(), 120_000)

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function start(options: Parameters<typeof startBrowserHost>[0] = {}): Promise<BrowserHost> {
  const host = await startBrowserHost(options)
  cleanups.push(() => host.stop())
  return host
}

/** Calls the console as the page does, after redeeming the address. */
async function pageOf(url: string) {
  const { port } = new URL(url)
  const secret = await pageHeaders(url)
  return async (method: string, args: unknown): Promise<{ ok: boolean; value: Record<string, unknown> }> => {
    const answer = await ask(Number(port), {
      method: 'POST',
      path: `/api/${method}`,
      headers: { ...secret, 'content-type': 'application/json' },
      body: JSON.stringify(args),
    })
    return JSON.parse(answer.body) as { ok: boolean; value: Record<string, unknown> }
  }
}

describe('the browser host as a process', () => {
  it('prints its address alone on a line, and has the practice sites', async () => {
    const host = await start()
    expect(host.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/)
    const call = await pageOf(host.url)
    expect(await call('appInfo', {})).toMatchObject({ ok: true, value: { host: 'browser' } })
    const sites = (await call('listSites', {})).value as unknown as { name: string; demo: boolean }[]
    expect(sites.map(({ name, demo }) => [name, demo])).toEqual([
      ['Practice site (full)', true],
      ['Practice site (quiet)', true],
      ['Practice site (older Lino, ExtJS)', true],
    ])
  })

  it('prints another address for Enter and for SIGUSR2, and keeps open tabs signed in', async () => {
    const host = await start({ demo: false })
    const call = await pageOf(host.url)
    const second = await host.newAddress()
    expect(second).not.toBe(host.url)
    expect(new URL(second).origin).toBe(new URL(host.url).origin)
    expect((await redeem(second)).status).toBe(200)
    const stdout = host.process.stdout
    const third = stdout && once(stdout, 'data')
    host.process.kill('SIGUSR2')
    const [line] = (await third) as [Buffer]
    expect((await redeem(line.toString().trim())).status).toBe(200)
    expect(await call('listSites', {})).toMatchObject({ ok: true })
  })

  it('fills the first practice site by signing in, and can then list it', async () => {
    const host = await start()
    const call = await pageOf(host.url)
    const [full] = (await call('listSites', {})).value as unknown as { siteId: string }[]
    const signedIn = await call('signIn', { siteId: full?.siteId ?? '' })
    expect(signedIn.value).toMatchObject({
      access: 'signedIn',
      sessionsLimit: 50,
      counts: { live: 50, dangling: 38, own: 1 },
    })
  })

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('signs out everywhere on %s', async (signal) => {
    const site = await startDemoSite({ sessions: 3, password: 'pw-for-this-test' })
    cleanups.push(() => site.close())
    const host = await start({ demo: false })
    const call = await pageOf(host.url)
    const added = await call('addSite', { name: 'Mine', url: site.url, user: 'robin' })
    const { siteId } = added.value as { siteId: string }
    const signedIn = await call('signIn', { siteId, password: 'pw-for-this-test' })
    expect(signedIn.value).toMatchObject({ access: 'signedIn' })
    expect(site.sessions()).toHaveLength(4)
    host.process.kill(signal)
    const [code] = (await once(host.process, 'exit')) as [number]
    expect(code).toBe(0)
    expect(site.sessions()).toHaveLength(3)
  })

  it('says in words when one session may be left behind', async () => {
    const site = await startDemoSite({ sessions: 3 })
    const host = await start({ demo: false })
    const call = await pageOf(host.url)
    const added = await call('addSite', { name: 'Tallinn', url: site.url, user: 'robin' })
    await call('signIn', { siteId: String(added.value['siteId']), password: '1234' })
    await site.close()
    expect(await host.stop()).toBe(1)
    expect(host.said()).toContain('one session may be left on Tallinn.')
  })

  it('keeps no password or session key in what it writes', async () => {
    const home = mkdtempSync(path.join(os.tmpdir(), 'browser-host-'))
    cleanups.push(() => rmSync(home, { recursive: true, force: true }))
    const site = await startDemoSite({ sessions: 3, password: 'pw-for-this-test' })
    cleanups.push(() => site.close())
    const host = await startBrowserHost({ home, demo: false })
    const call = await pageOf(host.url)
    const added = await call('addSite', { name: 'Mine', url: site.url, user: 'robin' })
    await call('signIn', { siteId: String(added.value['siteId']), password: 'pw-for-this-test' })
    const keys = site.sessions().map(({ key }) => key)
    expect(await host.stop()).toBe(0)
    const files = readdirSync(home, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())
    const written = files
      .map((each) => readFileSync(path.join(each.parentPath, each.name), 'utf8'))
      .join('\n')
    expect(written).toContain('Mine')
    for (const secret of ['pw-for-this-test', ...keys]) expect(written + host.said()).not.toContain(secret)
  })

  it('says which port is taken', async () => {
    const host = await start()
    const { port } = new URL(host.url)
    const program = path.join(builtFolder(), 'browser.js')
    const second = spawn(process.execPath, [program, '--no-open', '--no-demo', '--port', port], {
      env: { ...process.env, LINO_SESSIONS_HOME: host.home },
    })
    const [words] = (await once(second.stderr, 'data')) as [Buffer]
    expect(words.toString()).toContain(`Port ${port} of 127.0.0.1 cannot be used`)
    expect((await once(second, 'exit'))[0]).toBe(1)
  })
})

/** A display of its own. */
async function startDisplay(): Promise<{ display: string; server: ChildProcess }> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const [number] = (await once(server.stdio[3] as NodeJS.ReadableStream, 'data')) as [Buffer]
  return { display: `:${number.toString().trim()}`, server }
}

describe('the window of the browser host', () => {
  it('opens automatically, and the host quits when it is closed', async () => {
    const { display, server } = await startDisplay()
    cleanups.push(async () => {
      server.kill()
      await once(server, 'exit')
    })
    const host = await start({ open: true, env: { DISPLAY: display } })
    const log = path.join(host.home, 'console.log')
    await vi.waitFor(() => expect(host.said()).toContain('a window of its own'), { timeout: 20_000 })
    const profile = (): string | undefined =>
      readdirSync(host.home).find((name) => name.startsWith('window-'))
    await vi.waitFor(() => expect(existsSync(path.join(host.home, profile() ?? '', 'Default'))).toBe(true), {
      timeout: 20_000,
    })
    await vi.waitFor(() => expect(readFileSync(log, 'utf8')).toContain('windows=1'), { timeout: 20_000 })
    const pid = Number(/process=(\d+)/.exec(readFileSync(log, 'utf8'))?.[1])
    // Every user of the machine can read this.
    const commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    expect(commandLine).toContain('--app=file:')
    expect(commandLine).not.toContain('token')
    process.kill(pid)
    const [code] = (await once(host.process, 'exit')) as [number]
    expect(code).toBe(0)
    expect(profile()).toBeUndefined()
  }, 90_000)
})
