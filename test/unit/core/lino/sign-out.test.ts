import { describe, expect, it } from 'vitest'
import type { HttpFailure } from '../../../../core/ports.ts'
import { closed, forbidden, type Answering, type Seen } from './fake-http.ts'
import { createFakeSite, newKey, ownKey, type FakeSite } from './fake-site.ts'

const robin = { user: 'robin', password: '1234' }
const drop = ['sessionid=""; Max-Age=0; Path=/']
const isOurs = ({ cookie }: Seen, key = ownKey): boolean => cookie?.includes(key) === true

async function signedIn(change: Partial<FakeSite> = {}): Promise<FakeSite> {
  const site = Object.assign(createFakeSite(), change)
  await site.client.signIn(robin)
  site.http.seen.length = 0
  return site
}

const targets = (site: FakeSite): readonly string[] => site.http.seen.map(({ target }) => target)

/**
 * Two sessions of ours: a cookie was taken away without a proof that its session is gone, and a second one
 * was made.
 */
async function twoOfOurs(): Promise<FakeSite> {
  const site = await signedIn()
  site.instead = ({ target }) =>
    target.startsWith('/api/users/Sessions?') ? { body: '<h1>Welcome</h1>', setCookie: drop } : undefined
  await site.client.list()
  site.instead = ({ form }) => {
    if (form.get('an') !== 'sign_in') return undefined
    site.sessions.set(newKey, 'robin')
    return { body: { success: true }, setCookie: [`sessionid=${newKey}; HttpOnly; Path=/`] }
  }
  await site.client.signIn(robin)
  site.instead = () => undefined
  expect([site.sessions.has(ownKey), site.sessions.has(newKey)]).toEqual([true, true])
  return site
}

describe('signing out', () => {
  it.each<HttpFailure>([
    { ok: false, kind: 'certificate', problem: 'other', fault: 'revoked' },
    { ok: false, kind: 'proxyUnusable', variable: 'ALL_PROXY', why: 'socks' },
  ])('asks for nothing more where nothing was sent: $kind', async (failure) => {
    const site = await signedIn()
    site.instead = () => failure
    expect(await site.client.signOut()).toMatchObject({ ok: false })
    expect(targets(site)).toEqual(['/auth'])
    expect(site.client.mayHoldSession).toBe(true)
    site.instead = () => undefined
    expect((await site.client.signOut()).ok).toBe(true)
    expect(site.sessions.has(ownKey)).toBe(false)
  })

  it('tries no other way on a site that can no longer be reached', async () => {
    const site = await signedIn()
    site.instead = ({ target }) => (target === '/auth' ? forbidden : closed)
    expect(await site.client.signOut()).toMatchObject({ failure: { kind: 'unreachable' } })
    expect(new Set(targets(site))).toEqual(new Set(['/auth', '/user/settings/']))
  })

  it('tries the other ways if it is unknown whether the first has worked', async () => {
    const site = await signedIn()
    site.instead = ({ target }) => (target === '/user/settings/' ? { status: 503 } : undefined)
    expect(await site.client.signOut()).toMatchObject({ failure: { kind: 'serverBusy' } })
    expect(targets(site).filter((target) => target !== '/user/settings/')).toEqual([
      '/auth',
      '/api/users/Me?an=sign_out',
      '/api/users/UsersOverview?an=sign_out',
    ])
    expect(site.client.mayHoldSession).toBe(true)
  })

  it('takes first the way that is known to work here', async () => {
    const site = await signedIn({ frontEnd: 'extjs' })
    expect((await site.client.prepareToEnd()).ok).toBe(true)
    site.http.seen.length = 0
    expect((await site.client.signOut()).ok).toBe(true)
    expect(targets(site)[0]).toBe('/api/users/Me?an=sign_out')
    expect(site.sessions.has(ownKey)).toBe(false)
  })

  it('asks nothing if there is no session of ours', async () => {
    const site = createFakeSite()
    expect((await site.client.signOut()).ok).toBe(true)
    await site.client.probe()
    site.http.seen.length = 0
    expect((await site.client.signOut()).ok).toBe(true)
    expect(targets(site)).toEqual([])
  })
})

describe('two sessions of ours', () => {
  it('are both ended, each with its own key', async () => {
    const site = await twoOfOurs()
    expect((await site.client.signOut()).ok).toBe(true)
    expect([site.sessions.has(ownKey), site.sessions.has(newKey)]).toEqual([false, false])
    expect(site.client.mayHoldSession).toBe(false)
  })

  it.each([
    ['first', ownKey, newKey],
    ['second', newKey, ownKey],
  ])('of which the %s cannot be ended: that is told, and it is ended later', async (_which, left, ended) => {
    const site = await twoOfOurs()
    const failing: Answering = { status: 503 }
    site.instead = (seen) => (isOurs(seen, left) ? failing : undefined)
    expect(await site.client.signOut()).toMatchObject({ ok: false, failure: { kind: 'serverBusy' } })
    expect([site.sessions.has(left), site.sessions.has(ended)]).toEqual([true, false])
    expect(site.client.mayHoldSession).toBe(true)
    site.instead = () => undefined
    expect((await site.client.signOut()).ok).toBe(true)
    expect(site.sessions.has(left)).toBe(false)
    expect(site.client.mayHoldSession).toBe(false)
  })
})
