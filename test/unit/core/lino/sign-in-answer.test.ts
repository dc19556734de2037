import { describe, expect, it } from 'vitest'
import { failureOf, readSignIn, readTrust } from '../../../../core/lino/sign-in-answer.ts'
import { answerOf, forbidden, notFound, type Answering } from './fake-http.ts'
import { hintOf, withHints } from '../../../support/failures.ts'

const session = [`sessionid=${'a'.repeat(32)}; HttpOnly; Path=/`]
const trust = ['trusted_device_token=tok; HttpOnly; Max-Age=7776000']
const read = (given: Answering) => readSignIn(answerOf(given), 'robin')
const readCode = (given: Answering) => readTrust(answerOf(given))

describe('the answer to a sign-in', () => {
  it('is a success only with Lino’s word and a session’s cookie', () => {
    const body = { success: true, message: 'Now signed in' }
    expect(read({ body, setCookie: session })).toMatchObject({
      kind: 'signedIn',
      cookie: { name: 'sessionid' },
    })
    const odd: Answering[] = [
      { body },
      { body, setCookie: ['csrftoken=x'] },
      { body: { ...body, success: 'true' }, setCookie: session },
      { body, status: 201, setCookie: session },
      { body: '<html>', setCookie: session },
      { body: {}, setCookie: session },
    ]
    for (const each of odd) {
      expect(withHints(read(each))).toMatchObject({
        kind: 'refused',
        failure: { kind: 'unintelligible', hint: expect.stringContaining('the sign-in') },
      })
    }
  })

  it('asks for a code by the name of the action that takes one, which is never run', () => {
    const eval_js = "Lino.window('about.About.trust_device')"
    expect(withHints(read({ body: { eval_js, message: 'We sent a code.' } }))).toEqual({
      kind: 'codeNeeded',
      failure: {
        kind: 'codeNeeded',
        validSeconds: 300,
        cause: 'codeSent',
        facts: {},
        hint: expect.stringContaining('by e-mail'),
        siteText: 'We sent a code.',
      },
    })
    expect(read({ body: { eval_js: 'alert(1)' } })).toMatchObject({ failure: { kind: 'unintelligible' } })
    expect(read({ body: { eval_js: 5 } })).toMatchObject({ failure: { kind: 'unintelligible' } })
  })

  it('is a refusal if Lino says so, whatever script it sends', () => {
    const message = 'Failed to sign in as robin.'
    const refusal = { kind: 'refused', failure: { kind: 'wrongPassword', siteText: message } }
    expect(read({ body: { success: false, message, eval_js: 'trust_device()' } })).toMatchObject(refusal)
    expect(read({ body: { success: false, alert: message } })).toMatchObject(refusal)
    const none = read({ body: { success: false, alert: true } })
    expect(none).toMatchObject({ failure: { kind: 'signInBarred' } })
    expect(failureOf(none)).not.toHaveProperty('siteText')
  })

  it.each<[string, Answering, string]>([
    ['no page', notFound, 'noSuchAction'],
    ['no action, to 24.4', { status: 400, body: 'Http404: no url action' }, 'noSuchAction'],
    ['a refused method', forbidden, 'signInBarred'],
    ['a crash', { status: 500 }, 'serverBusy'],
    ['another crash', { status: 599 }, 'serverBusy'],
    ['Django’s own error', { status: 400, body: '<h1>Bad Request</h1>' }, 'serverBusy'],
    ['an exception', { status: 400, body: 'OperationalError: database is locked' }, 'serverBusy'],
    ['too many requests', { status: 429 }, 'serverBusy'],
    ['a redirect', { status: 302, headers: { location: '/x' } }, 'redirected'],
    ['another status', { status: 418, body: { success: true } }, 'unintelligible'],
  ])('%s says nothing on user and password', (_what, given, kind) => {
    for (const answer of [read(given), readCode(given)]) {
      expect(answer.kind === 'noSuchAction' ? answer.kind : failureOf(answer).kind).toBe(kind)
    }
  })

  it('is no sign-in at all on a site that has none', () => {
    expect(withHints(failureOf({ kind: 'noSuchAction' }))).toMatchObject({
      kind: 'signInBarred',
      hint: expect.stringContaining('offers no sign-in'),
    })
    expect(hintOf(failureOf(read(forbidden)))).toMatch(/status 403.*use_security_features/)
  })
})

describe('the answer to a code', () => {
  it('is a success only with Lino’s word and the cookie of a trusted device', () => {
    const body = { success: true }
    expect(readCode({ body, setCookie: trust })).toEqual({ kind: 'trusted' })
    expect(readCode({ body, setCookie: [...session, ...trust] })).toEqual({ kind: 'trusted' })
    const odd: Answering[] = [
      { body },
      { body, setCookie: session },
      { body, setCookie: ['trusted_device_token=; Max-Age=0'] },
      { body: {}, setCookie: trust },
      { body: '<html>', setCookie: trust },
      { body, status: 201, setCookie: trust },
    ]
    for (const each of odd) {
      expect(withHints(readCode(each))).toMatchObject({
        kind: 'refused',
        failure: { kind: 'unintelligible', hint: expect.stringContaining('the code') },
      })
    }
  })

  it('is wrong if Lino says so, in its own words', () => {
    const said = readCode({ body: { success: false, message: 'Sorry' }, setCookie: trust })
    expect(withHints(said)).toMatchObject({
      failure: { kind: 'codeWrong', siteText: 'Sorry', hint: expect.stringContaining('wrong, or too old') },
    })
    expect(failureOf(readCode({ body: { success: false } }))).not.toHaveProperty('siteText')
  })
})
