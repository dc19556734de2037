import { describe, expect, it } from 'vitest'
import type { LinoClient } from '../../../../core/lino/index.ts'
import { closed, forbidden, notFound } from './fake-http.ts'
import { createFakeSite, keyOf, ownKey, type FakeSite } from './fake-site.ts'

async function listed(change: Partial<FakeSite> = {}): Promise<FakeSite> {
  const site = Object.assign(createFakeSite(), change)
  await site.client.signIn({ user: 'robin', password: '1234' })
  await site.client.list()
  return site
}

async function refOf(client: LinoClient, user: string | null): Promise<string> {
  const listing = await client.list()
  const found = listing.ok ? listing.value.sessions.find((each) => each.user === user) : undefined
  if (!found) throw new Error('not listed')
  return found.ref
}

describe('endSession by the session’s own sign-out', () => {
  it('checks the URL without any cookie, then sends the victim’s key as the only one', async () => {
    const site = await listed()
    const ref = await refOf(site.client, 'luc')
    site.http.seen.length = 0
    expect(await site.client.endSession(ref)).toEqual({ kind: 'sent' })
    const [check, madeUp, end] = site.http.seen
    expect([check?.target, check?.cookie]).toEqual(['/auth', null])
    expect([madeUp?.target.startsWith('/no-such-page-'), madeUp?.cookie]).toEqual([true, null])
    expect([end?.target, end?.cookie]).toEqual(['/auth', `sessionid=${keyOf('luc')}`])
    expect(end?.headers['X-CSRFToken']).toBeUndefined()
    expect(site.sessions.has(keyOf('luc'))).toBe(false)
    expect(site.client.signedIn).toBe(true)
    expect(site.client.facts()?.killBy).toBe('signOut')
  })

  it('checks the URL only once', async () => {
    const site = await listed()
    await site.client.endSession(await refOf(site.client, 'luc'))
    site.http.seen.length = 0
    await site.client.endSession(await refOf(site.client, null))
    expect(site.http.seen.filter((each) => each.target === '/auth')).toHaveLength(1)
  })

  it('never ends the own session, or one that no list has shown', async () => {
    const site = await listed()
    const own = await refOf(site.client, 'robin')
    await site.client.prepareToEnd()
    site.http.seen.length = 0
    expect(await site.client.endSession(own)).toMatchObject({
      kind: 'failed',
      failure: { kind: 'ownSession' },
    })
    expect(await site.client.endSession('0123456789abcdef')).toMatchObject({
      kind: 'failed',
      failure: { kind: 'usage' },
    })
    expect(site.http.seen).toEqual([])
    expect(site.sessions.has(ownKey)).toBe(true)
  })

  it('never sends a second request, whatever comes back', async () => {
    const site = await listed()
    const ref = await refOf(site.client, 'luc')
    await site.client.prepareToEnd()
    site.http.seen.length = 0
    site.instead = () => closed
    expect(await site.client.endSession(ref)).toMatchObject({
      kind: 'failed',
      failure: { kind: 'unreachable' },
    })
    expect(site.http.seen).toHaveLength(1)
  })

  it.each([
    ['a redirect to a single sign-on', { status: 302, headers: { location: 'https://sso.example/' } }],
    ['a redirect for everything', { status: 302, headers: { location: '/login/' } }],
    ['a page', { status: 200, body: '<html>' }],
    ['a refusal', forbidden],
  ])('sends no key where %s stands at the URL', async (_what, answer) => {
    const site = await listed()
    const ref = await refOf(site.client, 'luc')
    site.http.seen.length = 0
    site.instead = ({ target }) => (target === '/auth' ? answer : undefined)
    expect(await site.client.endSession(ref)).toMatchObject({
      kind: 'failed',
      failure: { kind: 'cannotEnd' },
    })
    expect(site.http.seen.every((each) => each.cookie === null)).toBe(true)
  })

  it('sends no key if an invented path is redirected home as well', async () => {
    const site = await listed()
    const ref = await refOf(site.client, 'luc')
    site.http.seen.length = 0
    site.instead = () => ({ status: 302, headers: { location: '/' } })
    expect(await site.client.endSession(ref)).toMatchObject({
      kind: 'failed',
      failure: { kind: 'cannotEnd' },
    })
    expect(site.http.seen.every((each) => each.cookie === null)).toBe(true)
  })

  it('cannot end, and says so beforehand, its own session, an unknown one, and any once it has signed out', async () => {
    const site = await listed()
    const own = await refOf(site.client, 'robin')
    const luc = await refOf(site.client, 'luc')
    expect(['0123456789abcdef', own, luc].map(site.client.endsBy)).toEqual(['cannot', 'cannot', 'usual'])
    await site.client.signOut()
    site.http.seen.length = 0
    expect(await site.client.endSession(luc)).toMatchObject({ failure: { kind: 'signedOut' } })
    expect(site.http.seen).toEqual([])
  })

  it.each(['/auth', '/no-such-page-'])('sends no key while %s cannot be asked', async (barred) => {
    const site = await listed()
    const ref = await refOf(site.client, 'luc')
    site.http.seen.length = 0
    site.instead = ({ target }) => (target.startsWith(barred) ? closed : undefined)
    expect(await site.client.endSession(ref)).toMatchObject({ failure: { kind: 'unreachable' } })
    expect(site.http.seen.every((each) => each.cookie === null)).toBe(true)
    site.instead = () => undefined
    expect(await site.client.endSession(ref)).toEqual({ kind: 'sent' })
  })

  it('sends no key if our own session is gone by the time the way is found', async () => {
    const site = await listed()
    const ref = await refOf(site.client, 'luc')
    site.http.seen.length = 0
    site.instead = ({ target }) =>
      target.startsWith('/api/users/Sessions?')
        ? { body: '<h1>Welcome</h1>', setCookie: ['sessionid=""; Max-Age=0; Path=/'] }
        : undefined
    const ending = site.client.endSession(ref)
    const [answer, listing] = await Promise.all([ending, site.client.list()])
    expect(listing.ok).toBe(false)
    expect(answer).toMatchObject({ kind: 'failed', failure: { kind: 'signedOut' } })
    expect(site.http.seen.some(({ target }) => target.startsWith('/no-such-page-'))).toBe(true)
    expect(site.sessions.has(keyOf('luc'))).toBe(true)
  })

  it('finds no way on a site that does not answer', async () => {
    const site = createFakeSite()
    site.instead = () => closed
    expect(await site.client.prepareToEnd()).toMatchObject({ ok: false, failure: { kind: 'unreachable' } })
  })

  it('lists a session of an odd key, and cannot end it', async () => {
    const site = await listed()
    site.sessions.set('a;b\r\nc', 'odd')
    const ref = await refOf(site.client, 'odd')
    await site.client.prepareToEnd()
    site.http.seen.length = 0
    expect(site.client.endsBy(ref)).toBe('cannot')
    expect(await site.client.endSession(ref)).toMatchObject({
      kind: 'failed',
      failure: { kind: 'cannotEnd' },
    })
    expect(site.http.seen).toEqual([])
  })

  it('distinguishes a busy site from a session that the site cannot read', async () => {
    const site = await listed()
    const ref = await refOf(site.client, 'luc')
    await site.client.prepareToEnd()
    site.instead = () => ({ status: 500, tookMs: 5020 })
    expect(await site.client.endSession(ref)).toMatchObject({ failure: { kind: 'serverBusy' } })
    site.instead = () => ({ status: 500, tookMs: 4000 })
    expect(await site.client.endSession(ref)).toMatchObject({ failure: { kind: 'serverBusy' } })
    site.instead = () => ({ status: 429 })
    expect(await site.client.endSession(ref)).toMatchObject({ failure: { kind: 'serverBusy' } })
    site.instead = () => ({ status: 500, tookMs: 3999 })
    const failed = await site.client.endSession(ref)
    expect(failed).toMatchObject({ failure: { kind: 'cannotEnd' }, failedOver: true })
    // This site has no Kill of its own that could be tried next.
    expect(failed).not.toHaveProperty('killIsLeft')
  })

  it.each([
    notFound,
    forbidden,
    { status: 302, headers: { location: 'https://sso.example/' } },
    { body: { success: true, goto_url: '/' } },
  ])('tells a URL that answers otherwise than before, which is no matter of one session', async (answer) => {
    const site = await listed()
    const ref = await refOf(site.client, 'luc')
    await site.client.prepareToEnd()
    site.instead = () => answer
    expect(await site.client.endSession(ref)).toMatchObject({ failure: { kind: 'unintelligible' } })
  })
})

