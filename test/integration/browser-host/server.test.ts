import { once } from 'node:events'
import { Agent, get, type IncomingMessage, request } from 'node:http'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { startHostServer, type HostServer } from '../../../main/browser/server.ts'
import type { RendererFiles } from '../../../main/shared/renderer-files.ts'
import { createFakeConsole, type FakeConsole } from '../../support/fake-console.ts'
import { addressPath, callHeader, enterPath, pageSecretHeader, streamHeader } from '../../../contract/page.ts'
import { pageHeaders, redeem } from '../../support/page-secret.ts'
import { ask, type RawAnswer } from '../../support/raw-http.ts'

const files: RendererFiles = new Map([
  ['/index.html', { type: 'text/html; charset=utf-8', body: Buffer.from('<title>Console</title>') }],
  ['/assets/app.js', { type: 'text/javascript; charset=utf-8', body: Buffer.from('1') }],
])

let fake: FakeConsole
let server: HostServer
let port: number
let address: string

beforeEach(async () => {
  fake = createFakeConsole()
  server = await startHostServer({ api: fake.api, files, port: 0 })
  address = server.newAddress()
  port = Number(new URL(address).port)
})
afterEach(() => server.close())

const enter = (): Promise<Record<string, string>> => pageHeaders(address)

const post = (method: string, body: string, headers: Record<string, string>): Promise<RawAnswer> =>
  ask(port, {
    method: 'POST',
    path: `/api/${method}`,
    body,
    headers: { 'content-type': 'application/json', ...headers },
  })

describe('the way in', () => {
  it('exchanges the token of the address for a secret, once, and sets no cookie', async () => {
    const answer = await redeem(address)
    expect(answer.status).toBe(200)
    expect(answer.headers['set-cookie']).toBeUndefined()
    const { secret } = JSON.parse(answer.body) as { secret: string }
    expect(secret).toMatch(/^[\w-]{43}$/)
    expect(address).not.toContain(secret)
    const again = await redeem(address)
    expect(again.status).toBe(403)
    expect(again.body).not.toContain(secret)
    expect(again.body).toContain('Press Enter in the terminal')
  })

  it('keeps the token after the #, where no server, log or other site sees it', () => {
    expect(new URL(address).pathname + new URL(address).search).toBe('/')
  })

  it('is renewed on request: the newest address works, an older one does not', async () => {
    const newer = server.newAddress()
    expect((await redeem(address)).status).toBe(403)
    expect((await redeem(newer)).status).toBe(200)
  })

  it('is renewed by a page that is in, and by no other', async () => {
    const secret = await enter()
    const renew = (headers: Record<string, string>): Promise<RawAnswer> =>
      ask(port, {
        method: 'POST',
        path: addressPath,
        body: '{}',
        headers: { 'content-type': 'application/json', ...headers },
      })
    expect((await renew({})).status).toBe(403)
    const answer = await renew(secret)
    const { address: another } = JSON.parse(answer.body) as { address: string }
    expect((await redeem(another)).status).toBe(200)
    expect((await post('viewSite', '{"siteId":null}', secret)).status).toBe(200)
  })

  it.each(['', 'x', 'A'.repeat(43)])('refuses the token %j and keeps the right one good', async (wrong) => {
    expect((await redeem(`http://127.0.0.1:${port}/#token=${wrong}`)).status).toBe(403)
    expect((await redeem(address)).status).toBe(200)
  })

  it.each(['{}', '[]', 'null', '"x"', '{"token":7}', '{"token":null}', '{"token":{}}'])(
    'refuses %s in the place of a token',
    async (body) => {
      const headers = { 'content-type': 'application/json' }
      expect((await ask(port, { method: 'POST', path: enterPath, body, headers })).status).toBe(403)
    },
  )

  it('takes a token by POST alone, so that nothing that looks ahead can use it up', async () => {
    const { hash } = new URL(address)
    for (const path of [`/?${hash.slice(1)}`, `${enterPath}?${hash.slice(1)}`, enterPath]) {
      const { body } = await ask(port, { path })
      expect(body).not.toContain('secret')
    }
    expect((await redeem(address)).status).toBe(200)
  })

  it('gives its files, which hold nothing, to everybody of this machine', async () => {
    for (const path of ['/', '/index.html', '/assets/app.js']) {
      expect((await ask(port, { path })).status).toBe(200)
    }
  })

  it.each(['/api/listSites', '/api/events', '/api/none', '/api/'])(
    'tells nothing without the secret, whatever cookies there are: %s',
    async (path) => {
      const { [pageSecretHeader]: right = '' } = await enter()
      const cookies = [`${pageSecretHeader}=${right}`, `lino-console-${port}=${right}`]
      const tries: Record<string, string>[] = [
        {},
        { [pageSecretHeader]: '' },
        { [pageSecretHeader]: 'x' },
        { [pageSecretHeader]: right.slice(1) },
        { [pageSecretHeader]: `${right}, ${right}` },
        ...cookies.map((cookie) => ({ cookie })),
      ]
      for (const headers of tries) {
        for (const method of ['GET', 'POST']) {
          const answer = await ask(port, { method, path, headers })
          expect(answer.status).toBe(403)
          expect(answer.body).toContain('This tab is not let in.')
        }
      }
      expect(fake.calls).toEqual([])
      expect(server.events.count()).toBe(0)
    },
  )

  it('is shut by no cookie that another port has set, however long', async () => {
    const secret = await enter()
    const cookie = Array.from({ length: 180 }, (_, at) => `c${at}=${'x'.repeat(4000)}`).join('; ')
    expect((await ask(port, { path: '/', headers: secret })).status).toBe(200)
    expect((await post('viewSite', '{"siteId":null}', { ...secret, cookie })).status).toBe(200)
  })
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
  ])('are refused although they have the secret: %s', async (_what, headers) => {
    const secret = await enter()
    expect((await post('listSites', '{}', { ...secret, ...headers })).status).toBe(403)
    expect(fake.calls).toEqual([])
  })

  it.each([{ host: 'evil.example' }, { origin: 'http://127.0.0.1:1' }, { 'sec-fetch-site': 'same-site' }])(
    'cannot redeem the token either: %j',
    async (headers) => {
      const body = JSON.stringify({ token: new URL(address).hash.slice('#token='.length) })
      const type = { 'content-type': 'application/json' }
      const answer = await ask(port, {
        method: 'POST',
        path: enterPath,
        body,
        headers: { ...type, ...headers },
      })
      expect(answer.status).toBe(403)
      expect((await redeem(address)).status).toBe(200)
    },
  )

  it('get no word of CORS', async () => {
    const secret = await enter()
    const answer = await ask(port, {
      method: 'OPTIONS',
      path: '/api/listSites',
      headers: { ...secret, origin: 'http://evil.example' },
    })
    expect(answer.status).toBe(403)
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})

