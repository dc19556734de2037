import { describe, expect, it } from 'vitest'
import { askAsUs, createConnection, takeOwnSession } from '../../../../core/lino/connection.ts'
import { usualTimeouts } from '../../../../core/lino/requests.ts'
import { parseSiteUrl } from '../../../../core/lino/site-url.ts'
import { must } from '../../../support/console.ts'
import { createFakeHttp, createFakeLog } from './fake-http.ts'
import { createFakeSite, keyOf, ownKey } from './fake-site.ts'

const robin = { user: 'robin', password: '1234' }
const lists = (target: string) => target.startsWith('/api/users/Sessions?')

/** Signed in. Each list then sets this cookie with its rows. */
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

  it('continues counting after a list that removes it and shows our own row', async () => {
    const site = await listing('sessionid=""; Max-Age=0; Path=/')
    expect((await site.client.list()).ok).toBe(true)
    expect(site.client.signedIn).toBe(true)
    expect((await site.client.list()).ok).toBe(true)
  })

  it('is used once more, to sign out, if an answer that proves nothing removed it', async () => {
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

describe('the age of our own cookie', () => {
  it.each([
    ['an answer with its own key renews it', ownKey, 60],
    ['an answer with another key leaves it alone', keyOf('luc'), 1_209_600],
  ])('%s', async (_what, key, age) => {
    const http = createFakeHttp(() => ({ setCookie: [`sessionid=${key}; Max-Age=60; Path=/`] }))
    const connection = createConnection(must(parseSiteUrl('http://127.0.0.1:8000')), {
      http,
      clock: http.clock,
      log: createFakeLog(),
      allowHttp: false,
      timeouts: usualTimeouts,
    })
    const own = { cookieName: 'sessionid', key: ownKey, maxAge: 1_209_600, administrator: true }
    takeOwnSession(connection, own)
    must(await askAsUs(connection, '/', { timeoutMs: 1000 }))
    expect(connection.ours.session).toEqual({ ...own, maxAge: age })
  })
})
