import { describe, expect, it } from 'vitest'
import type { HttpFailure } from '../../../../core/ports.ts'
import { closed, forbidden, notFound, type Answering } from './fake-http.ts'
import { createFakeSite, ownKey } from './fake-site.ts'
import { hintOf, withHints } from '../../../support/failures.ts'

const robin = { user: 'robin', password: '1234' }
const targets = (site: ReturnType<typeof createFakeSite>) =>
  site.http.seen.map((each) => `${each.method} ${each.target}`)

describe('signIn', () => {
  it('posts the password once, with a made-up CSRF pair and in English, and is then used once', async () => {
    const site = createFakeSite()
    expect(await site.client.signIn(robin)).toMatchObject({
      ok: true,
      value: { frontEnd: 'react', cookieAgeSeconds: 1_209_600 },
    })
    expect(site.client.signedIn).toBe(true)
    expect(targets(site)).toEqual(['GET /user/settings/', 'POST /api/about/About', 'GET /user/settings/'])
    const [, post, first] = site.http.seen
    expect(Object.fromEntries(post?.form ?? [])).toEqual({
      an: 'sign_in',
      username: 'robin',
      password: '1234',
      ul: 'en',
    })
    expect(post?.cookie).toMatch(/^csrftoken=[A-Za-z0-9]{32}$/)
    expect(post?.headers).toMatchObject({
      'X-CSRFToken': post?.cookie?.slice('csrftoken='.length),
      'Accept-Language': 'en',
      'X-Requested-With': 'XMLHttpRequest',
    })
    expect(post?.headers['Referer']).toBeUndefined()
    expect(first?.cookie).toContain(`sessionid=${ownKey}`)
    expect(first?.headers['X-CSRFToken']).toBe('fresh')
  })

  it('sends the Referer that Django wants over https', async () => {
    const site = createFakeSite('https://lino.example/crm')
    await site.client.signIn(robin)
    expect(site.http.seen.every((each) => each.headers['Referer'] === 'https://lino.example/')).toBe(true)
    expect(site.http.seen[0]?.url).toBe('https://lino.example/crm/user/settings/')
  })

  it('signs in where 21.x does if About does not', async () => {
    const site = createFakeSite()
    site.signInAt = '/api/users/UsersOverview'
    site.instead = (seen) =>
      seen.target === '/api/about/About'
        ? { status: 400, body: "Http404: about.About has no url action 'sign_in'" }
        : undefined
    expect((await site.client.signIn(robin)).ok).toBe(true)
  })

  it('takes the session cookie’s name from the answer', async () => {
    const site = createFakeSite()
    site.cookieName = 'ssid'
    await site.client.signIn(robin)
    expect(site.http.seen.at(-1)?.cookie).toContain(`ssid=${ownKey}`)
    expect((await site.client.signOut()).ok).toBe(true)
    expect(site.sessions.has(ownKey)).toBe(false)
  })

  it('signs out a user who may not list', async () => {
    const site = Object.assign(createFakeSite(), { userType: '100', mayList: false })
    expect(await site.client.signIn(robin)).toMatchObject({
      ok: false,
      failure: { kind: 'notAdministrator' },
    })
    expect(site.sessions.has(ownKey)).toBe(false)
    expect(site.client.signedIn).toBe(false)
  })

  it('signs out a user without a type, for whom everything fails on 21 and 22', async () => {
    const site = createFakeSite()
    site.instead = ({ target, cookie }) =>
      target === '/user/settings/' && cookie?.includes(ownKey) && site.sessions.has(ownKey)
        ? { status: 400, body: "AttributeError: 'NoneType' object has no attribute 'has_required_roles'" }
        : undefined
    expect(await site.client.signIn(robin)).toMatchObject({
      ok: false,
      failure: { kind: 'notAdministrator' },
    })
    expect(site.sessions.has(ownKey)).toBe(false)
  })

  it.each(['react', 'extjs'] as const)(
    '%s: tells a user for whom all fails, though nobody else, from a site that fails (24.11 to 25.6)',
    async (frontEnd) => {
      const site = Object.assign(createFakeSite(), { frontEnd })
      const asks = (target: string) =>
        target === '/user/settings/' || target.startsWith('/api/users/Sessions')
      site.instead = ({ target, cookie }) =>
        asks(target) && cookie?.includes(ownKey) && site.sessions.has(ownKey)
          ? { status: 500, body: '<h1>Server Error (500)</h1>', tookMs: 5 }
          : undefined
      const typeless = await site.client.signIn(robin)
      expect(typeless).toMatchObject({ failure: { kind: 'notAdministrator' } })
      expect(site.sessions.has(ownKey)).toBe(false)

      let signedIn = false
      site.instead = ({ target, form }) => {
        signedIn ||= form.get('an') === 'sign_in'
        return signedIn && asks(target)
          ? { status: 500, body: '<h1>Server Error</h1>', tookMs: 5 }
          : undefined
      }
      const failing = await site.client.signIn(robin)
      expect(failing.ok ? '' : failing.failure.kind).not.toBe('notAdministrator')
    },
  )

  it('takes the ability to list for the truth, not the name of a user type', async () => {
    const site = Object.assign(createFakeSite(), { userType: 'boss' })
    expect((await site.client.signIn(robin)).ok).toBe(true)
  })

  it('keeps in mind a session that could not be signed out', async () => {
    const site = Object.assign(createFakeSite(), { mayList: false, userType: '100' })
    site.instead = (seen) => (seen.target === '/auth' ? { status: 500 } : undefined)
    await site.client.signIn(robin)
    expect(site.client.signedIn).toBe(true)
    site.instead = () => undefined
    expect((await site.client.signOut()).ok).toBe(true)
    expect(site.client.signedIn).toBe(false)
  })

  it('says that a session may be left when the answer was lost, and sends the password only once', async () => {
    const site = createFakeSite()
    site.instead = (seen) => (seen.method === 'POST' ? closed : undefined)
    const result = await site.client.signIn(robin)
    expect(withHints(result)).toMatchObject({
      ok: false,
      failure: { kind: 'unreachable', hint: expect.stringContaining('one session may be left') },
    })
    expect(site.http.seen.filter((each) => each.method === 'POST')).toHaveLength(1)
  })

  it('does not say so if the sign-in never left: nothing was asked, or nobody answers', async () => {
    const down = createFakeSite()
    down.instead = () => closed
    const unreachable = await down.client.signIn(robin)
    expect(unreachable).toMatchObject({ failure: { kind: 'unreachable' } })
    expect(hintOf(unreachable)).not.toContain('may be left')
    expect(down.http.seen.every(({ method }) => method === 'GET')).toBe(true)
    const site = createFakeSite()
    site.instead = ({ method }) =>
      method === 'POST' ? { ok: false, kind: 'certificate', problem: 'other', fault: 'revoked' } : undefined
    const refused = await site.client.signIn(robin)
    expect(refused).toMatchObject({ failure: { kind: 'certificate' } })
    expect(hintOf(refused)).not.toContain('may be left')
    site.instead = ({ method }) =>
      method === 'POST' ? { ok: false, kind: 'timedOut', seconds: 30 } : undefined
    expect(withHints(await site.client.signIn(robin))).toMatchObject({
      failure: { kind: 'timedOut', hint: expect.stringContaining('one session may be left') },
    })
  })

  it('continues with the CSRF token that the site has given', async () => {
    const site = createFakeSite()
    await site.client.signIn(robin)
    await site.client.signOut()
    site.http.seen.length = 0
    await site.client.signIn(robin)
    const post = site.http.seen.find(({ method }) => method === 'POST')
    expect(post?.cookie).toBe('csrftoken=fresh')
    expect(post?.headers['X-CSRFToken']).toBe('fresh')
  })

  it('distinguishes a site that is gone from one that offers no sign-in', async () => {
    const site = createFakeSite()
    await site.client.probe()
    site.signInAt = 'nowhere'
    expect(withHints(await site.client.signIn(robin))).toMatchObject({
      failure: { kind: 'signInBarred', hint: expect.stringContaining('offers no sign-in') },
    })
    site.instead = () => notFound
    expect(await site.client.signIn(robin)).toMatchObject({ failure: { kind: 'notLino' } })
  })

  it('keeps in mind the limit that a refusal named', async () => {
    const site = createFakeSite()
    const message = 'There are more than 3 active user sessions.'
    site.instead = ({ method }) => (method === 'POST' ? { body: { success: false, message } } : undefined)
    await site.client.signIn(robin)
    site.instead = ({ method }) => (method === 'POST' ? forbidden : undefined)
    await site.client.signIn(robin)
    site.instead = () => undefined
    expect(await site.client.signIn(robin)).toMatchObject({ value: { sessionsLimit: 3 } })
  })

  it('says that the site did not keep the session, if it knows nobody afterwards', async () => {
    const site = createFakeSite()
    site.instead = ({ target }) =>
      target === '/user/settings/' ? { body: { logged_in: false, user_type: '000' } } : undefined
    expect(withHints(await site.client.signIn(robin))).toMatchObject({
      failure: { kind: 'signInBarred', hint: expect.stringContaining('did not keep the session') },
    })
    expect(site.sessions.has(ownKey)).toBe(false)
  })

  it.each<[string, Answering | HttpFailure, string]>([
    ['is lost', closed, 'unreachable'],
    ['is a busy server’s', { status: 503 }, 'serverBusy'],
    ['takes our session away', { ...forbidden, setCookie: ['sessionid=; Max-Age=0'] }, 'signedOut'],
    ['is a page', { body: '<html>' }, 'unintelligible'],
  ])('cannot tell who may list where the answer %s, and signs out', async (_what, answer, kind) => {
    const site = Object.assign(createFakeSite(), { userType: '100' })
    site.instead = ({ target }) => (target === '/api/users/Sessions?fmt=json&limit=1' ? answer : undefined)
    expect(await site.client.signIn(robin)).toMatchObject({ failure: { kind } })
    expect(site.client.signedIn).toBe(false)
  })

  const broken: Answering = { status: 500, tookMs: 5 }
  it.each<[string, Answering | HttpFailure, Answering | HttpFailure]>([
    ['answers us the second time', broken, { body: { logged_in: true, user_type: '900' } }],
    ['is locked', { status: 500, tookMs: 4000 }, { status: 500, tookMs: 4000 }],
    ['does not answer us any more', broken, closed],
    ['fails in another way', broken, { status: 502, tookMs: 5 }],
    ['was only late', { ok: false, kind: 'timedOut', seconds: 60 }, broken],
  ])('does not take a user for one without a type where the site %s', async (_what, first, second) => {
    const site = createFakeSite()
    const answers = [first, second]
    site.instead = ({ target, cookie }) =>
      target === '/user/settings/' && cookie?.includes(ownKey) && site.sessions.has(ownKey)
        ? answers.shift()
        : undefined
    const refused = await site.client.signIn(robin)
    expect(refused.ok ? '' : refused.failure.kind).toMatch(/unintelligible|serverBusy|timedOut/)
    expect(site.sessions.has(ownKey)).toBe(false)
  })

  it('never sends anything over plain http to another machine without the user’s word', async () => {
    const site = createFakeSite('http://lino.example')
    expect(await site.client.signIn(robin)).toMatchObject({ ok: false, failure: { kind: 'httpNotAllowed' } })
    expect(await site.client.probe()).toMatchObject({ ok: false, failure: { kind: 'httpNotAllowed' } })
    expect(site.http.seen).toEqual([])
    expect((await createFakeSite('http://lino.example', true).client.signIn(robin)).ok).toBe(true)
  })

  it('writes neither password nor key into the log', async () => {
    const site = createFakeSite()
    await site.client.signIn(robin)
    await site.client.list()
    expect(JSON.stringify(site.log.lines)).not.toMatch(/1234|own0/)
  })
})

