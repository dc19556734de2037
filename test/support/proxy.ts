import http from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as the proxy got it. */
export interface ProxiedRequest {
  method: string
  /** With its query. */
  path: string
  headers: http.IncomingHttpHeaders
  /** Each cookie as [name, value], in their order. A name may come twice. */
  cookies: [string, string][]
  body: string
  /** The answer's status. Null before an answer. */
  status: number | null
}

/** An answer of the site, for `tamper` to change. */
interface ProxiedResponse {
  status: number
  headers: http.IncomingHttpHeaders
  body: Buffer
}

/** A status to answer instead of the site, no answer at all, or a connection closed at once. */
type Barred = number | 'hang' | 'close'

interface ProxyRules {
  /** What to answer instead of the site. Null lets the request through. */
  bar?: (request: ProxiedRequest) => Barred | null
  /** Changes an answer of the site on its way. */
  tamper?: (request: ProxiedRequest, response: ProxiedResponse) => ProxiedResponse
}

interface Proxy {
  /** Ends with a slash. */
  readonly url: string
  /** Every request since the start, barred ones too. */
  readonly requests: ProxiedRequest[]
  /** Other rules from now on. */
  setRules(rules: ProxyRules): void
  close(): Promise<void>
}

function cookiesOf(header: string | undefined): [string, string][] {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim())
  return pairs
    .filter((pair) => pair !== '')
    .map((pair) => {
      const at = pair.indexOf('=')
      return [pair.slice(0, at), pair.slice(at + 1)]
    })
}

async function bodyOf(stream: http.IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function forward(target: string, request: ProxiedRequest, body: Buffer): Promise<ProxiedResponse> {
  return new Promise((resolve, reject) => {
    const { method, headers } = request
    const url = new URL(request.path, target)
    const outgoing = http.request(
      url,
      { method, headers: { ...headers, connection: 'close' } },
      (incoming) => {
        const answer = (whole: Buffer): ProxiedResponse => ({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          body: whole,
        })
        bodyOf(incoming).then((whole) => resolve(answer(whole)), reject)
      },
    )
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

/** Headers of one hop only. */
const ofOneHop = ['connection', 'keep-alive', 'transfer-encoding', 'content-length']

function passOn({ headers, body }: ProxiedResponse): http.OutgoingHttpHeaders {
  const kept = Object.entries(headers).filter(([name]) => !ofOneHop.includes(name))
  return { ...Object.fromEntries(kept), 'content-length': body.length }
}

/**
 * A reverse proxy on 127.0.0.1 before a site. It records every request, and can bar some and change answers.
 * The site sees the proxy's Host header, as behind most real proxies. If the site cannot be reached, it
 * answers 502.
 */
export async function startProxy(target: string, rules: ProxyRules = {}): Promise<Proxy> {
  let current = rules
  const requests: ProxiedRequest[] = []

  async function answer(incoming: http.IncomingMessage, outgoing: http.ServerResponse): Promise<void> {
    const body = await bodyOf(incoming)
    const request: ProxiedRequest = {
      method: incoming.method ?? '',
      path: incoming.url ?? '',
      headers: incoming.headers,
      cookies: cookiesOf(incoming.headers.cookie),
      body: body.toString(),
      status: null,
    }
    requests.push(request)
    const barred = current.bar?.(request) ?? null
    if (barred === 'hang') return
    if (barred === 'close') {
      outgoing.destroy()
      return
    }
    if (barred !== null) {
      request.status = barred
      outgoing.writeHead(barred, { 'content-type': 'text/html' }).end(`<h1>${barred}</h1>`)
      return
    }
    const response = await forward(target, request, body)
    const changed = current.tamper?.(request, response) ?? response
    request.status = changed.status
    outgoing.writeHead(changed.status, passOn(changed))
    outgoing.end(request.method === 'HEAD' ? undefined : changed.body)
  }

  const server = http.createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch(() => {
      if (!outgoing.headersSent) outgoing.writeHead(502)
      outgoing.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    requests,
    setRules(next) {
      current = next
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}
