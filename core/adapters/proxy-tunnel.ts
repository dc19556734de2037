import http, { type ClientRequest, type IncomingMessage } from 'node:http'
import https, { Agent, type AgentOptions } from 'node:https'
import { isIP, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import tls, { type ConnectionOptions } from 'node:tls'
import { lookupName } from './lookup.ts'
import type { Proxy } from './proxy-choice.ts'
import { asError, proxyAnswered, proxyFailed, proxyLate } from './proxy-failure.ts'
import { tlsTrust } from './tls-trust.ts'

/** The longest wait for a proxy, whatever the request allows. Milliseconds. */
const tunnelMs = 30_000

/**
 * A fresh connection through the proxy to `host:port`. Rejects with an error that names the proxy. The error
 * holds neither the password nor the proxy's own text, which could repeat the password. The connection to an
 * https proxy is verified like a connection to a site.
 */
export async function openTunnel(proxy: Proxy, target: Target, signal: AbortSignal): Promise<Socket> {
  const authority = `${isIP(target.host) === 6 ? `[${target.host}]` : target.host}:${String(target.port)}`
  const request = askProxy(proxy, authority)
  const giveUp = (): void => void request.destroy()
  if (signal.aborted) giveUp()
  signal.addEventListener('abort', giveUp)
  try {
    return await tunnelOf(request, proxy)
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
}

function tunnelOf(request: ClientRequest, proxy: Proxy): Promise<Socket> {
  return new Promise((resolve, reject) => {
    request.on('error', (error) => reject(asError(proxyFailed(proxy, error))))
    // The event 'connect' reports any status.
    request.on('connect', ({ statusCode = 0 }: IncomingMessage, socket: Socket, head: Buffer) => {
      if (statusCode < 200 || statusCode > 299) {
        socket.destroy()
        reject(asError(proxyAnswered(proxy, statusCode)))
        return
      }
      socket.setTimeout(0)
      if (head.length > 0) socket.unshift(head)
      resolve(socket)
    })
    request.setTimeout(tunnelMs, () => request.destroy(asError(proxyLate(proxy))))
    request.end()
  })
}

interface Target {
  /** Without the brackets of an IPv6 address. */
  readonly host: string
  readonly port: number
}

function askProxy(proxy: Proxy, authority: string): ClientRequest {
  const { protocol, host, port } = proxy
  const headers = { Host: authority, ...proxyAuthorization(proxy) }
  const options = {
    host,
    port,
    method: 'CONNECT',
    path: authority,
    headers,
    agent: false as const,
    lookup: lookupName,
  }
  return protocol === 'https:'
    ? https.request({ ...options, ...tlsTrust(null), ...(isIP(host) === 0 && { servername: host }) })
    : http.request(options)
}

function proxyAuthorization({ user, password }: Proxy): Record<string, string> {
  if (user === '' && password === '') return {}
  return { 'Proxy-Authorization': `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` }
}

/**
 * An agent for https sites behind a proxy. Each connection is a tunnel, and inside the tunnel is the site's
 * own TLS.
 */
export class TunnelAgent extends Agent {
  readonly #proxy: Proxy
  readonly #over = new AbortController()
  #opening = 0

  constructor(proxy: Proxy, options: AgentOptions) {
    super(options)
    this.#proxy = proxy
  }

  /** Whether we have asked the proxy for a way, and it has not opened one yet. */
  get isOpening(): boolean {
    return this.#opening > 0
  }

  override createConnection(
    options: ConnectionOptions,
    callback?: (error: Error | null, stream: Duplex) => void,
  ): undefined {
    const failed = (error: unknown): void => {
      // Node asks for a stream next to an error.
      callback?.(error instanceof Error ? error : new Error('no tunnel'), new Socket())
    }
    this.#open(options).then((socket) => {
      const secure = tls.connect({ ...options, socket })
      secure.once('error', failed)
      secure.once('secureConnect', () => {
        secure.off('error', failed)
        callback?.(null, secure)
      })
    }, failed)
    return undefined
  }

  async #open({ host, port }: ConnectionOptions): Promise<Socket> {
    this.#opening += 1
    try {
      return await openTunnel(this.#proxy, { host: host ?? '', port: port ?? 443 }, this.#over.signal)
    } finally {
      this.#opening -= 1
    }
  }

  override destroy(): void {
    this.#over.abort()
    super.destroy()
  }
}
