import { describe, expect, it } from 'vitest'
import { generalFailure, noAnswer } from '../../../../core/lino/failures.ts'
import type { HttpAnswer } from '../../../../core/ports.ts'
import { answerOf } from './fake-http.ts'
import { hintOf, withHints } from '../../../support/failures.ts'

const site = { origin: 'http://lino.example', base: 'http://lino.example/office' }

describe('a certificate that is not accepted', () => {
  it.each([
    ['selfSigned', /vouches for itself/],
    ['unknownIssuer', /NODE_EXTRA_CA_CERTS/],
    ['wrongName', /for another name/],
    ['changed', /pretending to be your site, or the certificate was renewed\. Nothing was sent/],
    ['expired', /has expired\. The server’s administrator has to renew it/],
    ['notYetValid', /not valid yet\. Check this computer’s clock/],
    ['other', /cannot be trusted: it has been revoked/],
  ] as const)('says what to do when it is %s', (problem, words) => {
    const failure = noAnswer({ ok: false, kind: 'certificate', problem, fault: 'revoked' }, site)
    expect(failure).toMatchObject({ kind: 'certificate', certificate: problem })
    expect(hintOf(failure)).toMatch(words)
  })
})

describe('a proxy', () => {
  it('that fails is named, and so is the site that was not reached by it', () => {
    const fault = { did: 'answered', status: 502, phrase: 'Bad Gateway' } as const
    const proxy = { proxy: '127.0.0.1:18020', variable: 'HTTPS_PROXY', fault }
    const failed = { ok: false, kind: 'unreachable', proxy } as const
    expect(withHints(noAnswer(failed, site))).toMatchObject({
      kind: 'unreachable',
      hint: 'The proxy 127.0.0.1:18020 (of HTTPS_PROXY) answered 502 Bad Gateway, so lino.example was not reached. Check the proxy, or name the site in NO_PROXY to go there directly.',
    })
    expect(noAnswer({ ...failed, kind: 'closed' }, site).kind).toBe('unreachable')
  })

  it('that cannot be used is a usage failure, with its own sentence', () => {
    const unusable = {
      ok: false,
      kind: 'proxyUnusable',
      variable: 'ALL_PROXY',
      why: 'notUnderstood',
    } as const
    expect(withHints(noAnswer(unusable, site))).toMatchObject({
      kind: 'usage',
      hint: expect.stringMatching(/^The environment variable ALL_PROXY cannot be understood/),
    })
  })
})

describe('a redirect', () => {
  const to = (location: string): HttpAnswer => ({
    ok: true,
    status: 302,
    headers: { location: [location] },
    body: '',
    receivedAt: 0,
    tookMs: 0,
  })

  it('to https on the same host corrects the address, with its path', () => {
    expect(generalFailure(to('https://lino.example/office/api'), site)).toMatchObject({
      kind: 'redirected',
      correctedUrl: 'https://lino.example/office',
    })
  })

  it.each(['https://elsewhere.example/', 'http://lino.example/login', '/login'])(
    'to %s corrects nothing',
    (location) => {
      const failure = generalFailure(to(location), site)
      expect(failure?.kind).toBe('redirected')
      expect(failure?.correctedUrl).toBeUndefined()
    },
  )
})

describe('a redirect to another server, however it is written', () => {
  it.each([
    ['//other.example/x?token=secret', 'http://other.example,'],
    ['\\\\other.example/x', 'http://other.example,'],
    ['/\\other.example', 'http://other.example,'],
    ['http:other.example', 'http://other.example,'],
    ['https:other.example/x', 'https://other.example,'],
    ['HTTP://other.example:81/', 'http://other.example:81,'],
    ['javascript:alert(1)', 'elsewhere,'],
    [`https://${'a.'.repeat(140)}example/`, 'elsewhere,'],
    ['login?next=//other.example', 'another of its pages,'],
    ['http://lino.example/login', 'another of its pages,'],
    ['', 'another of its pages,'],
  ])('%s', (location, words) => {
    const answer = answerOf({ status: 302, headers: { location } })
    expect(hintOf(generalFailure(answer, site))).toContain(
      `sends us ${/^e/.test(words) ? '' : 'to '}${words}`,
    )
    expect(hintOf(generalFailure(answer, site))).not.toContain('secret')
    const unknownHere = generalFailure(answerOf({ status: 302, headers: { location: '//o.example/' } }))
    expect(hintOf(unknownHere)).toContain('//o.example,')
  })
})

describe('a web server without its application', () => {
  const said = (status: number, body: string): string => hintOf(generalFailure(answerOf({ status, body })))

  it.each([
    [502, '<center><h1>502 Bad Gateway</h1></center><hr><center>nginx/1.22.1</center>'],
    [502, ''],
    [504, '<center><h1>504 Gateway Time-out</h1></center>'],
    [
      503,
      '<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this request.\n</body>',
    ],
    [
      503,
      'The server is temporarily unable to service your\nrequest due to maintenance downtime or capacity\nproblems.',
    ],
    [503, 'no available server'],
  ])('is told from a busy site: %i', (status, body) => {
    expect(said(status, body)).toContain('the application behind it does not answer')
  })

  it.each([
    [503, '<center><h1>503 Service Temporarily Unavailable</h1></center><hr><center>nginx/1.22.1</center>'],
    [429, ''],
  ])('a busy one stays busy: %i', (status, body) => {
    expect(said(status, body)).toContain('it is busy, or its database is locked')
  })
})

describe('a busy site that says how long to wait', () => {
  const asking = (retryAfter: string, date?: string): HttpAnswer => ({
    ok: true,
    status: 503,
    body: '',
    receivedAt: Date.parse('2026-11-23T10:00:30Z'),
    tookMs: 0,
    headers: { 'retry-after': [retryAfter], ...(date === undefined ? {} : { date: [date] }) },
  })
  const siteNow = 'Mon, 23 Nov 2026 10:00:00 GMT'

  it.each([
    ['7', undefined, 7],
    ['7.2', undefined, 8],
    ['0', undefined, 0],
    // A date counts by the site's own clock, whatever ours says.
    ['Mon, 23 Nov 2026 10:02:00 GMT', siteNow, 120],
    ['Monday, 23-Nov-26 10:02:00 GMT', siteNow, 120],
    ['Mon, 23 Nov 2026 10:02:00 GMT', undefined, 90],
    ['Mon, 23 Nov 2026 09:00:00 GMT', siteNow, 0],
  ])('%s, by a clock that shows %s: %s s', (retryAfter, date, seconds) => {
    expect(generalFailure(asking(retryAfter, date))?.retryAfterSeconds).toBe(seconds)
  })

  it.each(['', 'soon', '-5', '1e400', 'Infinity', 'try 5', '2026-11-23T10:02:00Z'])(
    '%j says nothing',
    (word) => {
      const failure = generalFailure(asking(word, siteNow))
      expect(failure?.kind).toBe('serverBusy')
      expect(failure).not.toHaveProperty('retryAfterSeconds')
    },
  )
})

describe('an answer that is too long', () => {
  const tooLarge = { ok: false, kind: 'tooLarge' } as const

  it('is reported with its bound: a list is never shortened, anything else is no Lino’s', () => {
    const list = noAnswer(tooLarge, site, 64 * 1024 * 1024)
    expect(list).toMatchObject({ kind: 'unintelligible' })
    expect(hintOf(list)).toMatch(/longer than 64 MB.*none of it is shown/)
    expect(hintOf(noAnswer(tooLarge, site))).toContain('more than 1 MB')
  })
})