describe('endSession on ExtJS 26.10', () => {
  it('signs out through Me, and sends nothing for anonymous sessions, which stay', async () => {
    const site = await listed({ frontEnd: 'extjs' })
    expect(await site.client.endSession(await refOf(site.client, 'luc'))).toEqual({ kind: 'sent' })
    const nobody = await refOf(site.client, null)
    site.http.seen.length = 0
    expect(await site.client.endSession(nobody)).toMatchObject({
      kind: 'failed',
      failure: { kind: 'cannotEnd' },
    })
    expect(site.client.endsBy(nobody)).toBe('signInOver')
    expect(site.http.seen).toEqual([])
  })

  it.each([
    ['a redirect home', { status: 302, headers: { location: '/' } }, 'unintelligible'],
    [
      'another refusal that takes the cookie away',
      { ...notFound, setCookie: ['sessionid=; Max-Age=0'] },
      'unintelligible',
    ],
    ['a busy server’s', { status: 503 }, 'serverBusy'],
    ['a failure over the session', { status: 500 }, 'cannotEnd'],
  ])('takes %s for no sign-out, and learns nothing of the session by it', async (_what, answer, kind) => {
    const site = await listed({ frontEnd: 'extjs' })
    const ref = await refOf(site.client, 'luc')
    await site.client.prepareToEnd()
    site.instead = () => answer
    expect(await site.client.endSession(ref)).toMatchObject({ kind: 'failed', failure: { kind } })
    expect(site.client.endsBy(ref)).toBe('usual')
  })
})

