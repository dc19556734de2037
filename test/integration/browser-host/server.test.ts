import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startHostServer, type HostServer } from '../../../main/browser/server.ts'
import type { RendererFiles } from '../../../main/shared/renderer-files.ts'
import { createFakeConsole, type FakeConsole } from '../../support/fake-console.ts'
import { ask, type RawAnswer } from '../../support/raw-http.ts'

const files: RendererFiles = new Map([
  ['/index.html', { type: 'text/html; charset=utf-8', body: Buffer.from('<title>Console</title>') }],
  ['/assets/app.js', { type: 'text/javascript; charset=utf-8', body: Buffer.from('1') }],
])

let fake: FakeConsole
let server: HostServer
let port: number
let token: string

beforeEach(async () => {
  fake = createFakeConsole()
  server = await startHostServer({ api: fake.api, files, port: 0 })
  const url = new URL(server.url)
  port = Number(url.port)
  token = url.searchParams.get('token') ?? ''
})
afterEach(() => server.close())

async function enter(): Promise<string> {
  const answer = await ask(port, { path: `/?token=${token}` })
  return answer.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
}

const post = (method: string, body: string, headers: Record<string, string>): Promise<RawAnswer> =>
  ask(port, {
    method: 'POST',
    path: `/api/${method}`,
    body,
    headers: { 'content-type': 'application/json', ...headers },
  })

describe('the way in', () => {
  it('exchanges the token for a cookie and takes it out of the address', async () => {
    const answer = await ask(port, { path: `/?token=${token}` })
    expect(answer.status).toBe(303)
    expect(answer.headers.location).toBe('/')
    const cookie = answer.headers['set-cookie']?.[0] ?? ''
    expect(cookie).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/)
    expect(cookie).not.toContain(token)
  })

  it('leads on from a page elsewhere, too, in a way that keeps the strict cookie', async () => {
    const answer = await ask(port, { path: `/?token=${token}`, headers: { 'sec-fetch-site': 'cross-site' } })
    expect(answer.status).toBe(200)
    expect(answer.headers['refresh']).toBe('0; url=/')
    expect(answer.headers['set-cookie']).toHaveLength(1)
    expect(answer.body).toBe('')
  })

  it('works once; the cookie works until the host quits', async () => {
    const cookie = await enter()
    const again = await ask(port, { path: `/?token=${token}` })
    expect(again.status).toBe(403)
    expect(again.body).toContain('used already')
    expect(again.headers['set-cookie']).toBeUndefined()
    for (const path of ['/', '/', '/assets/app.js']) {
      expect((await ask(port, { path, headers: { cookie } })).status).toBe(200)
    }
  })

  it('lets the window that is already in reload its first address', async () => {
    const cookie = await enter()
    expect((await ask(port, { path: `/?token=${token}`, headers: { cookie } })).status).toBe(303)
  })

  it.each(['', 'x', 'A'.repeat(43)])('refuses the token %j and keeps the right one good', async (wrong) => {
    expect((await ask(port, { path: `/?token=${wrong}` })).status).toBe(403)
    expect(await enter()).not.toBe('')
  })

  it.each(['/', '/index.html', '/assets/app.js', '/api/listSites', '/api/events'])(
    'shows nothing without a cookie: %s',
    async (path) => {
      for (const cookie of ['', `lino-console-${port}=`, `lino-console-${port}=wrong`]) {
        const answer = await ask(port, { path, headers: { cookie } })
        expect(answer.status).toBe(403)
        expect(answer.body).not.toContain('<title>')
      }
    },
  )
})

