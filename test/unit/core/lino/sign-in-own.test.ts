import { describe, expect, it } from 'vitest'
import { createFakeLog, createFakeHttp, type Answering } from './fake-http.ts'
import { createFakeSite, ownKey } from './fake-site.ts'
import { createConnection } from '../../../../core/lino/connection.ts'
import { usualTimeouts } from '../../../../core/lino/requests.ts'
import { checkAdministrator } from '../../../../core/lino/sign-in.ts'
import { parseSiteUrl } from '../../../../core/lino/site-url.ts'
import { withHints } from '../../../support/failures.ts'

const robin = { user: 'robin', password: '1234' }
const drop = ['sessionid=""; Max-Age=0; Path=/']
const refusal: Answering = { status: 400, body: "AttributeError: 'NoneType' object" }

describe('our own session', () => {
  it('is waited for as long as each kind of request may take', async () => {
    const site = Object.assign(createFakeSite(), { userType: 'boss' })
    await site.client.signIn(robin)
    expect(site.http.seen.map(({ target, timeoutMs }) => [target, timeoutMs])).toEqual([
      ['/user/settings/', usualTimeouts.probe],
      ['/api/about/About', usualTimeouts.signIn],
      ['/user/settings/', usualTimeouts.list],
      ['/api/users/Sessions?fmt=json&limit=1', usualTimeouts.list],
    ])
  })

  it('may take as long as a list, if it shows whether the site fails for it alone', async () => {
    const site = createFakeSite()
    site.instead = ({ target, cookie }) =>
      target === '/user/settings/' && cookie?.includes(ownKey) && site.sessions.has(ownKey)
        ? { status: 500, tookMs: 5 }
        : undefined
    await site.client.signIn(robin)
    const asUs = site.http.seen.filter(
      ({ target, cookie }) => target === '/user/settings/' && cookie?.includes(ownKey),
    )
    expect(new Set(asUs.map(({ timeoutMs }) => timeoutMs))).toEqual(new Set([usualTimeouts.list]))
  })

  it.each(['900', 'boss'])(
    'of the user type %s is ended where the site takes its cookie away',
    async (userType) => {
      const site = createFakeSite()
      site.instead = ({ target, cookie }) =>
        target === '/user/settings/' && cookie?.includes(ownKey) && site.sessions.has(ownKey)
          ? { body: { logged_in: true, user_type: userType }, setCookie: drop }
          : undefined
      await site.client.signIn(robin)
      expect(site.client.signedIn).toBe(false)
      await site.client.signOut()
      expect(site.sessions.has(ownKey)).toBe(false)
    },
  )

  it.each(['900', 'boss'])(
    'of the user type %s was allowed to list: a refusal after the sign-out tells that it is gone',
    async (userType) => {
      const site = Object.assign(createFakeSite(), { userType })
      await site.client.signIn(robin)
      site.instead = ({ target }) => (target === '/user/settings/' ? refusal : undefined)
      expect((await site.client.signOut()).ok).toBe(true)
      expect(site.sessions.has(ownKey)).toBe(false)
    },
  )

  it('of a user who may not list does not count as gone after a refusal, and is remembered', async () => {
    const site = createFakeSite()
    let signedIn = false
    site.instead = ({ target, form }) => {
      signedIn ||= form.get('an') === 'sign_in'
      return signedIn && target === '/user/settings/' ? refusal : undefined
    }
    expect(await site.client.signIn(robin)).toMatchObject({ failure: { kind: 'notAdministrator' } })
    expect(site.client.mayHoldSession).toBe(true)
  })

  it('that came with a refusal was never allowed to list, so no refusal shows that it is gone', async () => {
    const site = createFakeSite()
    let refused = false
    site.instead = ({ target, form }) => {
      if (form.get('an') === 'sign_in') {
        refused = true
        return { status: 500, setCookie: [`sessionid=${ownKey}; HttpOnly; Path=/`] }
      }
      return refused && target === '/user/settings/' ? refusal : undefined
    }
    const answer = await site.client.signIn(robin)
    expect(withHints(answer)).toMatchObject({
      failure: { kind: 'serverBusy', hint: expect.stringContaining('one session may be left') },
    })
    expect(site.client.signedIn).toBe(false)
  })
})

describe('what the site says about itself to an administrator', () => {
  const learn = async (settings: object) => {
    const site = parseSiteUrl('https://lino.example')
    if (!site.ok) throw new Error('no site')
    const http = createFakeHttp(() => ({ body: { logged_in: true, user_type: '900', ...settings } }))
    const ports = { http, clock: http.clock, log: createFakeLog(), allowHttp: false, timeouts: usualTimeouts }
    const connection = createConnection(site.value, ports)
    connection.ours.session = { cookieName: 'sessionid', key: ownKey, maxAge: null, administrator: false }
    expect(await checkAdministrator(connection, 'react')).toBeNull()
    return connection
  }

  it('is the language of its clocks, and the name of its files', async () => {
    const site_data = '/media/cache/json/lino_900_de.json'
    expect(await learn({ site_data, site_lang: 'de' })).toMatchObject({
      about: { language: 'de' },
      ours: { profile: { userType: '900', language: 'de' } },
    })
    expect(await learn({ site_data: null })).toMatchObject({
      about: { language: null },
      ours: { profile: null },
    })
  })
})
