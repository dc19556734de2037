import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import {
  createServer as createTcpServer,
  type AddressInfo,
  type Server as TcpServer,
  type Socket,
} from 'node:net'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createAxiosHttp } from '../../../../core/adapters/axios-http.ts'
import type { Http, HttpRequest } from '../../../../core/ports.ts'

const open: (Server | TcpServer)[] = []
const sockets = new Set<Socket>()
const clients: Http[] = []

afterEach(async () => {
  for (const client of clients.splice(0)) client.close()
  for (const socket of sockets) socket.destroy()
  await Promise.all(open.splice(0).map((server) => new Promise((done) => server.close(done))))
})

async function listen(server: Server | TcpServer): Promise<string> {
  open.push(server)
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const serve = (listener: RequestListener) => listen(createServer(listener))

function client(proxies: NodeJS.ProcessEnv = {}): Http {
  const http = createAxiosHttp({ clock: { now: () => 42, wait: async () => undefined }, proxies })
  clients.push(http)
  return http
}

const get = (url: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  url,
  headers: {},
  timeoutMs: 5000,
  ...more,
})

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  return body
}

describe('createAxiosHttp', () => {
  it('takes an answer that changes the protocol as a closed connection, at once', async () => {
    const server = createTcpServer((socket) =>
      socket.once('data', () =>
        socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'),
      ),
    )
    const url = await listen(server)
    expect(await client().send(get(url, { timeoutMs: 60_000 }))).toEqual({ ok: false, kind: 'closed' })
    await vi.waitFor(() => expect(sockets.size).toBe(0))
  })

  it('returns status, lower-case headers, each cookie separately, the body as it came, and when', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, {
        'X-Some': 'thing',
        'Set-Cookie': ['a=1', 'b=2'],
        'Content-Type': 'application/json',
      })
      response.end('{"name": "Mär\u202e😀"}')
    })
    const answer = await client().send(get(url))
    expect(answer).toMatchObject({ ok: true, status: 200, body: '{"name": "Mär\u202e😀"}', receivedAt: 42 })
    expect(answer.ok && answer.headers['set-cookie']).toEqual(['a=1', 'b=2'])
    expect(answer.ok && answer.headers['x-some']).toEqual(['thing'])
    expect(answer.ok && answer.tookMs).toBeGreaterThanOrEqual(0)
  })

  it('sends what it is given: method, headers, form', async () => {
    const seen: { method: string | undefined; body: string; cookie: string | undefined }[] = []
    const url = await serve((request, response) => {
      void bodyOf(request).then((body) => {
        seen.push({ method: request.method, body, cookie: request.headers.cookie })
        response.end()
      })
    })
    const headers = { Cookie: 'sessionid=x', 'Content-Type': 'application/x-www-form-urlencoded' }
    await client().send(get(url, { method: 'POST', body: 'an=sign_in&password=a%26b', headers }))
    expect(seen).toEqual([{ method: 'POST', body: 'an=sign_in&password=a%26b', cookie: 'sessionid=x' }])
  })

  it.each([302, 403, 404, 500])('takes a status of %i for an answer, and follows nothing', async (status) => {
    let requests = 0
    const url = await serve((_request, response) => {
      requests += 1
      response.writeHead(status, { location: '/elsewhere' }).end('text')
    })
    expect(await client().send(get(url))).toMatchObject({ ok: true, status, body: 'text' })
    expect(requests).toBe(1)
  })

  it('uses one connection, whatever is asked at once', async () => {
    let connections = 0
    const server = createServer((_request, response) => response.end('x'))
    server.on('connection', () => (connections += 1))
    const url = await listen(server)
    const http = client()
    await Promise.all(Array.from({ length: 10 }, () => http.send(get(url))))
    expect(connections).toBe(1)
  })

  it('sends what must not be sent twice on no connection that was idle for over a second', async () => {
    const ports: (number | undefined)[] = []
    const url = await serve((request, response) => {
      ports.push(request.socket.remotePort)
      response.end('x')
    })
    const clock = vi.spyOn(performance, 'now').mockReturnValue(0)
    onTestFinished(() => clock.mockRestore())
    const http = client()
    const reused = async (ms: number, once: boolean): Promise<boolean> => {
      clock.mockReturnValue(performance.now() + ms)
      await http.send(get(url, { once }))
      return ports.at(-1) === ports.at(-2)
    }
    await http.send(get(url))
    expect(await reused(900, true)).toBe(true)
    expect(await reused(1100, false)).toBe(true)
    expect(await reused(1100, true)).toBe(false)
    expect(await reused(0, true)).toBe(true)
  })

  it('keeps no connection for longer than its server says, and none whose long answer took long', async () => {
    const ports: (number | undefined)[] = []
    const url = await serve((request, response) => {
      ports.push(request.socket.remotePort)
      response.setHeader('Keep-Alive', 'timeout=3')
      response.end(request.url === '/long' ? 'x'.repeat(2_000_000) : 'x')
    })
    const clock = vi.spyOn(performance, 'now').mockReturnValue(0)
    onTestFinished(() => clock.mockRestore())
    const http = client()
    const reused = async (target: string, once = false): Promise<boolean> => {
      await http.send(get(url + target, { once, maxBytes: 4_000_000 }))
      return ports.at(-1) === ports.at(-2)
    }
    await http.send(get(url))
    clock.mockReturnValue(2400)
    expect(await reused('/')).toBe(true)
    clock.mockReturnValue(2400 + 2600)
    expect(await reused('/')).toBe(false)
    await reused('/long')
    expect(await reused('/')).toBe(true)
    await reused('/long')
    expect(await reused('/', true)).toBe(false)
  })

  it('a server that hangs up on idle connections never gets in the way of what is sent once', async () => {
    const server = createServer((_request, response) => response.end('x'))
    const url = await listen(server)
    const clock = vi.spyOn(performance, 'now').mockReturnValue(0)
    onTestFinished(() => clock.mockRestore())
    const http = client()
    for (let nth = 0; nth < 20; nth += 1) {
      expect(await http.send(get(url, { method: 'POST', once: true }))).toMatchObject({ ok: true })
      clock.mockReturnValue(performance.now() + 1500)
      // In the same moment: its word that it hangs up comes after our request has gone out.
      server.closeIdleConnections()
    }
  })

  it.each<[string, RequestListener]>([
    ['that never begins', () => undefined],
    ['that never ends', (_request, response) => void response.writeHead(200).write('{"count":')],
    [
      'that comes by drops',
      (_request: IncomingMessage, response: ServerResponse) => {
        const drops = setInterval(() => response.write(' '), 20)
        response.on('close', () => clearInterval(drops))
      },
    ],
  ])('ends an answer %s', async (_what, listener) => {
    const started = performance.now()
    expect(await client().send(get(await serve(listener), { timeoutMs: 150 }))).toMatchObject({
      ok: false,
      kind: 'timedOut',
    })
    expect(performance.now() - started).toBeLessThan(2000)
  })

  it('is cancelled by its caller', async () => {
    const abort = new AbortController()
    const url = await serve(() => abort.abort())
    expect(await client().send(get(url, { signal: abort.signal }))).toMatchObject({
      ok: false,
      kind: 'cancelled',
    })
    expect(await client().send(get(url, { signal: AbortSignal.abort() }))).toMatchObject({
      kind: 'cancelled',
    })
  })

  it('refuses an answer that is too long', async () => {
    const url = await serve((_request, response) => response.end('x'.repeat(5000)))
    expect(await client().send(get(url, { maxBytes: 4000 }))).toMatchObject({ ok: false, kind: 'tooLarge' })
    expect(await client().send(get(url, { maxBytes: 6000 }))).toMatchObject({ ok: true })
  })

  it('refuses one of over a megabyte by default', async () => {
    const url = await serve(({ url: path = '' }, response) => response.end('x'.repeat(Number(path.slice(1)))))
    const most = 1024 * 1024
    expect(await client().send(get(`${url}/${String(most)}`))).toMatchObject({ ok: true })
    expect(await client().send(get(`${url}/${String(most + 1)}`))).toMatchObject({ kind: 'tooLarge' })
  })

  it('reports a closed connection: before the answer, within it, by something that is no http', async () => {
    const before = await listen(createTcpServer((socket) => socket.once('data', () => socket.destroy())))
    expect(await client().send(get(before))).toMatchObject({ ok: false, kind: 'closed' })
    const within = await serve((_request, response) => {
      response.writeHead(200, { 'Content-Length': '100' })
      response.write('half', () => response.destroy())
    })
    expect(await client().send(get(within))).toMatchObject({ ok: false, kind: 'closed' })
    const other = await listen(
      createTcpServer((socket) => socket.once('data', () => socket.end('SSH-2.0-x\r\n'))),
    )
    expect(await client().send(get(other))).toMatchObject({ ok: false, kind: 'closed' })
  })

  it('reports an unreachable server without the URL’s query', async () => {
    const server = createTcpServer()
    const url = await listen(server)
    await new Promise((done) => server.close(done))
    open.length = 0
    for (const target of [
      `${url}/x?sr=secret`,
      'http://no-such-host.invalid/x?sr=secret',
      'https://127.0.0.1:1/x?sr=secret',
    ]) {
      const failure = await client().send(get(target, { headers: { Cookie: 'sessionid=secret' } }))
      expect(failure).toMatchObject({ ok: false, kind: 'unreachable' })
      expect(JSON.stringify(failure)).not.toContain('secret')
    }
  })

  it('never rejects, even for an invalid URL', async () => {
    expect(await client().send(get('http://['))).toMatchObject({ ok: false, kind: 'unreachable' })
  })

  it('takes the system’s proxy for other machines, and never for this one', async () => {
    const targets: (string | undefined)[] = []
    const proxy = await serve((request, response) => {
      targets.push(request.url)
      response.end('by proxy')
    })
    const http = client({ HTTP_PROXY: proxy, http_proxy: proxy, HTTPS_PROXY: proxy })
    expect(await http.send(get('http://lino.example/user/settings/'))).toMatchObject({ body: 'by proxy' })
    const here = await serve((_request, response) => response.end('direct'))
    const signIn = { method: 'POST', body: 'password=secret' } as const
    for (const host of ['127.0.0.1', 'localhost']) {
      const url = here.replace('127.0.0.1', host)
      expect(await http.send(get(url, signIn))).toMatchObject({ body: 'direct' })
    }
    // Nobody listens there, but the proxy must not be asked.
    await http.send(get('http://[::1]:9/', signIn))
    await http.send(get('http://lino.localhost:9/', signIn))
    await http.send(get('https://127.0.0.1:9/', signIn))
    expect(targets).toEqual(['http://lino.example/user/settings/'])
  })
})
