import { describe, expect, it } from 'vitest'
import {
  createCookies,
  dropsSession,
  readSetCookies,
  sessionCookieOf,
} from '../../../../core/lino/cookies.ts'
import { answerOf } from './fake-http.ts'

const key = 'a'.repeat(32)
const read = (...setCookie: string[]) => readSetCookies(answerOf({ setCookie }))

describe('readSetCookies', () => {
  it('reads name, value and Max-Age', () => {
    expect(
      read(
        `sessionid=${key}; expires=Mon, 07 Dec 2026 03:23:32 GMT; HttpOnly; Max-Age=1209600; Path=/; SameSite=Lax`,
      ),
    ).toEqual([{ name: 'sessionid', value: key, maxAge: 1_209_600, httpOnly: true, deleted: false }])
    expect(read(`sessionid=${key}; HttpOnly; Path=/`)[0]?.maxAge).toBeNull()
  })
  it('knows a cookie that is taken away', () => {
    const deleted = 'sessionid=""; expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/; SameSite=Lax'
    expect(read(deleted)[0]?.deleted).toBe(true)
    expect(dropsSession(answerOf({ setCookie: [deleted] }), 'sessionid')).toBe(true)
    expect(dropsSession(answerOf({ setCookie: [deleted] }), 'ssid')).toBe(false)
  })
  it.each([
    ['an expiry that is long past', 'expires=Thu, 01 Jan 1970 00:00:00 GMT', true],
    ['an expiry ahead', 'expires=Mon, 07 Dec 2026 03:23:32 GMT', false],
    ['an expiry that cannot be read', 'expires=some day', false],
    ['no age left', 'Max-Age=0', true],
    ['an age below none', 'Max-Age=-1', true],
  ])('%s', (_, attribute, deleted) => {
    expect(read(`sessionid=${key}; ${attribute}; Path=/`)[0]).toMatchObject({
      name: 'sessionid',
      value: key,
      deleted,
    })
  })
  it.each(['sessionid=', 'sessionid=""', 'sessionid=; Path=/'])(
    'knows an empty one as taken away: %s',
    (header) => {
      expect(read(header)[0]).toMatchObject({ deleted: true, maxAge: null, httpOnly: false })
    },
  )
  it('counts expires by the clock of the site, not by this machine’s', () => {
    const headers = { date: 'Mon, 23 Nov 2026 02:24:48 GMT' }
    const setCookie = [`sessionid=${key}; expires=Mon, 23 Nov 2026 03:14:48 GMT`]
    expect(readSetCookies(answerOf({ headers, setCookie }))[0]).toMatchObject({
      maxAge: 3000,
      deleted: false,
    })
    const undated = { ...answerOf({ setCookie }), headers: { 'set-cookie': setCookie } }
    expect(readSetCookies(undated)[0]).toMatchObject({ maxAge: -600, deleted: true })
  })
  it('leaves out what is no cookie', () => {
    expect(read('', ';;;')).toEqual([])
    expect(readSetCookies(answerOf({}))).toEqual([])
  })
  it.each([
    'a b=1',
    'a\u0000=1',
    'ä=1',
    'a="1',
    'a=1"2',
    'a=1 2',
    'a=1,2',
    'a=1\\2',
    'a=ä',
    'a=\u202e',
    '=1',
    'a',
    `a=${'x'.repeat(4096)}`,
    `${'x'.repeat(4096)}=1`,
  ])('takes nothing but the syntax of RFC 6265: %j', (text) => {
    expect(read(text, `ok="${key}"`).map(({ name }) => name)).toEqual(['ok'])
  })
  it('takes a value unchanged, and one of 4096 bytes with its name', () => {
    expect(read('a=%20%zz')[0]?.value).toBe('%20%zz')
    expect(read(`a=${'x'.repeat(4095)}`)[0]?.value).toHaveLength(4095)
  })
  it('reads the age from expires if there is no Max-Age, by the site’s clock, and otherwise from Max-Age', () => {
    const expires = 'expires=Mon, 23 Nov 2026 03:34:48 GMT'
    const past = 'expires=Mon, 23 Nov 2026 03:14:48 GMT'
    expect(read(`sessionid=${key}; ${expires}`)[0]).toMatchObject({ maxAge: 600, deleted: false })
    expect(read(`sessionid=${key}; ${past}`)[0]).toMatchObject({ deleted: true })
    expect(read(`sessionid=${key}; ${past}; Max-Age=60`)[0]).toMatchObject({ maxAge: 60, deleted: false })
    expect(read(`sessionid=${key}; ${expires}; Max-Age=0`)[0]).toMatchObject({ deleted: true })
  })
  it.each(['Max-Age=99999999999999999999999', 'Max-Age=1e9', 'expires=Fri, 31 Dec 99999 23:59:59 GMT'])(
    'an age that nobody can mean is none: %s',
    (attribute) =>
      expect(read(`sessionid=${key}; ${attribute}`)[0]).toMatchObject({ maxAge: null, deleted: false }),
  )
})

