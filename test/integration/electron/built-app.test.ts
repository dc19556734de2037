import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import vm from 'node:vm'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ConsoleApi } from '../../../contract/console-api.ts'
import { consoleMethods } from '../../../contract/method-names.ts'
import { builtFolder } from '../../support/built.ts'
import * as electron from '../../support/fake-electron/index.ts'

vi.mock('electron', () => import('../../support/fake-electron/index.ts'))

const home = mkdtempSync(path.join(os.tmpdir(), 'electron-host-'))
let window: electron.BrowserWindow
let page: ConsoleApi

/** Runs the built preload script as the sandbox does: CommonJS, where only `electron` can be required. */
function runPreload(file: string): void {
  const required: string[] = []
  const require = (name: string): unknown => {
    required.push(name)
    if (name !== 'electron') throw new Error(`A sandboxed preload script cannot require ${name}`)
    return electron
  }
  vm.runInNewContext(readFileSync(file, 'utf8'), { require, exports: {}, module: { exports: {} } })
  expect(required).toEqual(['electron'])
}

beforeAll(async () => {
  const out = builtFolder()
  process.env['LINO_SESSIONS_HOME'] = home
  await import(/* @vite-ignore */ pathToFileURL(path.join(out, 'electron.js')).href)
  await vi.waitFor(() => expect(electron.BrowserWindow.all[0]?.shown).toBe(true), { timeout: 20_000 })
  const [opened] = electron.BrowserWindow.all
  if (!opened) throw new Error('no window')
  window = opened
  runPreload(path.join(out, 'preload.cjs'))
  page = electron.exposed['linoConsole'] as ConsoleApi
}, 120_000)

beforeEach(() => electron.sendFrom(window.webContents.mainFrame))
afterAll(() => rmSync(home, { recursive: true, force: true }))

describe('the keychain', () => {
  it('runs as a utility process of its own, which is not handed anything', () => {
    expect(electron.recorded.utilityProcesses[0]).toEqual({
      script: path.join(builtFolder(), 'keychain-worker.js'),
      options: { stdio: 'ignore', execArgv: [] },
    })
  })
})

describe('the window', () => {
  it('shows our page alone, as little trusted as a web site', () => {
    expect(electron.BrowserWindow.all).toHaveLength(1)
    expect(window.webContents.mainFrame.url).toBe('app://console/')
    expect(window.options['webPreferences']).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      spellcheck: false,
      preload: path.join(builtFolder(), 'preload.cjs'),
    })
    expect(electron.recorded.sandboxed).toBe(true)
  })

  it('has claimed its scheme before the app was ready, without any power to go round the policies', () => {
    expect(electron.recorded.readyBeforeSchemes).toBe(false)
    expect(electron.recorded.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ])
  })

  it('comes to the front when the program is started again', () => {
    const before = window.focused
    electron.app.emit('second-instance')
    expect(window.focused).toBe(before + 1)
  })

  it('can read all sites from its menu, and has no developer tools there', () => {
    const items = electron.recorded.menu.flatMap((menu) => menu.submenu ?? [])
    expect(items.map(({ label }) => label)).toContain('Read now')
    expect(JSON.stringify(electron.recorded.menu)).not.toMatch(/devtools/i)
  })
})

