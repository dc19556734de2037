import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import axios, { type AxiosResponse } from 'axios'
import type { Clock, Http, HttpAnswer, HttpFailure, HttpRequest, PinnedCertificate } from '../ports.ts'
import { httpFailureOf } from './http-failure.ts'
import { systemClock } from './system-clock.ts'
import { isThisMachine } from './this-machine.ts'
import { tlsTrust } from './tls-trust.ts'

/** Longer answers are refused unless the request allows more. Bytes. */
const usualMaxBytes = 64 * 1024 * 1024

interface AxiosHttpOptions {
  readonly clock?: Clock
  readonly environment?: NodeJS.ProcessEnv
  /** The one certificate that https servers may show; null: whatever the system's authorities vouch for. */
  readonly pinned?: PinnedCertificate | null
}

/**
 * Http over axios and Node. One kept-alive connection: a Lino site answers one request at a time, more connections
 * are no faster. The system's proxy settings (HTTPS_PROXY and so on) count, but never for this machine itself.
 * Redirects are answers, every status is one, and a time-out also ends an answer that never ends.
 */
export function createAxiosHttp(options: AxiosHttpOptions = {}): Http {
  const { clock = systemClock, environment = process.env, pinned = null } = options
  const agents = createAgents(environment, pinned)
  const client = axios.create({
    maxRedirects: 0,
    validateStatus: () => true,
    responseType: 'text',
    responseEncoding: 'utf8',
    transformRequest: (data: unknown) => data,
    transformResponse: (data: unknown) => data,
  })
  return {
    async send(request) {
      const started = performance.now()
      const timedOut = new AbortController()
      const timer = setTimeout(() => timedOut.abort(), request.timeoutMs)
      const signals = request.signal ? [timedOut.signal, request.signal] : [timedOut.signal]
      try {
        const response = await client.request<string>({
          url: request.url,
          method: request.method,
          headers: { ...request.headers },
          ...(request.body === undefined ? {} : { data: request.body }),
          maxContentLength: request.maxBytes ?? usualMaxBytes,
          signal: AbortSignal.any(signals),
          ...agents.forUrl(request.url),
        })
        return answerOf(response, clock.now(), performance.now() - started)
      } catch (error) {
        return refusal(error, request, timedOut.signal.aborted, pinned !== null)
      } finally {
        clearTimeout(timer)
      }
    },
    close: () => agents.destroy(),
  }
}

function refusal(error: unknown, request: HttpRequest, timedOut: boolean, pinned: boolean): HttpFailure {
  if (request.signal?.aborted) return { ok: false, kind: 'cancelled', reason: 'cancelled' }
  if (timedOut) {
    return { ok: false, kind: 'timedOut', reason: `nothing within ${Math.round(request.timeoutMs / 1000)} s` }
  }
  return httpFailureOf(error, pinned)
}

function answerOf(response: AxiosResponse<string>, receivedAt: number, tookMs: number): HttpAnswer {
  const headers: Record<string, readonly string[]> = {}
  for (const [name, value] of Object.entries(response.headers)) {
    headers[name.toLowerCase()] = Array.isArray(value) ? value.map(String) : [String(value)]
  }
  // Without a body axios may give nothing at all.
  const body = typeof response.data === 'string' ? response.data : ''
  return { ok: true, status: response.status, headers, body, receivedAt, tookMs }
}

/** Made when they are needed: most of a terminal's commands speak to one site, or to none. */
function createAgents(environment: NodeJS.ProcessEnv, pinned: PinnedCertificate | null) {
  const made = new Map<string, HttpAgent | HttpsAgent>()
  function agentFor(url: URL): HttpAgent | HttpsAgent {
    const direct = isThisMachine(url.hostname)
    const name = `${url.protocol} ${String(direct)}`
    const options = { keepAlive: true, maxSockets: 1, ...(direct ? {} : { proxyEnv: environment }) }
    const agent =
      made.get(name) ??
      (url.protocol === 'https:'
        ? new HttpsAgent({ ...options, ...tlsTrust(pinned) })
        : new HttpAgent(options))
    made.set(name, agent)
    return agent
  }
  return {
    forUrl(text: string) {
      const url = new URL(text)
      const agent = agentFor(url)
      // Without a `proxy` of its own axios leaves it to an agent that has a proxyEnv.
      return {
        httpAgent: agent,
        httpsAgent: agent,
        ...(isThisMachine(url.hostname) ? { proxy: false as const } : {}),
      }
    },
    destroy() {
      for (const agent of made.values()) agent.destroy()
    },
  }
}
