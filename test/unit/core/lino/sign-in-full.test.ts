import { describe, expect, it } from 'vitest'
import { forbidden, notFound } from './fake-http.ts'
import { createFakeSite, ownKey, type FakeSite } from './fake-site.ts'
import { enter, full, fullSite, isSignIn, isWayIn, robin } from './full-site.ts'
import { withHints } from '../../../support/failures.ts'

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

  it('is entered on the user’s word, after the refusal', async () => {
    const site = fullSite()
    expect((await enter(site)).ok).toBe(true)
    const asked = site.http.seen.filter(({ method }) => method === 'POST')
    expect(asked.map(({ target }) => target)).toEqual(['/api/about/About', '/auth'])
    expect(site.client.signedIn).toBe(true)
    expect(site.http.seen.at(-1)?.cookie).toContain(`sessionid=${ownKey}`)
  })

  it.each([
    ['every usual sign-in is barred', forbidden],
    ['there is no usual sign-in', notFound],
  ])('is entered where %s, too', async (_what, refusal) => {
    const site = fullSite({ refusal })
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

describe('whether we came in past the limit', () => {
  it('is known of the last sign-in alone', async () => {
    const site = fullSite()
    expect(await enter(site)).toMatchObject({ value: { sessionsLimit: 3, refusedByLimit: true } })
    await site.client.signOut()
    site.instead = () => undefined
    expect(await site.client.signIn(robin)).toMatchObject({
      value: { sessionsLimit: 3, refusedByLimit: false },
    })
  })

  it('is not so if the usual sign-in was barred', async () => {
    expect(await enter(fullSite({ refusal: forbidden }))).toMatchObject({
      value: { sessionsLimit: null, refusedByLimit: false },
    })
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
    expect(withHints(entered)).toMatchObject({
      failure: { kind: 'limitReached', hint: expect.stringContaining(why) },
    })
    expect(withHints(entered)).toMatchObject({
      failure: { hint: expect.stringMatching(/without looking at the password.*clearsessions/s) },
    })
    expect(entered.ok ? {} : entered.failure).not.toHaveProperty('wayIn')
    expect(site.http.seen.some(isWayIn)).toBe(false)
  })

  it('a second factor about which nothing is known', async () => {
    const site = createFakeSite()
    site.instead = (seen) => (isSignIn(seen) ? full : undefined)
    expect(withHints(await enter(site))).toMatchObject({
      failure: { hint: expect.stringContaining('could not be told') },
    })
    expect(site.http.seen.some(isWayIn)).toBe(false)
  })
})
