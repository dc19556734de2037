import { describe, expect, it } from 'vitest'
import { createFakeSite, ownKey, type FakeSite } from './fake-site.ts'

/** A new client over a site that has our session already, as after a start of the console. */
async function resuming(change: Partial<FakeSite> = {}) {
  const earlier = createFakeSite()
  await earlier.client.signIn({ user: 'robin', password: '1234' })
  const kept = earlier.client.kept().session ?? ''
  const site = Object.assign(createFakeSite(), change)
  site.sessions.set(ownKey, 'robin')
  return { site, resumed: await site.client.resume(kept) }
}

describe('a kept session that is used again', () => {
  it('is used unchanged, without a sign-in', async () => {
    const { site, resumed } = await resuming()
    expect(resumed.ok).toBe(true)
    expect(site.client.signedIn).toBe(true)
    expect(site.http.seen.some(({ form }) => form.has('password'))).toBe(false)
  })

  it('is ended if its user is no longer an administrator, because nobody else would end it', async () => {
    const { site, resumed } = await resuming({ userType: '100', mayList: false })
    expect(resumed).toMatchObject({ ok: false, failure: { kind: 'notAdministrator' } })
    expect(site.sessions.has(ownKey)).toBe(false)
    expect(site.client.signedIn).toBe(false)
    expect(site.client.kept().session).toBeNull()
  })

  it('is gone if the site does not know it', async () => {
    const site = createFakeSite()
    const kept = JSON.stringify({ cookieName: 'sessionid', key: 'x'.repeat(32), maxAge: null })
    expect(await site.client.resume(kept)).toMatchObject({ ok: false, failure: { kind: 'signedOut' } })
    expect(site.client.signedIn).toBe(false)
  })

  it.each(['', '{', 'null', '7', '{}', '{"cookieName":"a","key":"x;y","maxAge":null}'])(
    'is gone where it cannot be read, and nothing is asked: %j',
    async (kept) => {
      const site = createFakeSite()
      expect(await site.client.resume(kept)).toMatchObject({ ok: false, failure: { kind: 'signedOut' } })
      expect(site.http.seen).toEqual([])
    },
  )
})