describe('the page', () => {
  it('gets the contract’s methods and subscribe, and nothing else', () => {
    expect(Object.keys(electron.exposed)).toEqual(['linoConsole'])
    expect(Object.keys(page).sort()).toEqual([...consoleMethods, 'subscribe'].sort())
  })

  it('is answered by the real console, with the practice sites', async () => {
    const info = await page.appInfo({})
    expect(info).toMatchObject({ ok: true, value: { host: 'electron', passwords: 'memory' } })
    const sites = await page.listSites({})
    expect(sites.ok && sites.value.every((site) => site.demo)).toBe(true)
    expect(sites.ok && sites.value.length).toBeGreaterThanOrEqual(2)
  })

  it('gets events until it unsubscribes', async () => {
    const heard: string[] = []
    const stop = page.subscribe((event) => heard.push(event.type))
    const added = await page.addSite({ name: 'Mine', url: 'https://lino.example', user: 'robin' })
    expect(added).toMatchObject({ ok: true, value: { name: 'Mine' } })
    // News of sites come in batches.
    await vi.waitFor(() => expect(heard).toContain('site'))
    stop()
    heard.length = 0
    const siteId = added.ok ? added.value.siteId : ''
    expect(await page.removeSite({ siteId })).toMatchObject({ ok: true })
    expect(heard).toEqual([])
  })

  it('changes the language of the menu too, and begins in its theme when it is loaded again', async () => {
    const load = electron.recorded.handlers.get('protocol:app') as unknown as (
      request: Request,
    ) => Promise<Response>
    const isDark = async (): Promise<boolean> =>
      (await (await load(new Request('app://console/'))).text()).includes('<html data-theme="dark"')
    const labels = (): readonly unknown[] => electron.recorded.menu.map(({ label }) => label)
    expect([labels().includes('Edit'), await isDark()]).toEqual([true, false])
    expect(await page.changePreferences({ language: 'de', theme: 'dark' })).toMatchObject({ ok: true })
    await vi.waitFor(() => expect(labels()).toContain('Bearbeiten'))
    expect(await isDark()).toBe(true)
    const kept: unknown = JSON.parse(readFileSync(path.join(home, 'preferences.json'), 'utf8'))
    expect(kept).toEqual({ version: 1, language: 'de', theme: 'dark' })
    await page.changePreferences({ language: 'en', theme: 'system' })
    await vi.waitFor(() => expect(labels()).toContain('Edit'))
  })

  it('is refused what its schema refuses, and the refusal repeats nothing', async () => {
    const wrong = { siteId: 'x', password: ['s3cret'] } as unknown as { siteId: string }
    await expect(page.signIn(wrong)).rejects.toThrow(/^Refused: signIn: password: invalid_type$/)
    await expect(electron.ipcRenderer.invoke('console', 'constructor', {})).rejects.toThrow('no such method')
    await expect(electron.ipcRenderer.invoke('console')).rejects.toThrow('no such method')
    const callback = { siteId: () => 1 } as unknown as { siteId: string }
    await expect(page.readNow(callback)).rejects.toThrow(/could not be cloned/)
  })

  it.each([
    ['a frame inside it', () => electron.frame('app://console/')],
    ['a frame that is gone', () => null],
  ])('alone may call: %s is refused', async (_what, from) => {
    electron.sendFrom(from())
    await expect(page.listSites({})).rejects.toThrow('not the console’s window')
  })

  it('may not call while the window shows something else', async () => {
    const { mainFrame } = window.webContents
    mainFrame.url = 'https://evil.example/'
    await expect(page.listSites({})).rejects.toThrow('not the console’s window')
    mainFrame.url = 'app://console/'
    expect(await page.listSites({})).toMatchObject({ ok: true })
  })
})

describe('the guards', () => {
  it.each(['https://evil.example/', 'file:///etc/passwd', 'javascript:alert(1)', 'app://evil/'])(
    'let the window go nowhere: %s',
    (address) => {
      electron.recorded.openedOutside.length = 0
      for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
        expect(window.webContents.allows(event, address)).toBe(false)
      }
      expect(window.webContents.open(address)).toBe('deny')
      expect(electron.recorded.openedOutside).toEqual([])
    },
  )

  it('let it reload, and open a known page in the user’s own browser', () => {
    expect(window.webContents.allows('will-navigate', 'app://console/')).toBe(true)
    expect(window.webContents.open('https://www.lino-framework.org/')).toBe('deny')
    expect(electron.recorded.openedOutside).toEqual(['https://www.lino-framework.org/'])
  })

  it('deny webviews and every permission', () => {
    expect(window.webContents.allows('will-attach-webview')).toBe(false)
    const answers: unknown[] = []
    const request = electron.recorded.handlers.get('permissionRequest') as (...args: unknown[]) => void
    request({}, 'media', (answer: unknown) => answers.push(answer))
    expect(answers).toEqual([false])
    for (const name of ['permissionCheck', 'devicePermission']) {
      expect((electron.recorded.handlers.get(name) as () => boolean)()).toBe(false)
    }
  })
})

describe('the page’s files', () => {
  const fetchPage = (url: string, method = 'GET'): Response => {
    const handler = electron.recorded.handlers.get('protocol:app') as (request: Request) => Response
    return handler({ url, method } as Request)
  }

  it('come from app://console/ with a strict policy', async () => {
    const answer = fetchPage('app://console/')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain('text/html')
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'")
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(await answer.text())?.[1] ?? ''
    expect(fetchPage(`app://console${script}`).headers.get('content-type')).toContain('text/javascript')
  })

  it.each([
    ['app://console/../electron.js', 404],
    ['app://console/%2e%2e/electron.js', 404],
    ['app://console/..%2felectron.js', 404],
    ['app://console/..\\electron.js', 404],
    ['app://console//etc/passwd', 404],
    ['app://console/assets/', 404],
    ['app://elsewhere/', 403],
    ['https://console/', 403],
  ])('are found by exact name only: %s', (address, status) => {
    expect(fetchPage(address).status).toBe(status)
  })

  it('can only be read', () => {
    expect(fetchPage('app://console/', 'POST').status).toBe(405)
  })
})

// Last, because nothing works afterwards.
describe('closing the window', () => {
  it('quits when the console has signed out, and once', async () => {
    window.close()
    electron.app.quit()
    expect(electron.recorded.quit).toBe(false)
    await vi.waitFor(() => expect(electron.recorded.quit).toBe(true), { timeout: 20_000 })
    expect(electron.recorded.messages).toEqual([])
  })
})
