import { describe, expect, it } from 'vitest'
import type { HttpFailure } from '../../../../core/ports.ts'
import { closed, forbidden, notFound, type Answering, type Seen } from './fake-http.ts'
import { createFakeSite, keyOf, newKey, ownKey, type FakeSite } from './fake-site.ts'
import { hintOf, withHints } from '../../../support/failures.ts'

const account = { user: 'robin', password: '1234' }
const signOutTarget = '/api/users/Me?an=sign_out'

interface Ready {
  readonly site: FakeSite
  /** Refs by user. '' is anonymous. */
  readonly refs: Readonly<Record<string, string>>
}

/** An ExtJS 26.10, signed in to, listed, its way to end sessions found, and nothing seen yet. */
async function ready(change: Partial<FakeSite> = {}): Promise<Ready> {
  const site = Object.assign(createFakeSite(), { frontEnd: 'extjs' }, change)
  await site.client.signIn(account)
  const listing = await site.client.list()
  if (!listing.ok) throw new Error('not listed')
  await site.client.prepareToEnd()
  site.http.seen.length = 0
  return {
    site,
    refs: Object.fromEntries(listing.value.sessions.map((each) => [each.user ?? '', each.ref])),
  }
}

const isSignIn = (seen: Seen): boolean => seen.form.get('an') === 'sign_in'

describe('endBySigningIn', () => {
  it('signs in with the key as the session cookie, and signs out the new key at once', async () => {
    const { site, refs } = await ready()
    expect(await site.client.endBySigningIn(refs[''] ?? '', account)).toEqual({ kind: 'sent' })
    const [signIn, signOut, ...more] = site.http.seen
    expect(more).toEqual([])
    expect([signIn?.method, signIn?.target]).toEqual(['POST', '/api/about/About'])
    expect([...(signIn?.form ?? [])]).toEqual([
      ['an', 'sign_in'],
      ['username', 'robin'],
      ['password', '1234'],
      ['ul', 'en'],
    ])
    expect(signIn?.cookie).toBe(`csrftoken=fresh; sessionid=${keyOf('nobody')}`)
    expect(signIn?.headers['X-CSRFToken']).toBe('fresh')
    expect([signOut?.target, signOut?.cookie]).toEqual([signOutTarget, `sessionid=${newKey}`])
    expect([...site.sessions.keys()].sort()).toEqual([keyOf('luc'), ownKey].sort())
  })

  it('keeps no cookie of the answer, so our own session continues', async () => {
    const { site, refs } = await ready()
    await site.client.endBySigningIn(refs[''] ?? '', account)
    expect((await site.client.list()).ok).toBe(true)
    expect(site.http.seen.at(-1)?.cookie).toBe(`csrftoken=fresh; sessionid=${ownKey}`)
  })

  it('shows this device’s trust, if the site has a second factor', async () => {
    const { site, refs } = await ready()
    site.client.trustAgain('trusted')
    await site.client.endBySigningIn(refs[''] ?? '', account)
    expect(site.http.seen[0]?.cookie).toBe(
      `csrftoken=fresh; trusted_device_token=trusted; sessionid=${keyOf('nobody')}`,
    )
  })

  it('signs in where our own sign-in worked, and with the site’s own cookie name', async () => {
    const { site, refs } = await ready({ signInAt: '/api/users/UsersOverview', cookieName: 'ssid' })
    expect(await site.client.endBySigningIn(refs[''] ?? '', account)).toEqual({ kind: 'sent' })
    expect(site.http.seen.map((each) => each.target)).toEqual(['/api/users/UsersOverview', signOutTarget])
    expect(site.http.seen[1]?.cookie).toBe(`ssid=${newKey}`)
  })

  it('signs out the same key, if the site has kept it', async () => {
    const { site, refs } = await ready()
    site.instead = (seen) =>
      isSignIn(seen) ? signedIn(keyOf('nobody')) : seen.target === signOutTarget ? signedOut : undefined
    expect(await site.client.endBySigningIn(refs[''] ?? '', account)).toEqual({ kind: 'sent' })
    expect(site.http.seen.at(-1)?.cookie).toBe(`sessionid=${keyOf('nobody')}`)
  })

  it.each([
    ['our own session', 'robin', 'ownSession'],
    ['one that ends as others do', 'luc', 'usage'],
    ['one that no list has shown', 'somebody', 'usage'],
  ])('sends nothing for %s', async (_what, user, kind) => {
    const { site, refs } = await ready()
    const answer = await site.client.endBySigningIn(refs[user] ?? '0123456789abcdef', account)
    expect(answer).toMatchObject({ kind: 'failed', failure: { kind } })
    expect(site.http.seen).toEqual([])
  })

  it('sends nothing on a React site, because every session can sign out there', async () => {
    const { site, refs } = await ready({ frontEnd: 'react' })
    expect(site.client.endsBy(refs[''] ?? '')).toBe('usual')
    expect(await site.client.endBySigningIn(refs[''] ?? '', account)).toMatchObject({
      failure: { kind: 'usage' },
    })
    expect(site.http.seen).toEqual([])
  })

  it('sends nothing once we have signed out, or if a cookie cannot hold the key', async () => {
    const { site, refs } = await ready()
    site.sessions.set('odd;key', null)
    const listing = await site.client.list()
    const odd = listing.ok ? listing.value.sessions.find(({ keyPrefix }) => keyPrefix === 'odd;ke') : null
    site.http.seen.length = 0
    expect(withHints(await site.client.endBySigningIn(odd?.ref ?? '', account))).toMatchObject({
      failure: { kind: 'cannotEnd', hint: expect.stringContaining('A cookie cannot hold the key') },
    })
    expect(site.http.seen).toEqual([])
    await site.client.signOut()
    site.http.seen.length = 0
    expect(await site.client.endBySigningIn(refs[''] ?? '', account)).toMatchObject({
      failure: { kind: 'signedOut' },
    })
    expect(site.http.seen).toEqual([])
  })

  it('sends no password if the way to end sessions is unknown and cannot be found', async () => {
    const site = Object.assign(createFakeSite(), { frontEnd: 'react', signOutBarred: true })
    await site.client.signIn(account)
    const listing = await site.client.list()
    const nobody = listing.ok ? listing.value.sessions.find(({ user }) => user === null) : null
    site.http.seen.length = 0
    expect(await site.client.endBySigningIn(nobody?.ref ?? '', account)).toMatchObject({
      failure: { kind: 'cannotEnd' },
    })
    expect(site.http.seen.some(isSignIn)).toBe(false)
  })

  it('sends no key that a cookie cannot hold, even if the site gave it', async () => {
    const { site, refs } = await ready()
    site.instead = (seen) => (isSignIn(seen) ? signedIn('odd/key') : undefined)
    expect(await site.client.endBySigningIn(refs[''] ?? '', account)).toMatchObject({
      failure: { kind: 'signInLeft' },
      leftBehind: expect.any(String),
    })
    expect(site.http.seen).toHaveLength(1)
  })

  it('never signs out our own key, even if the site should answer with it', async () => {
    const { site, refs } = await ready()
    site.instead = (seen) => (isSignIn(seen) ? signedIn(ownKey) : undefined)
    expect(await site.client.endBySigningIn(refs[''] ?? '', account)).toMatchObject({
      failure: { kind: 'ownSession' },
    })
    expect(site.http.seen).toHaveLength(1)
  })
})

