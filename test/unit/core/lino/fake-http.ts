import type { Clock, Http, HttpAnswer, HttpFailure, HttpRequest, Log } from '../../../../core/ports.ts'

/** 23 November 2026, 03:24:48 UTC. */
const start = Date.UTC(2026, 10, 23, 3, 24, 48)

export interface Answering {
  readonly status?: number
  readonly body?: unknown
  readonly setCookie?: readonly string[]
  readonly headers?: Readonly<Record<string, string>>
  readonly tookMs?: number
}

/** A request as a site sees it. */
export interface Seen {
  readonly method: string
  /** Path and query. */
  readonly target: string
  readonly url: string
  readonly cookie: string | null
  readonly headers: Readonly<Record<string, string>>
  readonly form: URLSearchParams
  /** How long the console would wait for the answer, milliseconds. */
  readonly timeoutMs: number
}

export interface FakeHttp extends Http {
  readonly seen: Seen[]
  readonly clock: Clock & { at: number }
}

/** Http without a network: `answer` plays the site. Its clock stands still unless the test moves it. */
export function createFakeHttp(answer: (seen: Seen) => Answering | HttpFailure): FakeHttp {
  const clock = { at: start, now: () => clock.at, wait: async () => undefined }
  const seen: Seen[] = []
  return {
    seen,
    clock,
    close: () => undefined,
    async send(request) {
      const one = see(request)
      seen.push(one)
      const given = answer(one)
      return 'ok' in given ? given : answerOf(given, clock.at)
    },
  }
}

function see(request: HttpRequest): Seen {
  const url = new URL(request.url)
  return {
    method: request.method,
    target: url.pathname + url.search,
    url: request.url,
    cookie: request.headers['Cookie'] ?? null,
    headers: request.headers,
    form: new URLSearchParams(request.body),
    timeoutMs: request.timeoutMs,
  }
}

export function answerOf(given: Answering, at = start): HttpAnswer {
  const headers: Record<string, readonly string[]> = {
    date: [new Date(Math.floor(at / 1000) * 1000).toUTCString()],
    ...(given.setCookie ? { 'set-cookie': given.setCookie } : {}),
    ...Object.fromEntries(Object.entries(given.headers ?? {}).map(([name, value]) => [name, [value]])),
  }
  const body = given.body ?? ''
  return {
    ok: true,
    status: given.status ?? 200,
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    receivedAt: at,
    tookMs: given.tookMs ?? 5,
  }
}

export const notFound: Answering = { status: 404, body: '<!doctype html><title>Not Found</title>' }
export const forbidden: Answering = { status: 403, body: '<!doctype html><title>403 Forbidden</title>' }

/** The connection was closed before the answer. */
export const closed: HttpFailure = { ok: false, kind: 'closed' }

export interface Line {
  readonly message: string
  readonly facts: Readonly<Record<string, unknown>> | undefined
}

export function createFakeLog(): Log & { lines: Line[] } {
  const lines: Line[] = []
  return { lines, write: (_level, message, facts) => void lines.push({ message, facts }) }
}