describe('endSession by the site’s Kill', () => {
  it('is used if the sign-out is barred and the site offers it', async () => {
    const site = await listed({ killLinks: true, signOutBarred: true })
    const ref = await refOf(site.client, 'luc')
    expect(await site.client.prepareToEnd()).toEqual({ ok: true, value: 'kill' })
    expect(await site.client.endSession(ref)).toEqual({ kind: 'killed' })
    const { target, cookie } = site.http.seen.at(-1) ?? {}
    expect(target).toBe(`/api/users/Sessions/${keyOf('luc')}?an=kill_session&fmt=json&sr=${keyOf('luc')}`)
    expect(cookie).toContain(`sessionid=${ownKey}`)
    site.http.seen.length = 0
    expect(await site.client.endSession(ref)).toEqual({ kind: 'alreadyGone' })
    expect(site.http.seen).toHaveLength(1)
  })

  it('is never sent twice, and waits longer than a sign-out, because Lino looks for the row first', async () => {
    const site = await listed({ killLinks: true, signOutBarred: true })
    const ref = await refOf(site.client, 'luc')
    await site.client.prepareToEnd()
    site.http.seen.length = 0
    site.instead = () => closed
    expect(await site.client.endSession(ref)).toMatchObject({ failure: { kind: 'unreachable' } })
    expect(site.http.seen).toHaveLength(1)
    expect(site.http.seen[0]?.timeoutMs).toBeGreaterThan(30_000)
  })

  it('leaves it to the list when the row goes away while Lino looks for it, and repeats no key', async () => {
    const site = await listed({ killLinks: true, signOutBarred: true })
    const ref = await refOf(site.client, 'luc')
    await site.client.prepareToEnd()
    const message = `Row ${keyOf('luc')} is not visible here.`
    site.instead = () => ({ body: { alert: false, success: false, message } })
    expect(await site.client.endSession(ref)).toEqual({ kind: 'sent' })
    site.instead = () => ({ body: { success: false, message: 'No, I will not.' } })
    expect(await site.client.endSession(ref)).toMatchObject({ failure: { kind: 'cannotEnd' } })
  })

  it('is used for the next try, after a list, if a session’s own sign-out fails', async () => {
    const site = await listed({ killLinks: true })
    const ref = await refOf(site.client, 'luc')
    await site.client.prepareToEnd()
    site.http.seen.length = 0
    site.instead = ({ target }) => (target === '/auth' ? { status: 500, tookMs: 3 } : undefined)
    const failed = { kind: 'failed', failure: { kind: 'cannotEnd' }, failedOver: true }
    expect(await site.client.endSession(ref)).toMatchObject({ ...failed, killIsLeft: true })
    expect(site.http.seen.map((each) => each.target)).toEqual(['/auth'])
    expect(await site.client.endSession(ref)).toEqual({ kind: 'killed' })
    expect(site.http.seen.at(-1)?.target).toContain('an=kill_session')
    expect(site.http.seen).toHaveLength(2)
    expect(site.sessions.has(ownKey)).toBe(true)
    expect(site.client.facts()?.killBy).toBe('signOut')
  })

  it.each([{ status: 500, tookMs: 3 }, { body: { success: false, message: 'No, I will not.' } }])(
    'leaves the sign-out’s word where it cannot end the session either',
    async (refusal) => {
      const site = await listed({ killLinks: true })
      const ref = await refOf(site.client, 'luc')
      await site.client.prepareToEnd()
      site.instead = ({ target }) =>
        target === '/auth'
          ? { status: 500, tookMs: 3 }
          : target.includes('kill_session')
            ? refusal
            : undefined
      const signOut = await site.client.endSession(ref)
      const kill = await site.client.endSession(ref)
      expect(kill).toMatchObject({ failure: { kind: 'cannotEnd' }, failedOver: true })
      expect(kill).not.toHaveProperty('killIsLeft')
      expect(kill).toMatchObject({ failure: signOut.kind === 'failed' ? signOut.failure : null })
    },
  )

  it('is not used if the site is only busy', async () => {
    const site = await listed({ killLinks: true })
    const ref = await refOf(site.client, 'luc')
    await site.client.prepareToEnd()
    site.http.seen.length = 0
    site.instead = ({ target }) => (target === '/auth' ? { status: 500, tookMs: 5020 } : undefined)
    expect(await site.client.endSession(ref)).toMatchObject({ failure: { kind: 'serverBusy' } })
    expect(await site.client.endSession(ref)).toMatchObject({ failure: { kind: 'serverBusy' } })
    expect(site.http.seen.map((each) => each.target)).toEqual(['/auth', '/auth'])
  })

  it('never kills the own session', async () => {
    const site = await listed({ killLinks: true, signOutBarred: true })
    const own = await refOf(site.client, 'robin')
    expect(await site.client.endSession(own)).toMatchObject({ failure: { kind: 'ownSession' } })
    expect(site.sessions.has(ownKey)).toBe(true)
  })

  it('is asked for again once the site has come back', async () => {
    const site = await listed({ signOutBarred: true })
    expect(await site.client.prepareToEnd()).toMatchObject({ ok: false, failure: { kind: 'cannotEnd' } })
    site.signOutBarred = false
    expect(await site.client.prepareToEnd()).toEqual({ ok: true, value: 'signOut' })
  })
})

