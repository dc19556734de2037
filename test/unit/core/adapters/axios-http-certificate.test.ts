import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import { createServer as createPlain } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createAxiosHttp } from '../../../../core/adapters/axios-http.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'lino-certificate-'))
const http = createAxiosHttp()
let server: Server
let requests = 0

/** A certificate that the site signed itself: made here, so that none can expire in the repository. */
beforeAll(async () => {
  const [key, cert] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')]
  const made = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-days',
    '2',
  ]
  execFileSync('openssl', [...made, '-subj', '/CN=localhost', '-keyout', key, '-out', cert], {
    stdio: 'ignore',
  })
  server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_request, response) => {
    requests += 1
    response.end()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
})

afterAll(async () => {
  http.close()
  rmSync(folder, { recursive: true })
  await new Promise((done) => server.close(done))
})

it('sends nothing to a site whose certificate is not valid', async () => {
  const { port } = server.address() as AddressInfo
  const url = `https://localhost:${port}/api/about/About?sr=secret`
  const failure = await http.send({
    method: 'POST',
    url,
    headers: {},
    body: 'password=1234',
    timeoutMs: 5000,
  })
  expect(failure).toEqual({ ok: false, kind: 'certificate', reason: 'the site signed it itself' })
  expect(requests).toBe(0)
})

it('tells a server that speaks no https', async () => {
  const plain = createPlain((_request, response) => response.end())
  await new Promise<void>((done) => plain.listen(0, '127.0.0.1', done))
  const { port } = plain.address() as AddressInfo
  expect(
    await http.send({ method: 'GET', url: `https://127.0.0.1:${port}/`, headers: {}, timeoutMs: 5000 }),
  ).toMatchObject({
    ok: false,
    kind: 'unreachable',
    reason: 'it does not speak https there',
  })
  await new Promise((done) => plain.close(done))
})