describe('the API', () => {
  it('answers a call of the page', async () => {
    const secret = await enter()
    const answer = await post('viewSite', '{"siteId":null}', {
      ...secret,
      origin: `http://127.0.0.1:${port}`,
    })
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
    const secret = await enter()
    const answer = await post(method, body, secret)
    expect(answer.status).toBe(status)
    expect(answer.body).not.toContain('s3cret')
    expect(fake.calls).toEqual([])
  })

  it('refuses what a plain form could send, and too much', async () => {
    const secret = await enter()
    expect((await post('listSites', '{}', { ...secret, 'content-type': 'text/plain' })).status).toBe(415)
    expect((await ask(port, { path: '/api/listSites', headers: secret })).status).toBe(405)
    const large = JSON.stringify({ siteId: 'x'.repeat(8_000_001) })
    expect((await post('readNow', large, secret)).status).toBe(413)
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
    const secret = await enter()
    expect((await ask(port, { path, headers: secret })).status).toBe(404)
  })

  it('come with a strict policy, as every answer does', async () => {
    const secret = await enter()
    const answers = await Promise.all(
      ['/', '/assets/app.js', '/none', '/?token=x'].map((path) => ask(port, { path, headers: secret })),
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
  async function listen(
    headers: Record<string, string>,
  ): Promise<{ stream: IncomingMessage; next: () => Promise<string> }> {
    const [stream] = (await once(
      get({ host: '127.0.0.1', port, path: '/api/events', headers, agent: false }),
      'response',
    )) as [IncomingMessage]
    stream.setEncoding('utf8')
    return { stream, next: async () => String((await once(stream, 'data'))[0]) }
  }

  it('reaches every window, and counts them', async () => {
    const secret = await enter()
    const windows = [await listen(secret), await listen(secret)]
    for (const window of windows) expect(await window.next()).toContain(': listening')
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

  /** A call that the console has not answered yet. */
  function hanging(method: 'signIn' | 'listSites') {
    let answer: (value: never) => void = () => undefined
    const called = new Promise<void>((resolve) => {
      Object.assign(fake.api, {
        [method]: () => {
          resolve()
          return new Promise((answered) => (answer = answered as typeof answer))
        },
      })
    })
    return { called, answer: (value: unknown) => answer({ ok: true, value } as never) }
  }

  it('has the answers of calls that wait for a site, on the stream of their page alone', async () => {
    const secret = await enter()
    const [mine, other] = [
      await listen({ ...secret, [streamHeader]: 'mine' }),
      await listen({ ...secret, [streamHeader]: 'other' }),
    ]
    for (const window of [mine, other]) await window.next()
    const { called, answer } = hanging('signIn')
    const headers = { ...secret, [streamHeader]: 'mine', [callHeader]: '7' }
    expect((await post('signIn', '{"siteId":"s"}', headers)).status).toBe(202)
    await called
    const got = mine.next()
    answer('in')
    expect(await got).toBe('data: {"answerTo":"7","result":{"ok":true,"value":"in"}}\n\n')
    const heard = other.next()
    fake.emit({ type: 'siteRemoved', siteId: 'a' })
    expect(await heard).toContain('siteRemoved')
  })

  it('says if it refuses such a call, and gives no reason away', async () => {
    const secret = await enter()
    const window = await listen({ ...secret, [streamHeader]: 'mine' })
    await window.next()
    const got = window.next()
    const headers = { ...secret, [streamHeader]: 'mine', [callHeader]: '8' }
    await post('signIn', '{"siteId":7}', headers)
    expect(await got).toBe('data: {"answerTo":"8"}\n\n')
  })

  it.each([
    ['without a stream', 'signIn', { [callHeader]: '1' }],
    ['of a stream that is not open', 'signIn', { [callHeader]: '1', [streamHeader]: 'gone' }],
    ['that does not wait', 'listSites', { [callHeader]: '1', [streamHeader]: 'mine' }],
  ] as const)('a call %s is answered as before', async (_, method, headers) => {
    const secret = await enter()
    const window = await listen({ ...secret, [streamHeader]: 'mine' })
    await window.next()
    const body = method === 'signIn' ? '{"siteId":"s"}' : '{}'
    const answer = await post(method, body, { ...secret, ...headers })
    expect([answer.status, answer.body]).toEqual([200, `{"ok":true,"value":"${method}"}`])
  })

  it('of twenty sites that hang leave the six connections of a browser to other calls', async () => {
    const secret = await enter()
    const browser = new Agent({ keepAlive: true, maxSockets: 6 })
    onTestFinished(() => browser.destroy())
    const send = (method: string, path: string, headers: object, body?: string): Promise<IncomingMessage> =>
      new Promise((resolve, reject) => {
        const options = { host: '127.0.0.1', port, path, method, agent: browser }
        const sent = request({ ...options, headers: { ...secret, ...headers } }, resolve)
        sent.on('error', reject)
        sent.end(body)
      })
    await send('GET', '/api/events', { [streamHeader]: 'mine' })
    hanging('signIn')
    for (let call = 0; call < 20; call += 1) {
      const headers = {
        'content-type': 'application/json',
        [streamHeader]: 'mine',
        [callHeader]: String(call),
      }
      const begun = await send('POST', '/api/signIn', headers, '{"siteId":"s"}')
      expect(begun.resume().statusCode).toBe(202)
    }
    const other = await send('POST', '/api/listSites', { 'content-type': 'application/json' }, '{}')
    expect(other.resume().statusCode).toBe(200)
  })

  it('ends with the host, which lets go of the console', async () => {
    const window = await listen(await enter())
    const ended = once(window.stream.resume(), 'end')
    await server.close()
    await ended
    expect(fake.listeners()).toBe(0)
  })
})
