import { describe, expect, it } from 'vitest'
import { createFakeSite, keyOf, ownKey } from './fake-site.ts'

const robin = { user: 'robin', password: '1234' }
const lists = (target: string) => target.startsWith('/api/users/Sessions?')

/** Signed in; each list then sets this cookie beside its rows. */
async function listing(setCookie: string) {
  const site = createFakeSite()
  await site.client.signIn(robin)
  site.instead = (seen) => {
    if (!lists(seen.target)) return undefined
    const rows = [...site.sessions].map(([key, user]) => [
      '23.11.2026 05:24',
      '10.0.0.1',
      user,
      key,
      '',
      '',
      key,
    ])
    return { body: { rows }, setCookie: [setCookie] }
  }
  return site
}

describe('the cookie of our own session', () => {
  it.each([keyOf('luc'), 'f'.repeat(32)])('is not exchanged for another one by a list: %s', async (key) => {
    const site = await listing(`sessionid=${key}; Path=/; HttpOnly`)
    expect((await site.client.list()).ok).toBe(true)
    expect((await site.client.list()).ok).toBe(true)
    const sent = site.http.seen.filter((each) => lists(each.target)).map((each) => each.cookie ?? '')
    expect(sent.every((cookie) => cookie.includes(`sessionid=${ownKey}`))).toBe(true)
    expect(await site.client.signOut()).toMatchObject({ ok: true })
    expect(site.sessions.has(ownKey)).toBe(false)
    expect(site.sessions.has(keyOf('luc'))).toBe(true)
  })

  it('counts on where a list takes it away and shows our own row', async () => {
    const site = await listing('sessionid=""; Max-Age=0; Path=/')
    expect((await site.client.list()).ok).toBe(true)
    expect(site.client.signedIn).toBe(true)
    expect((await site.client.list()).ok).toBe(true)
  })

  it('is used once more, to sign out, where an answer that proves nothing took it away', async () => {
    const site = createFakeSite()
    await site.client.signIn(robin)
    site.instead = (seen) =>
      lists(seen.target)
        ? { body: '<h1>Welcome</h1>', setCookie: ['sessionid=""; Max-Age=0; Path=/'] }
        : undefined
    expect((await site.client.list()).ok).toBe(false)
    expect(site.client.signedIn).toBe(false)
    expect(site.client.mayHoldSession).toBe(true)
    expect(await site.client.signOut()).toMatchObject({ ok: true })
    expect(site.sessions.has(ownKey)).toBe(false)
    expect(site.client.mayHoldSession).toBe(false)
  })
})
