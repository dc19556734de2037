import { X509Certificate } from 'node:crypto'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { createCertificates } from '../../../../core/adapters/read-certificate.ts'
import { makeCertificate, startTlsServer, withoutEnd } from '../../../support/certificates.ts'

const { read } = createCertificates({})

it.each([
  ['signed by itself', makeCertificate(), { selfSigned: true, hostMatches: true, issuer: 'CN=localhost' }],
  [
    'signed by an authority',
    makeCertificate({ by: makeCertificate({ name: 'Some Authority', authority: true }) }),
    { selfSigned: false, hostMatches: true, issuer: 'CN=Some Authority' },
  ],
  ['for another name', makeCertificate({ name: 'elsewhere.example' }), { hostMatches: false }],
  ['expired', makeCertificate({ days: -1 }), { selfSigned: true }],
])('tells a certificate %s, and sends nothing', async (_what, certificate, expected) => {
  const server = await startTlsServer(certificate)
  const answer = await read(server.url)
  const { fingerprint256, validFrom, validTo, subject } = new X509Certificate(certificate.cert)
  expect(answer).toMatchObject({
    ok: true,
    pem: certificate.cert,
    info: {
      fingerprint: fingerprint256,
      subject,
      ...expected,
      validFrom: Date.parse(validFrom),
      validTo: Date.parse(validTo),
    },
  })
  expect([server.requests(), server.bytes()]).toEqual([0, 0])
  await server.close()
})

it('returns a failure if nobody listens, and for a text that is no address', async () => {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  expect(await read(`https://127.0.0.1:${String(port)}`)).toMatchObject({ ok: false, kind: 'unreachable' })
  expect(await read('https://[')).toMatchObject({ ok: false, kind: 'unreachable' })
})

it('reports no end if the certificate names no valid time', async () => {
  const server = await startTlsServer(withoutEnd(makeCertificate()))
  const answer = await read(server.url)
  expect(answer).toMatchObject({ ok: true, info: { validFrom: expect.any(Number), validTo: null } })
  await server.close()
})
