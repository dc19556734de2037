import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { ProxyFault } from '../../../../contract/causes/connection.ts'
import { createAxiosHttp } from '../../../../core/adapters/axios-http.ts'
import type { ProxyVariables } from '../../../../core/adapters/proxy-choice.ts'
import { createCertificates } from '../../../../core/adapters/read-certificate.ts'
import type { HttpRequest } from '../../../../core/ports.ts'
import { makeCertificate, pinOf, startTlsServer } from '../../../support/certificates.ts'
import { startConnectProxy, startNoProxy, unusedPort } from '../../../support/connect-proxy.ts'

const site = 'https://lino.example'
const plainSite = 'http://lino.example/'
const credentials = Buffer.from('user:hunter2').toString('base64')

function client(proxies: ProxyVariables) {
  const http = createAxiosHttp({ proxies })
  onTestFinished(() => http.close())
  return http
}

const signIn = (url: string): HttpRequest => ({
  method: 'POST',
  url,
  headers: { Cookie: 'sessionid=abc' },
  body: 'password=1234',
  timeoutMs: 5000,
})

/** Asks an https site, a plain one, and for a certificate: the three ways of talking to a proxy. */
async function threeWays(value: string) {
  const proxies = { HTTPS_PROXY: value, HTTP_PROXY: value }
  const http = client(proxies)
  return {
    https: await http.send(signIn(site)),
    http: await http.send(signIn(plainSite)),
    certificate: await createCertificates(proxies).read(site),
  }
}

afterEach(() => vi.unstubAllEnvs())

describe('a proxy that fails', () => {
  const answering = (status: number) => async () => (await startConnectProxy({ status })).port

  const answered = (status: number, phrase: string): ProxyFault => ({ did: 'answered', status, phrase })

  it.each<[string, () => Promise<number>, ProxyFault]>([
    ['nobody listens at', unusedPort, { did: 'notUsable', why: 'nothingAnswers' }],
    ['that is none', () => startNoProxy('garbage'), { did: 'closed' }],
    ['that hangs up', () => startNoProxy('close'), { did: 'closed' }],
    ['that wants a password', answering(407), answered(407, 'Proxy Authentication Required')],
    ['that does not get there', answering(502), answered(502, 'Bad Gateway')],
    ['that waits for the site in vain', answering(504), answered(504, 'Gateway Timeout')],
  ])('%s is named, and not the site', async (_what, start, fault) => {
    const port = String(await start())
    const answers = await threeWays(`http://user:hunter2@127.0.0.1:${port}`)
    expect(answers.https).toMatchObject({
      kind: 'unreachable',
      proxy: { proxy: `127.0.0.1:${port}`, variable: 'HTTPS_PROXY', fault },
    })
    expect(answers.http).toMatchObject({
      proxy: { proxy: `127.0.0.1:${port}`, variable: 'HTTP_PROXY', fault },
    })
    expect(answers.certificate).toEqual(answers.https)
    const told = JSON.stringify(answers)
    expect(told).not.toContain('hunter2')
    expect(told).not.toContain(credentials)
  })

  it('by 403: of a tunnel it is the proxy, of a plain site it may be the site', async () => {
    const { port } = await startConnectProxy({ status: 403 })
    const answers = await threeWays(`127.0.0.1:${String(port)}`)
    expect(answers.https).toMatchObject({
      kind: 'unreachable',
      proxy: { fault: answered(403, 'Forbidden') },
    })
    expect(answers.certificate).toEqual(answers.https)
    expect(answers.http).toMatchObject({ ok: true, status: 403 })
  })

  it('by silence names the proxy', async () => {
    const port = String(await startNoProxy('silence'))
    const answer = await client({ https_proxy: `127.0.0.1:${port}` }).send({
      ...signIn(site),
      timeoutMs: 100,
    })
    expect(answer).toMatchObject({
      proxy: { proxy: `127.0.0.1:${port}`, variable: 'https_proxy', fault: { did: 'late' } },
    })
  })

  it('does not keep a later try from working', async () => {
    const server = await startTlsServer(makeCertificate())
    onTestFinished(server.close)
    const http = client({ HTTPS_PROXY: `127.0.0.1:${String(await unusedPort())}` })
    const both = await Promise.all([http.send(signIn(site)), http.send(signIn(site))])
    expect(both.map((each) => !each.ok && each.kind)).toEqual(['unreachable', 'unreachable'])
    expect(await http.send(signIn(site))).toMatchObject({ kind: 'unreachable' })
  })
})