const signedIn = (key: string): Answering => ({
  body: { success: true, message: 'Now signed in' },
  setCookie: [`sessionid=${key}; HttpOnly; Max-Age=1209600; Path=/`],
})
const signedOut: Answering = { body: { success: true, goto_url: '/' } }
const refusal = (message: string): Answering => ({ body: { success: false, message } })
const full = 'There are more than 3 active user sessions. Please try again later.'

describe('endBySigningIn, refused: nothing has changed', () => {
  it.each<[string, string, Answering | HttpFailure]>([
    ['by the limit', 'limitReached', refusal(full)],
    ['for the password', 'wrongPassword', refusal('Failed to sign in as robin.')],
    ['by a ban', 'banned', refusal('Too many authentication failures from 127.0.0.1')],
    ['by the second factor', 'codeNeeded', { body: { eval_js: 'trust_device()', message: 'Sent.' } }],
    ['by the CSRF protection', 'signInBarred', forbidden],
    ['for there is no such action', 'signInBarred', notFound],
    ['by a redirect', 'redirected', { status: 302, headers: { location: '/elsewhere' } }],
    ['by a server that has no room', 'serverBusy', { status: 503 }],
    ['for too many requests', 'serverBusy', { status: 429, headers: { 'retry-after': '7' } }],
    [
      'by the certificate',
      'certificate',
      { ok: false, kind: 'certificate', problem: 'other', fault: 'revoked' },
    ],
  ])('%s', async (_how, kind, answer) => {
    const { site, refs } = await ready()
    site.instead = () => answer
    const end = await site.client.endBySigningIn(refs[''] ?? '', account)
    expect(end).toMatchObject({ kind: 'failed', failure: { kind } })
    expect(site.http.seen).toHaveLength(1)
  })

  it('by the limit: says what to do first', async () => {
    const { site, refs } = await ready()
    site.instead = () => refusal(full)
    const end = await site.client.endBySigningIn(refs[''] ?? '', account)
    expect(withHints(end)).toMatchObject({
      failure: { limit: 3, hint: expect.stringMatching(/limit of 3 .*End other sessions first/) },
    })
    site.instead = () => refusal('Failed to sign in as robin.')
    const wrong = await site.client.endBySigningIn(refs[''] ?? '', account)
    expect(wrong.kind === 'failed' ? hintOf(wrong.failure) : '').not.toContain('full')
  })
})