describe('sessionCookieOf', () => {
  it('takes the usual name, otherwise the one that looks like a session’s', () => {
    const csrf = `csrftoken=${'B'.repeat(32)}; Path=/`
    expect(sessionCookieOf(read(csrf, `sessionid=${key}; HttpOnly`))?.name).toBe('sessionid')
    expect(sessionCookieOf(read(csrf, 'lb=node-1; HttpOnly', `ssid=${key}; HttpOnly`))?.name).toBe('ssid')
    expect(sessionCookieOf(read(csrf, `visible=${key}`, `trusted_device_token=${key}; HttpOnly`))).toBeNull()
  })
  it.each([
    ['too long', `ssid=${key}a; HttpOnly`],
    ['too short', `ssid=${key.slice(1)}; HttpOnly`],
    ['with other letters', `ssid=A${key.slice(1)}; HttpOnly`],
    ['with something before it', `ssid=-${key}; HttpOnly`],
    ['to be read by scripts', `ssid=${key}`],
    ['the CSRF token’s', `csrftoken=${key}; HttpOnly`],
    ['taken away', 'sessionid=; Max-Age=0; HttpOnly'],
    ['taken away, and yet there', `sessionid=${key}; Max-Age=0; HttpOnly`],
  ])('is none that is %s', (_what, header) => {
    expect(sessionCookieOf(read(header))).toBeNull()
    expect(sessionCookieOf(read(header, `own=${key}; HttpOnly`))?.name).toBe('own')
  })
  it('is removed, whatever else an answer sets', () => {
    const setCookie = ['csrftoken=x', 'sessionid=; Max-Age=0', 'b=2']
    expect(dropsSession(answerOf({ setCookie }), 'sessionid')).toBe(true)
    expect(dropsSession(answerOf({ setCookie: [`sessionid=${key}`] }), 'sessionid')).toBe(false)
  })
  it('takes the last of two with one name, as the jar and every browser do', () => {
    const other = 'b'.repeat(32)
    expect(sessionCookieOf(read(`sessionid=${other}`, `sessionid=${key}`))?.value).toBe(key)
    expect(sessionCookieOf(read(`ssid=${other}; HttpOnly`, `ssid=${key}; HttpOnly`))?.value).toBe(key)
  })
})

describe('createCookies', () => {
  it('keeps the last value of each name, and forgets what is taken away', () => {
    const cookies = createCookies()
    expect(cookies.header()).toBeNull()
    cookies.take(read('a=1', 'b=2'))
    cookies.take(read('a=3', 'b=; Max-Age=0'))
    expect(cookies.header()).toBe('a=3')
    cookies.remove('a')
    expect(cookies.header()).toBeNull()
  })

  const junk = (count: number, length = 1, from = 0): string[] =>
    Array.from({ length: count }, (_, nth) => `j${String(nth + from)}=${'x'.repeat(length)}`)
  const namesOf = (header: string | null): string[] =>
    (header ?? '').split('; ').map((each) => each.slice(0, each.indexOf('=')))

  it('holds twenty at most: the site’s oldest ones go, never ours', () => {
    const cookies = createCookies()
    cookies.set('sessionid', key)
    cookies.take(read('csrftoken=c', 'trusted_device_token=t', ...junk(300)))
    const names = namesOf(cookies.header())
    expect(names).toHaveLength(20)
    expect(names).toEqual(expect.arrayContaining(['sessionid', 'csrftoken', 'trusted_device_token', 'j299']))
    expect(names).not.toContain('j0')
  })

  it('lets those go first that the site has not set for the longest time', () => {
    const cookies = createCookies()
    cookies.take(read(...junk(20)))
    cookies.take(read('j0=again', 'late=1'))
    expect(cookies.get('j0')).toBe('again')
    expect(namesOf(cookies.header())).not.toContain('j1')
    // One that is too long alone takes no other one's place.
    const before = cookies.header()
    expect(cookies.set('long', 'x'.repeat(9000))).toBe(false)
    expect([cookies.get('long'), before?.includes('j0=again')]).toEqual([null, true])
  })

  it('never makes a header of more than 8000 bytes, however many answers set cookies', () => {
    const cookies = createCookies()
    cookies.set('sessionid', key)
    for (let nth = 0; nth < 9; nth += 1) {
      cookies.take(read(...junk(5, 1500, nth * 5), `csrftoken=${'c'.repeat(4000)}`))
      expect(cookies.header()?.length).toBeLessThanOrEqual(8000)
      expect(cookies.get('sessionid')).toBe(key)
    }
    cookies.take(read(`trusted_device_token=${'t'.repeat(4000)}`))
    expect(cookies.header()?.length).toBeLessThanOrEqual(8000)
  })

  it('keeps what we set only until we remove it, and CSRF and trust always', () => {
    const cookies = createCookies()
    for (const name of ['ours', 'csrftoken', 'trusted_device_token']) {
      cookies.set(name, 'x')
      cookies.remove(name)
      expect(cookies.get(name)).toBeNull()
    }
    cookies.take(read('ours=theirs', 'csrftoken=c', 'trusted_device_token=t', ...junk(30)))
    expect(['ours', 'csrftoken', 'trusted_device_token'].map(cookies.get)).toEqual([null, 'c', 't'])
  })

  it('sets nothing that a header cannot hold', () => {
    const cookies = createCookies()
    expect([cookies.set('trusted_device_token', 'a; b=c'), cookies.set('a=b', 'c')]).toEqual([false, false])
    expect(cookies.header()).toBeNull()
  })
})
