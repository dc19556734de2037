import type { Readable } from 'node:stream'
import axios, { type AxiosResponse } from 'axios'
import type { Clock, Http, HttpAnswer, HttpFailure, HttpRequest, PinnedCertificate } from '../ports.ts'
import { httpFailureOf } from './http-failure.ts'
import { createWays } from './http-ways.ts'
import { transport } from './no-upgrade.ts'
import type { ProxyVariables } from './proxy-choice.ts'
import { readText } from './read-text.ts'
import { systemClock } from './system-clock.ts'

/**
 * A request that must not arrive twice uses a connection that was used within this time, or a fresh one.
 * Milliseconds.
 */
const mostIdleMs = 1000

/** Longer answers are refused, unless the request allows more. Bytes. */
const usualMaxBytes = 1024 * 1024
const tooLarge = { ok: false, kind: 'tooLarge' } as const

interface AxiosHttpOptions {
  readonly clock?: Clock
  /** The proxy settings of the environment. Missing: no proxy. */
  readonly proxies?: ProxyVariables
  /**
   * The one certificate that https servers may show. Null: any certificate that the system's authorities
   * signed.
   */
  readonly pinned?: PinnedCertificate | null
}

/**
 * Http over axios and Node. It keeps one connection alive: a Lino site answers one request at a time, so more
 * connections are no faster. It obeys the system's proxy settings (HTTPS_PROXY and so on), but never for this
 * machine itself. A setting that it cannot use is a failure, and nothing is sent. Redirects and every status
 * are answers. A time-out also ends an answer that never ends.
 */
export function createAxiosHttp(options: AxiosHttpOptions = {}): Http {
  const { clock = systemClock, proxies = {}, pinned = null } = options
  const ways = createWays(pinned, proxies)
  const client = axios.create({
    maxRedirects: 0,
    validateStatus: () => true,
    responseType: 'stream',
    transformRequest: (data: unknown) => data,
    transformResponse: (data: unknown) => data,
  })
  return {
    async send(request) {
      const started = performance.now()
      const way = ways.to(request.url)
      if (!way.ok) return way
      ways.dropIdle(request.once ? mostIdleMs : Infinity)
      const timedOut = new AbortController()
      const timer = setTimeout(() => timedOut.abort(), request.timeoutMs)
      const signals = request.signal ? [timedOut.signal, request.signal] : [timedOut.signal]
      try {
        const response = await client.request<Readable>({
          url: request.url,
          method: request.method,
          headers: { ...request.headers },
          ...(request.body === undefined ? {} : { data: request.body }),
          signal: AbortSignal.any(signals),
          transport,
          ...way.options,
        })
        const body = await readText(response.data, request.maxBytes ?? usualMaxBytes)
        if (body === null) return tooLarge
        const answer = answerOf(response, body, clock.now(), performance.now() - started)
        ways.answered(answer.headers['keep-alive']?.[0] ?? '', answer.body.length)
        return way.answeredByProxy(response.status, response.headers) ?? answer
      } catch (error) {
        return way.blame(refusal(error, request, timedOut.signal.aborted, pinned !== null), error)
      } finally {
        clearTimeout(timer)
      }
    },
    close: () => ways.destroy(),
  }
}

function refusal(error: unknown, request: HttpRequest, timedOut: boolean, pinned: boolean): HttpFailure {
  if (request.signal?.aborted) return { ok: false, kind: 'cancelled' }
  if (timedOut) {
    return { ok: false, kind: 'timedOut', seconds: Math.round(request.timeoutMs / 1000) }
  }
  return httpFailureOf(error, pinned)
}

function answerOf(
  response: AxiosResponse<unknown>,
  body: string,
  receivedAt: number,
  tookMs: number,
): HttpAnswer {
  const headers: Record<string, readonly string[]> = {}
  for (const [name, value] of Object.entries(response.headers)) {
    headers[name.toLowerCase()] = Array.isArray(value) ? value.map(String) : [String(value)]
  }
  return { ok: true, status: response.status, headers, body, receivedAt, tookMs }
}