describe('endBySigningIn, a failure between signing in and out', () => {
  it.each<[string, Answering | HttpFailure]>([
    ['lost', closed],
    ['late', { ok: false, kind: 'timedOut', seconds: 30 }],
    ['not to be had', { ok: false, kind: 'unreachable', why: 'unknown' }],
    ['a break-down', { status: 500 }],
    ['a gateway’s', { status: 504 }],
    ['a proxy’s page', { body: '<html>Hello</html>' }],
    ['without a cookie', { body: { success: true } }],
    ['without a cookie, and with something to run', { body: { success: true, eval_js: 'trust_device()' } }],
  ])('the sign-in’s answer is %s: an unknown session may be left', async (_how, answer) => {
    const { site, refs } = await ready()
    site.instead = () => answer
    const end = await site.client.endBySigningIn(refs[''] ?? '', account)
    expect(withHints(end)).toMatchObject({
      kind: 'failed',
      failure: { kind: 'signInLeft', hint: expect.stringMatching(/session of robin .*never been used/) },
    })
    expect(end).not.toHaveProperty('leftBehind')
    expect(site.http.seen).toHaveLength(1)
  })

  it('the sign-out’s connection is cut: it is asked for once more', async () => {
    const { site, refs } = await ready()
    const cuts = [closed]
    site.instead = (seen) => (seen.target === signOutTarget ? cuts.shift() : undefined)
    expect(await site.client.endBySigningIn(refs[''] ?? '', account)).toEqual({ kind: 'sent' })
    expect(site.http.seen).toHaveLength(3)
    expect(site.sessions.has(newKey)).toBe(false)
  })

  it.each<[string, Answering | HttpFailure, number]>([
    ['lost twice', closed, 3],
    ['a refusal', forbidden, 2],
    ['a page', { body: '<html>' }, 2],
    ['a busy server’s', { status: 503 }, 2],
  ])('the sign-out’s answer is %s: that session is named, and left', async (_how, answer, requests) => {
    const { site, refs } = await ready()
    site.instead = (seen) => (seen.target === signOutTarget ? answer : undefined)
    const end = await site.client.endBySigningIn(refs[''] ?? '', account)
    expect(withHints(end)).toMatchObject({
      kind: 'failed',
      failure: { kind: 'signInLeft', hint: expect.stringContaining(newKey.slice(0, 6)) },
    })
    expect(JSON.stringify([end, site.log.lines])).not.toContain(newKey.slice(0, 8))
    expect(site.http.seen).toHaveLength(requests)
    // A list shows it by the given ref, and it can be ended like any other.
    site.instead = () => undefined
    const listing = await site.client.list()
    const left = listing.ok
      ? listing.value.sessions.find((each) => each.keyPrefix === newKey.slice(0, 6))
      : null
    expect(end).toMatchObject({ leftBehind: left?.ref })
    expect(await site.client.endSession(left?.ref ?? '')).toEqual({ kind: 'sent' })
    expect(site.sessions.has(newKey)).toBe(false)
  })

  it('a proxy spoils the sign-in’s answer, but not its cookie: that key is signed out', async () => {
    const { site, refs } = await ready()
    site.instead = (seen) =>
      isSignIn(seen)
        ? { ...signedIn(newKey), body: '<html>' }
        : seen.target === signOutTarget
          ? signedOut
          : undefined
    expect(await site.client.endBySigningIn(refs[''] ?? '', account)).toEqual({ kind: 'sent' })
    expect(site.http.seen.at(-1)?.cookie).toBe(`sessionid=${newKey}`)
  })
})

describe('a session whose user has been deleted since the list', () => {
  it('is refused its sign-out, and from then on ends by signing in over it', async () => {
    const { site, refs } = await ready()
    const ghost = refs['luc'] ?? ''
    site.sessions.set(keyOf('luc'), null)
    expect(site.client.endsBy(ghost)).toBe('usual')
    expect(await site.client.endSession(ghost)).toMatchObject({ failure: { kind: 'cannotEnd' } })
    expect(site.client.endsBy(ghost)).toBe('signInOver')
    site.http.seen.length = 0
    expect(await site.client.endSession(ghost)).toMatchObject({ failure: { kind: 'cannotEnd' } })
    expect(site.http.seen).toEqual([])
    expect(await site.client.endBySigningIn(ghost, account)).toEqual({ kind: 'sent' })
    expect([...site.sessions.keys()].sort()).toEqual([keyOf('nobody'), ownKey].sort())
  })

  it('teaches nothing if it is gone and its cookie is removed', async () => {
    const { site, refs } = await ready()
    site.sessions.delete(keyOf('luc'))
    expect(await site.client.endSession(refs['luc'] ?? '')).toEqual({ kind: 'sent' })
    expect(site.client.endsBy(refs['luc'] ?? '')).toBe('usual')
  })
})
