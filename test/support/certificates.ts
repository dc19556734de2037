import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request, type RequestListener } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { PinnedCertificate } from '../../core/ports.ts'

/** What a TLS server shows, and the key to it. */
export interface TestCertificate {
  readonly key: string
  readonly cert: string
}

interface Wanted {
  /** Of its host. */
  readonly name?: string
  /** Negative: it has expired. */
  readonly days?: number
  /** It may sign others. */
  readonly authority?: boolean
  /** The signer. Missing: it signs itself. */
  readonly by?: TestCertificate
}

const openssl = (args: readonly string[]): void => void execFileSync('openssl', args, { stdio: 'ignore' })

/** Made by openssl in each run, so that none can expire in the repository. */
export function makeCertificate({
  name = 'localhost',
  days = 2,
  authority = false,
  by,
}: Wanted = {}): TestCertificate {
  const folder = mkdtempSync(path.join(tmpdir(), 'lino-certificate-'))
  const file = (each: string): string => path.join(folder, each)
  try {
    const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
    openssl(['req', ...newKey, '-subj', `/CN=${name}`, '-keyout', file('key'), '-out', file('csr')])
    const sign = by ? ['-CA', write(file('ca'), by.cert), '-CAkey', write(file('cakey'), by.key)] : []
    const itself = by ? [] : ['-signkey', file('key')]
    const names = write(
      file('ext'),
      `subjectAltName=DNS:${name}\nbasicConstraints=CA:${String(authority).toUpperCase()}\n`,
    )
    openssl([
      ...['x509', '-req', '-in', file('csr'), ...sign, ...itself, '-CAcreateserial'],
      ...['-days', String(days), '-extfile', names, '-out', file('cert')],
    ])
    return { key: readFileSync(file('key'), 'utf8'), cert: readFileSync(file('cert'), 'utf8') }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The same, but the end of its validity is no time, and its signature no longer fits. */
export function withoutEnd({ key, cert }: TestCertificate): TestCertificate {
  const bytes = Buffer.from(cert.replaceAll(/-----.*-----|\s/g, ''), 'base64')
  const [, end] = bytes.toString('latin1').matchAll(/\d{12}Z/g)
  bytes.write('999999999999Z', end?.index ?? 0, 'latin1')
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? []
  return { key, cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n') }
}

/** As it is trusted for a site. */
export function pinOf({ cert }: TestCertificate): PinnedCertificate {
  const { fingerprint256, validTo } = new X509Certificate(cert)
  return { pem: cert, fingerprint: fingerprint256, validTo: Date.parse(validTo) }
}

function write(file: string, text: string): string {
  writeFileSync(file, text)
  return file
}

interface TlsServer {
  /** No slash at its end. */
  readonly url: string
  readonly port: number
  /** Decrypted bytes that arrived: what a server can read of what was sent. */
  bytes(): number
  /** Requests that arrived. */
  requests(): number
  /** Another certificate from now on, for new connections. Open connections are closed. */
  show(certificate: TestCertificate): void
  answerWith(answer: RequestListener): void
  close(): Promise<void>
}

/** Hands every request on to a site that speaks plain http, without these headers, as a web server does. */
export function inFrontOf(target: string, dropped: readonly string[] = []): RequestListener {
  return (incoming, outgoing) => {
    const kept = Object.entries(incoming.headers).filter(([name]) => !dropped.includes(name))
    const headers = { ...Object.fromEntries(kept), 'x-forwarded-proto': 'https' }
    const passed = request(
      new URL(incoming.url ?? '/', target),
      { method: incoming.method, headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(outgoing)
      },
    )
    passed.on('error', () => outgoing.destroy())
    incoming.pipe(passed)
  }
}

/** An https server on this machine that counts everything that reaches it past the handshake. */
export async function startTlsServer(
  certificate: TestCertificate,
  first: RequestListener = (_request, response) => void response.end('hello'),
): Promise<TlsServer> {
  let answer = first
  let bytes = 0
  let requests = 0
  const sockets = new Set<Socket>()
  const server = createServer({ ...certificate }, (request, response) => {
    requests += 1
    answer(request, response)
  })
  server.on('secureConnection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => {
      bytes += socket.bytesRead
      sockets.delete(socket)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const read = (): number => [...sockets].reduce((sum, socket) => sum + socket.bytesRead, bytes)
  return {
    url: `https://localhost:${String(port)}`,
    port,
    bytes: read,
    requests: () => requests,
    show(next) {
      server.setSecureContext(next)
      for (const socket of sockets) socket.destroy()
    },
    answerWith(next) {
      answer = next
    },
    async close() {
      const closed = new Promise((done) => server.close(done))
      server.closeAllConnections()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}