describe('signOut', () => {
  it('confirms that the own session is gone', async () => {
    const site = await listed()
    site.http.seen.length = 0
    expect(await site.client.signOut()).toEqual({ ok: true, value: null })
    expect(site.http.seen.map((each) => each.target)).toEqual(['/auth', '/user/settings/'])
    expect(site.client.signedIn).toBe(false)
    expect(await site.client.signOut()).toEqual({ ok: true, value: null })
  })

  it.each([
    ['before the site has read it', false],
    ['after the site has ended it', true],
  ])('asks once more where the connection was cut, %s', async (_when, ended) => {
    const site = await listed()
    site.http.seen.length = 0
    const cuts = [closed]
    site.instead = ({ target }) => {
      if (target !== '/auth') return undefined
      if (ended) site.sessions.delete(ownKey)
      return cuts.shift()
    }
    expect(await site.client.signOut()).toEqual({ ok: true, value: null })
    expect(site.http.seen.map((each) => each.target)).toEqual(['/auth', '/auth', '/user/settings/'])
    expect(site.sessions.has(ownKey)).toBe(false)
  })

  it('asks who it is if every answer to the sign-out is lost', async () => {
    const site = await listed()
    site.instead = ({ target }) => {
      if (target !== '/auth') return undefined
      site.sessions.delete(ownKey)
      return closed
    }
    expect(await site.client.signOut()).toEqual({ ok: true, value: null })
  })

  it('keeps the session in mind while nothing is answered, and ends it when that works again', async () => {
    const site = await listed()
    site.instead = () => closed
    expect(await site.client.signOut()).toMatchObject({ ok: false, failure: { kind: 'unreachable' } })
    expect(site.client.signedIn).toBe(true)
    site.instead = () => undefined
    expect(await site.client.signOut()).toEqual({ ok: true, value: null })
    expect(site.sessions.has(ownKey)).toBe(false)
  })

  it('leaves no session of a user who may not list, even after a cut connection', async () => {
    const site = createFakeSite()
    Object.assign(site, { userType: '100', mayList: false })
    const cuts = [closed]
    site.instead = ({ target }) => (target === '/auth' ? cuts.shift() : undefined)
    expect(await site.client.signIn({ user: 'luc', password: '1234' })).toMatchObject({
      failure: { kind: 'notAdministrator' },
    })
    expect(site.sessions.has(ownKey)).toBe(false)
  })

  it('tries another way if the first is barred, and says so when none works', async () => {
    const site = await listed()
    site.instead = ({ target }) => {
      if (target === '/auth') return forbidden
      if (target !== '/api/users/Me?an=sign_out') return undefined
      site.sessions.delete(ownKey)
      return { body: { success: true, goto_url: '/' } }
    }
    expect((await site.client.signOut()).ok).toBe(true)
    const barred = await listed({ signOutBarred: true })
    barred.instead = ({ target }) => (target.includes('sign_out') ? notFound : undefined)
    expect(await barred.client.signOut()).toMatchObject({ ok: false, failure: { kind: 'cannotEnd' } })
    expect(barred.client.signedIn).toBe(true)
  })
})
