import { describe, expect, it } from 'vitest'
import { createLoggedHttp } from '../../../../main/shared/logged-http.ts'
import type { HttpAnswer, HttpFailure, Log } from '../../../../core/ports.ts'

const key = 'abc123' + 'd4'.repeat(13)
const request = {
  method: 'POST',
  url: `https://lino.example.com/api/users/Sessions/${key}?sr=secret-query`,
  headers: { Cookie: `sessionid=secret-cookie` },
  body: 'password=secret-password',
  timeoutMs: 1000,
} as const

async function linesOf(answer: HttpAnswer | HttpFailure): Promise<unknown[][]> {
  const lines: unknown[][] = []
  const log: Log = { write: (...line) => void lines.push(line) }
  const http = createLoggedHttp({ send: async () => answer, close: () => undefined }, log)
  expect(await http.send(request)).toBe(answer)
  return lines
}

describe('a logged request', () => {
  it('is a line of method, template, status and milliseconds, and nothing else', async () => {
    const headers = { 'set-cookie': ['sessionid=secret-new'] }
    const answer = { ok: true, status: 200, headers, body: 'secret-body', receivedAt: 0, tookMs: 1 } as const
    const lines = await linesOf(answer)
    const facts = {
      method: 'POST',
      path: '/api/users/Sessions/{}',
      status: 200,
      ms: expect.any(Number) as number,
    }
    expect(lines).toEqual([['debug', 'Request', facts]])
    expect(JSON.stringify(lines)).not.toMatch(/secret|abc123/)
  })

  it('names the kind of failure instead of a status', async () => {
    const lines = await linesOf({ ok: false, kind: 'timedOut', seconds: 1 })
    expect(lines).toMatchObject([['debug', 'Request', { status: 'timedOut' }]])
  })
})