describe('foreign requests', () => {
  it.each([
    ['another name for this machine', { host: 'evil.example' }],
    ['localhost, which is another origin', { host: 'localhost' }],
    ['another port', { host: '127.0.0.1:1' }],
    ['another origin', { origin: 'http://evil.example' }],
    ['another port’s page', { origin: 'http://127.0.0.1:1' }],
    ['a page without an origin', { origin: 'null' }],
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
    ['a page of another port', { 'sec-fetch-site': 'same-site' }],
  ])('are refused although they have the cookie: %s', async (_what, headers) => {
    const cookie = await enter()
    expect((await post('listSites', '{}', { cookie, ...headers })).status).toBe(403)
    expect(fake.calls).toEqual([])
  })

  it('cannot redeem the token either', async () => {
    const answer = await ask(port, { path: `/?token=${token}`, headers: { host: 'evil.example' } })
    expect(answer.status).toBe(403)
    expect(await enter()).not.toBe('')
  })

  it('get no word of CORS', async () => {
    const cookie = await enter()
    const answer = await ask(port, {
      method: 'OPTIONS',
      path: '/api/listSites',
      headers: { cookie, origin: 'http://evil.example' },
    })
    expect(answer.status).toBe(403)
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})

describe('the API', () => {
  it('answers a call of the page', async () => {
    const cookie = await enter()
    const answer = await post('viewSite', '{"siteId":null}', { cookie, origin: `http://127.0.0.1:${port}` })
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.body)).toEqual({ ok: true, value: 'viewSite' })
    expect(fake.calls).toEqual([{ method: 'viewSite', args: { siteId: null } }])
  })

  it.each([
    ['subscribe', '{}', 404],
    ['constructor', '{}', 404],
    ['listSites/x', '{}', 404],
    ['', '{}', 404],
    ['listSites', '{"more":1}', 400],
    ['listSites', '[]', 400],
    ['listSites', '', 400],
    ['listSites', '{', 400],
    ['signIn', '{"siteId":7,"password":"s3cret"}', 400],
  ])('refuses %s with %s', async (method, body, status) => {
    const cookie = await enter()
    const answer = await post(method, body, { cookie })
    expect(answer.status).toBe(status)
    expect(answer.body).not.toContain('s3cret')
    expect(fake.calls).toEqual([])
  })

  it('refuses what a plain form could send, and too much', async () => {
    const cookie = await enter()
    expect((await post('listSites', '{}', { cookie, 'content-type': 'text/plain' })).status).toBe(415)
    expect((await ask(port, { path: '/api/listSites', headers: { cookie } })).status).toBe(405)
    const large = JSON.stringify({ siteId: 'x'.repeat(8_000_001) })
    expect((await post('readNow', large, { cookie })).status).toBe(413)
    expect(fake.calls).toEqual([])
  })
})

describe('files', () => {
  it.each([
    '/../package.json',
    '/%2e%2e/package.json',
    '/assets/..%2f..%2fpackage.json',
    '/assets/',
    '//etc/passwd',
  ])('are found by exact name only: %s', async (path) => {
    const cookie = await enter()
    expect((await ask(port, { path, headers: { cookie } })).status).toBe(404)
  })

  it('come with a strict policy, as every answer does', async () => {
    const cookie = await enter()
    const answers = await Promise.all(
      ['/', '/assets/app.js', '/none', '/?token=x'].map((path) => ask(port, { path, headers: { cookie } })),
    )
    for (const { headers } of answers) {
      expect(headers['content-security-policy']).toContain("default-src 'none'")
      expect(headers['content-security-policy']).not.toContain('unsafe')
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['referrer-policy']).toBe('no-referrer')
      expect(headers['cache-control']).toBe('no-store')
    }
    expect(answers[1]?.headers['content-type']).toBe('text/javascript; charset=utf-8')
  })
})

describe('news', () => {
  async function listen(cookie: string): Promise<{ stream: IncomingMessage; next: () => Promise<string> }> {
    const [stream] = (await once(
      get({ host: '127.0.0.1', port, path: '/api/events', headers: { cookie }, agent: false }),
      'response',
    )) as [IncomingMessage]
    stream.setEncoding('utf8')
    return { stream, next: async () => String((await once(stream, 'data'))[0]) }
  }

  it('reaches every window, and counts them', async () => {
    const cookie = await enter()
    const windows = [await listen(cookie), await listen(cookie)]
    for (const window of windows) expect(await window.next()).toContain('retry:')
    expect(server.events.count()).toBe(2)
    const got = windows.map((window) => window.next())
    fake.emit({ type: 'siteRemoved', siteId: 'a\n\nb' })
    for (const text of await Promise.all(got)) {
      expect(text).toBe('data: {"type":"siteRemoved","siteId":"a\\n\\nb"}\n\n')
    }
    const gone = new Promise<void>((resolve) => server.events.onCount(resolve))
    windows[0]?.stream.destroy()
    await gone
    expect(server.events.count()).toBe(1)
  })

  it('ends with the host, which lets go of the console', async () => {
    const window = await listen(await enter())
    const ended = once(window.stream.resume(), 'end')
    await server.close()
    await ended
    expect(fake.listeners()).toBe(0)
  })
})
