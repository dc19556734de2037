import { request } from 'node:http'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import type { DemoOptions } from '../../../demo/options.ts'
import { startDemoSite, type DemoSite } from '../../../demo/start.ts'
import type { TestCertificate } from '../certificates.ts'
import { textAnswer, type Answer, type NoAnswer } from './answer.ts'
import { readRequests, type Seen } from './requests.ts'
import { sendAnswer } from './wire.ts'

/** Bends an honest answer. `nth`: how many requests of the same method and path came before, from 0. */
export type Bend = (answer: Answer, seen: Seen, nth: number) => Answer | NoAnswer | Promise<Answer | NoAnswer>

/**
 * A demo site behind a front that can bend every one of its answers, and a second server that nobody may use.
 */
export interface HostileLino {
  /** Ends with a slash. */
  readonly url: string
  /** The honest site behind it: the truth about its sessions. */
  readonly site: DemoSite
  /** Every request, in order. */
  readonly requests: readonly Seen[]
  /** Of the server that nobody may use: `http://127.0.0.1:PORT`. */
  readonly elsewhere: string
  /** What arrived at that server. A mere connection counts, too. */
  readonly strayed: readonly string[]
  /**
   * Bends every answer from now on. `kept` requests never reach the honest site, so there is nothing to bend.
   */
  bend(bend: Bend, kept?: (seen: Seen) => boolean): void
  close(): Promise<void>
}

/** Both servers listen on 127.0.0.1. With a certificate it is an https site, called localhost. */
export async function startHostileLino(
  options: DemoOptions = {},
  certificate: TestCertificate | null = null,
): Promise<HostileLino> {
  const site = await startDemoSite({ sessions: 0, startedAgo: 6, ...options })
  const requests: Seen[] = []
  const counts = new Map<string, number>()
  const stop = new AbortController()
  let bending: Bend = (answer) => answer
  let kept: (seen: Seen) => boolean = () => false

  async function answerTo(seen: Seen): Promise<Answer | NoAnswer> {
    requests.push(seen)
    const name = `${seen.method} ${seen.target}`
    const nth = counts.get(name) ?? 0
    counts.set(name, nth + 1)
    // If the site is closed in the middle of a request, there is no answer.
    const honest = kept(seen) ? textAnswer('') : await ask(site, seen).catch(() => null)
    return honest === null ? 'close' : bending(honest, seen, nth)
  }

  let connections = 0
  const serve = (socket: Socket): void =>
    readRequests(socket, (connections += 1), async (seen) =>
      sendAnswer(socket, await answerTo(seen), stop.signal),
    )
  const front = certificate ? createTlsServer({ ...certificate }, serve) : createServer(serve)
  const strayed: string[] = []
  const elsewhere = createServer((socket) => {
    const at = strayed.push('') - 1
    socket.on('data', (chunk: Buffer) => (strayed[at] += chunk.toString('latin1')))
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}')
  })
  const [open, port, otherPort] = [new Set<Socket>(), await listen(front), await listen(elsewhere)]
  for (const server of [front, elsewhere]) {
    server.on('connection', (socket: Socket) => {
      open.add(socket)
      // Hanging up in the middle is what is tested here.
      socket.on('error', () => undefined)
      socket.on('close', () => open.delete(socket))
    })
    server.on('tlsClientError', () => undefined)
  }
  return {
    url: certificate ? `https://localhost:${port}/` : `http://127.0.0.1:${port}/`,
    site,
    requests,
    elsewhere: `http://127.0.0.1:${otherPort}`,
    strayed,
    bend(bend, keep = () => false) {
      bending = bend
      kept = keep
      counts.clear()
    },
    async close() {
      stop.abort()
      for (const socket of open) socket.destroy()
      await Promise.all([front, elsewhere].map((server) => new Promise((done) => server.close(done))))
      await site.close()
    },
  }
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** What the honest site answers to the same request. */
function ask(site: DemoSite, { method, target, headers, body }: Seen): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const passed = Object.entries(headers).filter(([name]) => name !== 'host' && name !== 'connection')
    const options = {
      host: '127.0.0.1',
      port: site.port,
      agent: false,
      method,
      path: target,
      headers: Object.fromEntries(passed),
    }
    const sent = request(options, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: headersOf(answer.rawHeaders),
          body: Buffer.concat(chunks),
        }),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Without those of one hop only. */
function headersOf(raw: readonly string[]): [string, string][] {
  const pairs = Array.from({ length: raw.length / 2 }, (_, at): [string, string] => [
    raw[2 * at] ?? '',
    raw[2 * at + 1] ?? '',
  ])
  return pairs.filter(([name]) => !/^(connection|keep-alive|content-length|transfer-encoding)$/i.test(name))
}
