import { describe, expect, it } from 'vitest'
import type { HttpFailure } from '../../../../core/ports.ts'
import { closed, forbidden, notFound, type Answering, type Seen } from './fake-http.ts'
import { createFakeSite, ownKey, type FakeSite } from './fake-site.ts'

const robin = { user: 'robin', password: '1234' }
const full: Answering = {
  body: { success: false, message: 'There are more than 3 active user sessions. Please try again later.' },
}
const left = 'leftleftleftleftleftleftleftleft'
const isSignIn = (seen: Seen): boolean => seen.form.get('an') === 'sign_in'
const isWayIn = (seen: Seen): boolean => seen.method === 'POST' && seen.target === '/auth'

/** What a full React site tells a stranger: of its front end, and by its data whether a second factor is on. */
function toStrangers({ target, cookie }: Seen, secondFactor: boolean): Answering | undefined {
  if (cookie !== null) return undefined
  const site_data = '/media/cache/json/lino_000_en.json'
  if (target === '/user/settings/') return { body: { logged_in: false, user_type: '000', site_data } }
  return target === site_data ? { body: secondFactor ? '"about.About.trust_device"' : '{}' } : undefined
}

interface Full {
  readonly secondFactor?: boolean
  readonly refusal?: Answering
  readonly wayIn?: Answering | HttpFailure
}

function fullSite({ secondFactor = false, refusal = full, wayIn }: Full = {}): FakeSite {
  const site = createFakeSite()
  site.instead = (seen) => {
    if (isSignIn(seen)) return refusal
    if (!isWayIn(seen)) return toStrangers(seen, secondFactor)
    if (wayIn) return wayIn
    site.sessions.set(ownKey, 'robin')
    return { body: { success: true }, setCookie: [`sessionid=${ownKey}; HttpOnly; Max-Age=1209600; Path=/`] }
  }
  return site
}

const enter = (site: FakeSite) => site.client.signIn({ ...robin, enterFull: true })

describe('a full site', () => {
  it('is not entered without the user’s word: the refusal says that there is a way in', async () => {
    const site = fullSite()
    expect(await site.client.signIn(robin)).toMatchObject({
      failure: { kind: 'limitReached', limit: 3, wayIn: true },
    })
    expect(await site.client.signIn({ ...robin, enterFull: false })).toMatchObject({
      failure: { wayIn: true },
    })
    expect(site.http.seen.some(isWayIn)).toBe(false)
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

  it('is entered where every usual sign-in is barred, too', async () => {
    const site = fullSite({ refusal: forbidden })
    expect(await site.client.signIn(robin)).toMatchObject({ failure: { kind: 'signInBarred', wayIn: true } })
    expect((await enter(site)).ok).toBe(true)
  })

  it.each([
    [
      'a wrong password',
      { body: { success: false, message: 'Failed to sign in as robin.' } },
      'wrongPassword',
    ],
    [
      'a ban',
      { body: { success: false, message: 'Too many authentication failures from 10.0.0.1' } },
      'banned',
    ],
    ['a busy server', { status: 503 }, 'serverBusy'],
  ])('is not tried by that way after %s', async (_what, refusal, kind) => {
    const site = fullSite({ refusal })
    const entered = await enter(site)
    expect(entered).toMatchObject({ failure: { kind } })
    expect(entered.ok ? {} : entered.failure).not.toHaveProperty('wayIn')
    expect(site.http.seen.some(isWayIn)).toBe(false)
  })
})

describe('a full site without a way in says why, and what helps on the server', () => {
  it.each([
    ['a second factor', (site: FakeSite) => site, { secondFactor: true }, 'would go round the second factor'],
    [
      'ExtJS',
      (site: FakeSite) => Object.assign(site, { frontEnd: 'extjs' }),
      {},
      'Only sites with the React front end',
    ],
  ] as const)('%s', async (_what, change, given, why) => {
    const site = change(fullSite(given))
    const { instead } = site
    site.instead = (seen) => (site.frontEnd === 'extjs' && !isSignIn(seen) ? undefined : instead(seen))
    const entered = await enter(site)
    expect(entered).toMatchObject({ failure: { kind: 'limitReached', hint: expect.stringContaining(why) } })
    expect(entered).toMatchObject({
      failure: { hint: expect.stringMatching(/without looking at the password.*clearsessions/s) },
    })
    expect(entered.ok ? {} : entered.failure).not.toHaveProperty('wayIn')
    expect(site.http.seen.some(isWayIn)).toBe(false)
  })

  it('a second factor of which nothing could be told', async () => {
    const site = createFakeSite()
    site.instead = (seen) => (isSignIn(seen) ? full : undefined)
    expect(await enter(site)).toMatchObject({
      failure: { hint: expect.stringContaining('could not be told') },
    })
    expect(site.http.seen.some(isWayIn)).toBe(false)
  })
})

describe('a wrong password on the way in', () => {
  const anonymous = [`sessionid=${left}; HttpOnly; Path=/`]

  it.each([400, 500])('leaves no session behind where its key is told (status %i)', async (status) => {
    const site = fullSite({ wayIn: { status, body: '<h1>', setCookie: anonymous } })
    site.sessions.set(left, null)
    const entered = await enter(site)
    expect(entered).toMatchObject({ failure: { kind: 'wrongPassword' } })
    expect(entered.ok ? '' : entered.failure.hint).not.toContain('leaves an anonymous session')
    const last = site.http.seen.at(-1)
    expect([last?.method, last?.target, last?.cookie]).toEqual(['GET', '/auth', `sessionid=${left}`])
    expect(site.sessions.has(left)).toBe(false)
    expect(site.client.signedIn).toBe(false)
    site.instead = (seen) => toStrangers(seen, false)
    await site.client.signIn(robin)
    expect(site.http.seen.filter(isSignIn).at(-1)?.cookie).not.toContain('sessionid')
  })

  it('says that one is left where its key is not told', async () => {
    const site = fullSite({ wayIn: { status: 500, body: '<h1>' } })
    expect(await enter(site)).toMatchObject({
      failure: { kind: 'wrongPassword', hint: expect.stringContaining('leaves an anonymous session behind') },
    })
    expect(site.http.seen.at(-1)?.method).toBe('POST')
  })

  it('is told from a ban', async () => {
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

describe('an answer of the way in that is none', () => {
  it.each<[string, Answering]>([
    ['not found', notFound],
    ['a refusal', forbidden],
    ['a page', { body: '<html>' }],
    ['a success without a cookie', { body: { success: true } }],
    ['a success of another status', { status: 202, body: { success: true } }],
    ['no success', { body: { success: false } }],
  ])('%s: not signed in, and no word on the password', async (_what, wayIn) => {
    const site = fullSite({ wayIn })
    expect(await enter(site)).toMatchObject({
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
