import { createServer as createPlain } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createAxiosHttp } from '../../../../core/adapters/axios-http.ts'
import { createCertificates } from '../../../../core/adapters/read-certificate.ts'
import type { Http, HttpAnswer, HttpFailure, PinnedCertificate } from '../../../../core/ports.ts'
import {
  makeCertificate,
  startTlsServer,
  type TestCertificate,
  pinOf,
} from '../../../support/certificates.ts'

const authority = makeCertificate({ authority: true })
const own = makeCertificate()
const other = makeCertificate()
const signed = makeCertificate({ by: authority })
const foreign = makeCertificate({ name: 'elsewhere.example' })
const expired = makeCertificate({ days: -1 })

const ends: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

async function serve(certificate: TestCertificate) {
  const server = await startTlsServer(certificate)
  ends.push(server.close)
  return server
}

function client(pinned: PinnedCertificate | null, proxies: NodeJS.ProcessEnv = {}): Http {
  const http = createAxiosHttp({ pinned, proxies })
  ends.push(() => http.close())
  return http
}

const signIn = (http: Http, url: string): Promise<HttpAnswer | HttpFailure> =>
  http.send({ method: 'POST', url: `${url}/api`, headers: {}, body: 'password=1234', timeoutMs: 5000 })

describe('https without a pinned certificate', () => {
  it.each([
    ['signed by itself', own, 'selfSigned'],
    ['signed by an unknown authority', signed, 'unknownIssuer'],
    ['expired', expired, 'expired'],
  ] as const)('sends nothing to a server whose certificate is %s', async (_what, certificate, problem) => {
    const server = await serve(certificate)
    expect(await signIn(client(null), server.url)).toMatchObject({ ok: false, kind: 'certificate', problem })
    expect([server.requests(), server.bytes()]).toEqual([0, 0])
  })

  it('recognises a server that speaks no https', async () => {
    const plain = createPlain((_request, response) => response.end())
    await new Promise<void>((done) => plain.listen(0, '127.0.0.1', done))
    ends.push(() => void plain.close())
    const { port } = plain.address() as AddressInfo
    const url = `https://127.0.0.1:${String(port)}`
    const failure = { ok: false, kind: 'unreachable', why: 'noHttps' }
    expect(await signIn(client(null), url)).toEqual(failure)
    expect(await createCertificates({}).read(url)).toEqual(failure)
  })
})

describe('https with a pinned certificate', () => {
  it.each([
    ['signed by itself', own],
    ['signed by an unknown authority', signed],
    ['for another name', foreign],
  ])('speaks to the server that shows it: %s', async (_what, certificate) => {
    const server = await serve(certificate)
    expect(await signIn(client(pinOf(certificate)), server.url)).toMatchObject({ ok: true, body: 'hello' })
  })

  it('does not make an expired one valid', async () => {
    const server = await serve(expired)
    expect(await signIn(client(pinOf(expired)), server.url)).toMatchObject({
      kind: 'certificate',
      problem: 'expired',
    })
    expect(server.bytes()).toBe(0)
  })

  it.each([
    ['signed by itself', own, other],
    ['signed by the same authority', signed, makeCertificate({ by: authority })],
    ['signed by the pinned one', authority, signed],
    ['for another name', own, foreign],
  ])('sends nothing when it has changed between two requests: %s', async (_what, before, after) => {
    const server = await serve(before)
    const http = client(pinOf(before))
    expect(await signIn(http, server.url)).toMatchObject({ ok: true })
    const bytes = server.bytes()
    server.show(after)
    // The first may still meet the end of the kept-alive connection.
    const answers = [await signIn(http, server.url), await signIn(http, server.url)]
    expect(answers.map(({ ok }) => ok)).toEqual([false, false])
    expect(answers[1]).toMatchObject({ kind: 'certificate', problem: 'changed' })
    expect([server.requests(), server.bytes()]).toEqual([1, bytes])
  })

  it('holds through a proxy, and the proxy reads nothing', async () => {
    const server = await serve(own)
    const proxy = createPlain()
    const tunnels: string[] = []
    let seen = ''
    proxy.on('connect', (request, socket) => {
      tunnels.push(request.url ?? '')
      const upstream = connect(server.port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n')
        socket.on('data', (chunk: Buffer) => (seen += chunk.toString('latin1')))
        socket.pipe(upstream).pipe(socket)
      })
      for (const each of [socket, upstream]) each.on('error', () => each.destroy())
    })
    await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done))
    ends.push(() => void proxy.close())
    const { port } = proxy.address() as AddressInfo
    const environment = { HTTPS_PROXY: `http://127.0.0.1:${String(port)}` }
    const url = 'https://lino.example'
    const read = await createCertificates(environment).read(url)
    expect(read).toMatchObject({
      ok: true,
      info: { fingerprint: pinOf(own).fingerprint, hostMatches: false },
    })
    expect(server.bytes()).toBe(0)
    expect(await signIn(client(pinOf(own), environment), url)).toMatchObject({ ok: true, body: 'hello' })
    expect(await signIn(client(pinOf(other), environment), url)).toMatchObject({ problem: 'changed' })
    expect(server.requests()).toBe(1)
    expect(new Set(tunnels)).toEqual(new Set(['lino.example:443']))
    expect(seen).not.toContain('1234')
  })
})
