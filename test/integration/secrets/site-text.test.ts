import { createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, it, onTestFinished } from 'vitest'
import type { DemoSite } from '../../../demo/start.ts'
import { startBrowserHost } from '../../support/browser-host.ts'
import { builtFolder } from '../../support/built.ts'
import { must } from '../../support/console.ts'
import { runCli, temporaryHome } from '../cli/cli-process.ts'
import { demoSite } from '../cli/demo-site.ts'
import { pageHeaders } from '../../support/page-secret.ts'
import { enterHost, killThese } from '../processes/host-page.ts'

// A site that repeats the password in its title and in a user's name and address.

const password = 'sesame-hunter2'
const traces = /sesame|hunter2/i

beforeAll(() => void builtFolder(), 120_000)

async function repeatingSite(): Promise<DemoSite> {
  const site = await demoSite({ password, title: `Office ${password}`, sessions: 5, dangling: 0 })
  site.addUser({ username: `mallory-${password}` })
  const idleMs = 6 * 86_400_000
  site.addSession({ user: `mallory-${password}`, ip: `10.0.0.9 ${password}`, idleMs })
  site.addSession({ user: `mallory-${password}`, ip: `10.0.0.9 ${password}`, idleMs })
  return site
}

/** What the host has sent to a window so far. */
async function eventsOf(url: string): Promise<() => string> {
  const { hostname: host, port } = new URL(url)
  const headers = await pageHeaders(url)
  let said = ''
  await new Promise<void>((resolve, reject) => {
    const request = get({ host, port, path: '/api/events', headers, agent: false }, (response) => {
      response.setEncoding('utf8').on('data', (text: string) => (said += text))
      response.on('error', () => undefined)
      resolve()
    })
    request.on('error', reject)
    onTestFinished(() => void request.destroy())
  })
  return () => said
}

const textsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((each) =>
    each.isFile() ? [readFileSync(path.join(each.parentPath, each.name), 'utf8')] : [],
  )

it('the terminal shows it neither in its answers, nor in a report or a file of the console', async () => {
  const [site, home, work] = [await repeatingSite(), temporaryHome(), temporaryHome()]
  const options = { home, password, env: { LINO_SESSIONS_LOG: 'debug' } }
  const where = [site.url, '--user', 'robin']
  const report = (name: string): string[] => ['--report', path.join(work, name)]
  for (const args of [
    ['list', ...where],
    ['list', ...where, '--json'],
    ['summary', ...where],
    ['kill', ...where, '--dangling', '--dry-run', '--json', ...report('plan.csv')],
    ['kill', ...where, '--dangling', '--yes', ...report('done.json')],
    ['audit'],
    ['diagnose'],
  ]) {
    const { code, stdout, stderr } = await runCli(args, options)
    expect([code, stdout + stderr], args[0]).toEqual([0, expect.not.stringMatching(traces)])
  }
  expect(readdirSync(work).sort()).toEqual(['done.json', 'plan.csv'])
  expect(textsIn(work).join()).toContain('•••')
  for (const text of [...textsIn(work), ...textsIn(home)]) expect(text).not.toMatch(traces)
})

it('the browser host answers without it, and writes it into no file', async () => {
  const [site, home] = [await repeatingSite(), temporaryHome()]
  const env = { LINO_SESSIONS_NO_KEYCHAIN: '1', LINO_SESSIONS_LOG: 'debug' }
  const host = await startBrowserHost({ home, demo: false, env })
  onTestFinished(async () => void (await host.stop('SIGKILL')))
  const call = await enterHost(host.url)
  const events = await eventsOf(await host.newAddress())
  const { siteId } = must(await call('addSite', { name: 'Mine', url: site.url, user: 'robin' }))
  must(await call('viewSite', { siteId }))
  must(await call('signIn', { siteId, password, remember: false }))
  const read = must(await call('readSessions', { siteId }))
  const refs = read.sessions.flatMap(({ own, user, ref }) => (!own && user?.includes('•••') ? [ref] : []))
  expect(refs).toHaveLength(2)
  const run = await killThese(call, siteId, refs)
  const answers = JSON.stringify([read, run, await call('listSites', {}), await call('readNow', { siteId })])
  expect(answers).not.toMatch(traces)
  await expect.poll(events).toMatch(/"type":"sessions".*mallory-•••/)
  expect(events()).not.toMatch(traces)
  expect(await host.stop()).toBe(0)
  expect(host.said()).not.toMatch(traces)
  for (const text of textsIn(home)) expect(text).not.toMatch(traces)
})

it('a user whose name holds the password stays exempt, in the terminal and in a window', async () => {
  const [site, home] = [await repeatingSite(), temporaryHome()]
  const user = `mallory-${password}`
  const left = (): number => site.sessions().filter((each) => each.user === user).length
  const kill = ['kill', site.url, '--user', 'robin', '--dangling', '--yes', '--json']
  expect(await runCli([...kill, '--exempt', user], { home, password })).toMatchObject({ code: 0 })
  expect(left()).toBe(2)

  const host = await startBrowserHost({ home, demo: false, env: { LINO_SESSIONS_NO_KEYCHAIN: '1' } })
  onTestFinished(async () => void (await host.stop('SIGKILL')))
  const call = await enterHost(host.url)
  const { siteId } = must(await call('addSite', { name: 'Mine', url: site.url, user: 'robin' }))
  must(await call('signIn', { siteId, password, remember: false }))
  must(await call('addExemption', { siteId, kind: 'user', value: 'mallory-•••' }))
  const exempt = must(await call('listExemptions', {}))
  expect(exempt.map(({ value }) => value)).toEqual(['mallory-•••'])
  const plan = must(await call('previewKill', { siteId, rule: { dangling: true } }))
  expect(plan.victims.map((each) => each.user)).not.toContain('mallory-•••')
  expect(await host.stop()).toBe(0)
})

it('a proxy that repeats its own password gets it hidden, also as it was sent', async () => {
  const [user, secret] = ['ada', 'pr0xy:pa/ss']
  const sent = `${user}:${secret}`
  const proxy = createServer((request, response) => {
    const given = request.headers['proxy-authorization'] ?? ''
    const message = `No: ${secret}, ${sent}, ${encodeURIComponent(secret)}, ${given}`
    const settings = { logged_in: false, user_type: '000', site_data: null }
    response.setHeader('Content-Type', 'application/json')
    response.end(JSON.stringify(request.method === 'POST' ? { success: false, message } : settings))
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void proxy.close())
  await once(proxy, 'listening')
  const { port } = proxy.address() as AddressInfo
  const env = { http_proxy: `http://${user}:${encodeURIComponent(secret)}@127.0.0.1:${String(port)}` }
  const args = ['list', 'http://lino.example', '--user', 'robin', '--allow-http']
  const { code, stdout, stderr } = await runCli(args, { home: temporaryHome(), password, env })
  expect(code).not.toBe(0)
  expect(stderr).toContain('No: •••, •••, •••, Basic •••')
  expect(stdout + stderr).not.toMatch(/pr0xy|pa(\/|%2F)ss/)
  expect(stdout + stderr).not.toContain(Buffer.from(secret).toString('base64'))
})
