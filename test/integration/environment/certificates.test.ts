import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import vm from 'node:vm'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { ConsoleApi } from '../../../contract/console-api.ts'
import { builtFolder } from '../../support/built.ts'
import { startBrowserHost } from '../../support/browser-host.ts'
import { makeCertificate, startTlsServer } from '../../support/certificates.ts'
import * as electron from '../../support/fake-electron/index.ts'
import { failureOf, runCli } from '../cli/cli-process.ts'
import { enterHost } from '../processes/host-page.ts'

// Each host, started with the variable that switches Node's checks off, against a server that vouches for
// itself and has another name.

vi.mock('electron', () => import('../../support/fake-electron/index.ts'))

const variable = ['NODE_TLS_REJECT', 'UNAUTHORIZED'].join('_')
let server: Awaited<ReturnType<typeof startTlsServer>>

beforeAll(async () => {
  builtFolder()
  server = await startTlsServer(makeCertificate({ name: 'elsewhere.example' }))
}, 120_000)
afterAll(() => server.close())

it.each([true, false])('the terminal refuses it, from its source: %s', async (source) => {
  const list = ['list', server.url, '--user', 'robin', '--json']
  const ended = await runCli(list, { source, password: 'hunter2', env: { [variable]: '0' } })
  expect([ended.code, failureOf(ended), ended.stderr]).toEqual([4, 'certificate', ''])
  expect([server.requests(), server.bytes()]).toEqual([0, 0])
})

it('the browser host refuses it', async () => {
  const host = await startBrowserHost({ demo: false, env: { [variable]: '0' } })
  try {
    const call = await enterHost(host.url)
    expect(await call('probeSite', { url: server.url })).toMatchObject({ failure: { kind: 'certificate' } })
    expect([server.requests(), server.bytes()]).toEqual([0, 0])
    // Only how to get another address: no warning of Node's, because there is nothing to warn about.
    expect(host.said()).toMatch(/^The address opens[^\n]*\n$/)
  } finally {
    await host.stop()
  }
})

it('Electron’s main process refuses it', async () => {
  const home = mkdtempSync(path.join(os.tmpdir(), 'electron-host-'))
  vi.stubEnv('LINO_SESSIONS_HOME', home)
  vi.stubEnv('LINO_SESSIONS_NO_KEYCHAIN', '1')
  vi.stubEnv(variable, '0')
  const out = builtFolder()
  await import(/* @vite-ignore */ pathToFileURL(path.join(out, 'electron.js')).href)
  await vi.waitFor(() => expect(electron.BrowserWindow.all[0]?.shown).toBe(true), { timeout: 20_000 })
  const preload = readFileSync(path.join(out, 'preload.cjs'), 'utf8')
  vm.runInNewContext(preload, { require: () => electron, exports: {}, module: { exports: {} } })
  electron.sendFrom(electron.BrowserWindow.all[0]?.webContents.mainFrame ?? null)
  const page = electron.exposed['linoConsole'] as ConsoleApi
  expect(await page.probeSite({ url: server.url })).toMatchObject({ failure: { kind: 'certificate' } })
  expect([server.requests(), server.bytes()]).toEqual([0, 0])
  rmSync(home, { recursive: true, force: true })
})
