import type { HttpAnswer } from '../../../core/ports.ts'

/** An answer as a site may give it, with any body. 23 November 2026, 03:24:48 UTC. */
export function answerWith(
  given: {
    readonly status?: number
    readonly body?: string
    readonly headers?: Readonly<Record<string, string | readonly string[]>>
  } = {},
): HttpAnswer {
  const headers = Object.entries(given.headers ?? {}).map(([name, value]): [string, readonly string[]] => [
    name,
    typeof value === 'string' ? [value] : value,
  ])
  return {
    ok: true,
    status: given.status ?? 200,
    headers: { date: ['Mon, 23 Nov 2026 03:24:48 GMT'], ...Object.fromEntries(headers) },
    body: given.body ?? '',
    receivedAt: Date.UTC(2026, 10, 23, 3, 24, 48),
    tookMs: 20,
  }
}
