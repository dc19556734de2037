import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import axios, { type AxiosResponse } from 'axios'
import type { Clock, Http, HttpAnswer, HttpFailure, HttpRequest } from '../ports.ts'
import { httpFailureOf } from './http-failure.ts'
import { systemClock } from './system-clock.ts'

/** Longer answers are refused unless the request allows more. Bytes. */
const usualMaxBytes = 64 * 1024 * 1024

/**
 * Http over axios and Node. One kept-alive connection: a Lino site answers one request at a time, more connections
 * are no faster. The system's proxy settings (HTTPS_PROXY and so on) count, but never for this machine itself.
 * Redirects are answers, every status is one, and a time-out also ends an answer that never ends.
 */
export function createAxiosHttp(clock: Clock = systemClock, environment = process.env): Http {
  const agents = createAgents(environment)
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
        return refusal(error, request, timedOut.signal.aborted)
      } finally {
        clearTimeout(timer)
      }
    },
    close: () => agents.destroy(),
  }
}

function refusal(error: unknown, request: HttpRequest, timedOut: boolean): HttpFailure {
  if (request.signal?.aborted) return { ok: false, kind: 'cancelled', reason: 'cancelled' }
  if (timedOut) {
    return { ok: false, kind: 'timedOut', reason: `nothing within ${Math.round(request.timeoutMs / 1000)} s` }
  }
  return httpFailureOf(error)
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

function createAgents(environment: NodeJS.ProcessEnv) {
  const options = { keepAlive: true, maxSockets: 1 }
  const direct = {
    httpAgent: new HttpAgent(options),
    httpsAgent: new HttpsAgent(options),
    proxy: false as const,
  }
  // Without a `proxy` of its own axios leaves it to an agent that has a proxyEnv.
  const proxied = {
    httpAgent: new HttpAgent({ ...options, proxyEnv: environment }),
    httpsAgent: new HttpsAgent({ ...options, proxyEnv: environment }),
  }
  return {
    forUrl: (url: string) => (isThisMachine(new URL(url).hostname) ? direct : proxied),
    destroy() {
      for (const agent of [direct, proxied].flatMap((each) => [each.httpAgent, each.httpsAgent]))
        agent.destroy()
    },
  }
}

function isThisMachine(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.')
}
