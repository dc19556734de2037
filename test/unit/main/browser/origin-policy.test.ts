import type { IncomingHttpHeaders } from 'node:http'
import { describe, expect, it } from 'vitest'
import { foreignFetch, foreignRequest } from '../../../../main/browser/origin-policy.ts'

const host = '127.0.0.1:8123'
const origin = `http://${host}`
const judge = (headers: IncomingHttpHeaders) => foreignRequest(headers, 8123)

describe('a request of our page', () => {
  it.each([{ host }, { host, origin }])('names our address: %j', (headers) => {
    expect(judge(headers)).toBeNull()
  })

  it.each([
    ['another name that points here', 'console.example:8123'],
    ['localhost, which is another name', 'localhost:8123'],
    ['another port', '127.0.0.1:8124'],
    ['no port', '127.0.0.1'],
    ['more behind it', '127.0.0.1:8123.example'],
    ['nothing', ''],
    ['none at all', undefined],
  ])('is none with %s as its host', (_what, other) => {
    expect(judge({ host: other, origin })).toBe(`This is only for ${origin}/.`)
  })

  it.each([
    'http://127.0.0.1:8124',
    'http://localhost:8123',
    'https://127.0.0.1:8123',
    `${origin}/`,
    'https://evil.example',
    'null',
    '',
  ])('is none from a page of %j', (other) => {
    expect(judge({ host, origin: other })).toBe('A page of another origin may not ask here.')
  })
})

describe('a fetch of our page', () => {
  it.each([{}, { 'sec-fetch-site': 'same-origin' }])('says so, or nothing: %j', (headers) => {
    expect(foreignFetch(headers)).toBeNull()
  })

  it.each(['cross-site', 'same-site', 'none', '', 'same-origin, cross-site'])('is none from %j', (site) => {
    expect(foreignFetch({ 'sec-fetch-site': site })).toBe('Only the console’s own page may ask here.')
  })
})