describe('a second factor', () => {
  const twoFactors = (trustAnswer: { success: boolean }) => {
    const site = createFakeSite()
    site.instead = (seen) => {
      if (seen.form.get('an') === 'trust_device') {
        return {
          body: { ...trustAnswer, message: 'Sorry' },
          setCookie: trustAnswer.success ? ['trusted_device_token=tok; HttpOnly; Max-Age=7776000'] : [],
        }
      }
      if (seen.form.get('an') !== 'sign_in' || seen.cookie?.includes('trusted_device_token=tok'))
        return undefined
      return {
        body: { eval_js: "'about.About.trust_device'", message: 'We sent a device verification code' },
      }
    }
    return site
  }

  it('is reported, with the site’s words', async () => {
    expect(await twoFactors({ success: true }).client.signIn(robin)).toMatchObject({
      ok: false,
      failure: { kind: 'codeNeeded', siteText: 'We sent a device verification code' },
    })
  })

  it('sends the code first, because another sign-in would make it worthless, and keeps the device trusted', async () => {
    const site = twoFactors({ success: true })
    await site.client.signIn(robin)
    expect((await site.client.signIn({ ...robin, code: '016363' })).ok).toBe(true)
    expect(site.http.seen.map((each) => each.form.get('an')).filter(Boolean)).toEqual([
      'sign_in',
      'trust_device',
      'sign_in',
    ])
    await site.client.signOut()
    expect((await site.client.signIn(robin)).ok).toBe(true)
  })

  it('sends the code with the user’s name, once, and stops if its answer is lost', async () => {
    const site = createFakeSite()
    site.instead = (seen) => (seen.method === 'POST' ? closed : undefined)
    expect(await site.client.signIn({ ...robin, code: '016363' })).toMatchObject({
      failure: { kind: 'unreachable' },
    })
    const posts = site.http.seen.filter(({ method }) => method === 'POST')
    expect(posts.map(({ form }) => Object.fromEntries(form))).toEqual([
      { an: 'trust_device', otp: '016363', username: 'robin', ul: 'en' },
    ])
  })

  it('is not sent if none was typed', async () => {
    const site = createFakeSite()
    expect((await site.client.signIn({ ...robin, code: '' })).ok).toBe(true)
    expect(site.http.seen.filter(({ method }) => method === 'POST')).toHaveLength(1)
  })

  it('stops at a wrong code', async () => {
    const site = twoFactors({ success: false })
    expect(await site.client.signIn({ ...robin, code: '1' })).toMatchObject({
      ok: false,
      failure: { kind: 'codeWrong', siteText: 'Sorry' },
    })
    expect(site.http.seen.some((each) => each.form.get('an') === 'sign_in')).toBe(false)
  })

  it('is not there: the code is not needed', async () => {
    expect((await createFakeSite().client.signIn({ ...robin, code: '016363' })).ok).toBe(true)
  })
})

