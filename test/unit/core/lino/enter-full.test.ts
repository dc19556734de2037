import { describe, expect, it } from 'vitest'
import { hasWayIn } from '../../../../core/lino/enter-full.ts'
import { closed, forbidden, notFound, type Answering } from './fake-http.ts'
import { ownKey } from './fake-site.ts'
import { enter, fullSite, isSignIn, isWayIn, robin, toStrangers } from './full-site.ts'
import { hintOf, withHints } from '../../../support/failures.ts'

const left = 'leftleftleftleftleftleftleftleft'

describe('the way into a full site', () => {
  it.each([
    ['react', false, true],
    ['react', true, false],
    ['react', null, false],
    ['extjs', false, false],
    ['vuejs', false, false],
    [null, false, false],
  ] as const)('on %s, second factor %s: %s', (frontEnd, secondFactor, is) => {
    expect(hasWayIn({ frontEnd, secondFactor })).toBe(is)
  })

  it('is entered by React’s own form, after the refusal, with user and password and nothing else', async () => {
    const site = fullSite()
    expect(await enter(site)).toMatchObject({
      ok: true,
      value: { sessionsLimit: 3, cookieAgeSeconds: 1_209_600 },
    })
    const asked = site.http.seen.filter(({ method }) => method === 'POST')
    expect(asked.map(({ target }) => target)).toEqual(['/api/about/About', '/auth'])
    expect(Object.fromEntries(asked[1]?.form ?? [])).toEqual({ username: 'robin', password: '1234' })
    expect(asked[1]?.timeoutMs).toBe(30_000)
    expect(site.client.signedIn).toBe(true)
    expect(site.http.seen.at(-1)?.cookie).toContain(`sessionid=${ownKey}`)
  })
})

describe('a wrong password on the way in', () => {
  const anonymous = [`sessionid=${left}; HttpOnly; Path=/`]

  it.each([400, 500])('leaves no session behind if the answer holds its key (status %i)', async (status) => {
    const site = fullSite({ wayIn: { status, body: '<h1>', setCookie: anonymous } })
    site.sessions.set(left, null)
    const entered = await enter(site)
    expect(entered).toMatchObject({ failure: { kind: 'wrongPassword' } })
    expect(hintOf(entered)).not.toContain('leaves an anonymous session')
    const last = site.http.seen.at(-1)
    expect([last?.method, last?.target, last?.cookie]).toEqual(['GET', '/auth', `sessionid=${left}`])
    expect(site.sessions.has(left)).toBe(false)
    expect(site.client.signedIn).toBe(false)
    site.instead = (seen) => toStrangers(seen, false)
    await site.client.signIn(robin)
    expect(site.http.seen.filter(isSignIn).at(-1)?.cookie).not.toContain('sessionid')
  })

  it('says that one is left if the answer does not hold its key', async () => {
    const site = fullSite({ wayIn: { status: 500, body: '<h1>' } })
    expect(withHints(await enter(site))).toMatchObject({
      failure: { kind: 'wrongPassword', hint: expect.stringContaining('leaves an anonymous session behind') },
    })
    expect(site.http.seen.at(-1)?.method).toBe('POST')
  })

  it('is distinguished from a ban', async () => {
    const body = 'Warning: Too many authentication failures from 127.0.0.1'
    const site = fullSite({ wayIn: { status: 400, body } })
    expect(await enter(site)).toMatchObject({
      failure: { kind: 'banned', siteText: body.slice('Warning: '.length) },
    })
    const other = fullSite({
      wayIn: { status: 400, body: 'ValueError: Too many authentication failures from 1.2.3.4' },
    })
    expect(await enter(other)).toMatchObject({ failure: { kind: 'wrongPassword' } })
  })
})

describe('an invalid answer of the way in', () => {
  it.each<[string, Answering]>([
    ['not found', notFound],
    ['a refusal', forbidden],
    ['a page', { body: '<html>' }],
    ['a success without a cookie', { body: { success: true } }],
    ['a success of another status', { status: 202, body: { success: true } }],
    ['no success', { body: { success: false } }],
  ])('%s: not signed in, and no word on the password', async (_what, wayIn) => {
    const site = fullSite({ wayIn })
    expect(withHints(await enter(site))).toMatchObject({
      failure: { kind: 'unintelligible', hint: expect.stringContaining('the way in') },
    })
    expect(site.client.signedIn).toBe(false)
  })

  it.each([{ status: 202 }, { body: { success: false } }])(
    '%j: a session that it has made is signed out',
    async (odd) => {
      const site = fullSite({
        wayIn: { body: { success: true }, ...odd, setCookie: [`sessionid=${left}; HttpOnly`] },
      })
      expect(await enter(site)).toMatchObject({ failure: { kind: 'unintelligible' } })
      expect(site.http.seen.at(-1)?.cookie).toBe(`sessionid=${left}`)
    },
  )

  it('none at all: nothing is sent again', async () => {
    const site = fullSite({ wayIn: closed })
    expect(await enter(site)).toMatchObject({ failure: { kind: 'unreachable' } })
    expect(site.http.seen.filter(isWayIn)).toHaveLength(1)
    expect(site.http.seen.at(-1)).toMatchObject({ method: 'POST' })
  })
})