describe('a proxy that cannot be used', () => {
  it('is refused before anything is sent', async () => {
    const server = await startTlsServer(makeCertificate())
    onTestFinished(server.close)
    const answers = await threeWays(`socks5://user:hunter2@127.0.0.1:${String(server.port)}`)
    for (const [way, name] of [
      ['https', 'HTTPS_PROXY'],
      ['http', 'HTTP_PROXY'],
      ['certificate', 'HTTPS_PROXY'],
    ] as const) {
      const answer = answers[way]
      expect(answer).toMatchObject({
        ok: false,
        kind: 'proxyUnusable',
        variable: name,
        why: 'socks',
      })
    }
    expect(JSON.stringify(answers)).not.toContain('hunter2')
    expect([server.requests(), server.bytes()]).toEqual([0, 0])
  })
})

describe('a proxy that works', () => {
  it.each(['HTTPS_PROXY', 'ALL_PROXY'])(
    '%s=host:port is http, and is given its password',
    async (variable) => {
      const pinned = makeCertificate({ name: 'elsewhere.example' })
      const server = await startTlsServer(pinned)
      onTestFinished(server.close)
      const proxy = await startConnectProxy({ to: server.port })
      const proxies = { [variable]: `user:hunter2@127.0.0.1:${String(proxy.port)}` }
      const read = await createCertificates(proxies).read(site)
      expect(read).toMatchObject({ ok: true, pem: pinned.cert })
      if (!read.ok) return
      const trusted = { pem: read.pem, fingerprint: read.info.fingerprint, validTo: read.info.validTo }
      const http = createAxiosHttp({ proxies, pinned: trusted })
      onTestFinished(() => http.close())
      for (let i = 0; i < 3; i += 1)
        expect(await http.send(signIn(site))).toMatchObject({ ok: true, body: 'hello' })
      // One for the certificate, and one that is kept.
      expect(proxy.asked).toEqual(['CONNECT lino.example:443', 'CONNECT lino.example:443'])
      expect(new Set(proxy.authorizations)).toEqual(new Set([`Basic ${credentials}`]))
    },
  )

  it('hands a plain site’s requests on', async () => {
    const proxy = await startConnectProxy({})
    const http = client({ http_proxy: `user:hunter2@127.0.0.1:${String(proxy.port)}` })
    expect(await http.send(signIn(plainSite))).toMatchObject({ ok: true, body: 'by proxy' })
    expect(proxy).toMatchObject({ asked: [`POST ${plainSite}`], authorizations: [`Basic ${credentials}`] })
  })
})

describe('NODE_TLS_REJECT_UNAUTHORIZED=0 changes nothing', () => {
  it.each([undefined, '0'])(
    '%s: neither on the way to the site in a tunnel, nor on that to an https proxy',
    async (value) => {
      if (value !== undefined) vi.stubEnv(['NODE_TLS_REJECT', 'UNAUTHORIZED'].join('_'), value)
      const server = await startTlsServer(makeCertificate({ name: 'elsewhere.example' }))
      onTestFinished(server.close)
      const plain = await startConnectProxy({ to: server.port })
      const throughPlain = await client({ HTTPS_PROXY: `127.0.0.1:${String(plain.port)}` }).send(signIn(site))
      expect(throughPlain).toMatchObject({ kind: 'certificate', problem: 'selfSigned' })
      const secured = await startConnectProxy({ to: server.port, certificate: makeCertificate() })
      const answers = await threeWays(`https://user:hunter2@localhost:${String(secured.port)}`)
      for (const answer of Object.values(answers)) {
        expect(answer).toMatchObject({
          kind: 'unreachable',
          proxy: { fault: { did: 'untrusted' } },
        })
      }
      expect(secured.authorizations).toEqual([])
      const pinned = pinOf(makeCertificate())
      const trusting = createAxiosHttp({ pinned })
      onTestFinished(() => trusting.close())
      expect(await client({}).send(signIn(server.url))).toMatchObject({ problem: 'selfSigned' })
      expect(await trusting.send(signIn(server.url))).toMatchObject({ problem: 'changed' })
      expect([server.requests(), server.bytes()]).toEqual([0, 0])
    },
  )
})