describe('a sign-in that was not answered as Lino does', () => {
  const left = /one session may be left there/
  const answered = (answer: Answering) => {
    const site = createFakeSite()
    site.instead = (seen) => (seen.form.get('an') === 'sign_in' ? answer : undefined)
    return site
  }

  it.each([
    { body: { success: true } },
    { body: '<h1>Welcome</h1>' },
    { status: 502, body: '<h1>Bad gateway</h1>' },
    { status: 307, headers: { location: 'https://sso.example/' } },
  ])('may have left one session, and says so: %j', async (answer) => {
    const failure = await answered(answer).client.signIn(robin)
    expect(withHints(failure)).toMatchObject({
      ok: false,
      failure: { hint: expect.stringMatching(left) as unknown },
    })
  })

  it('has left none if Lino refuses in its own words', async () => {
    const answer = await answered({
      body: { success: false, message: 'Failed to sign in as robin.' },
    }).client.signIn(robin)
    expect(hintOf(answer)).not.toMatch(left)
  })

  it.each([
    { body: { success: false, message: 'Failed to sign in as robin.' } },
    { status: 500, body: '<h1>Error</h1>' },
    { status: 403, body: '<h1>Forbidden</h1>' },
  ])('but with the cookie of a session: that one is ended at once: %j', async (answer) => {
    const site = answered({ ...answer, setCookie: [`sessionid=${ownKey}; HttpOnly; Path=/`] })
    site.sessions.set(ownKey, 'robin')
    const signedIn = await site.client.signIn(robin)
    expect(hintOf(signedIn)).not.toMatch(left)
    expect(site.sessions.has(ownKey)).toBe(false)
    expect(site.client.signedIn).toBe(false)
  })
})
