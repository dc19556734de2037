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
  it('leaves out what is no cookie', () => {
    expect(read('', ';;;')).toEqual([])
  })
})

describe('sessionCookieOf', () => {
  it('takes the usual name, or else the one that looks like a session’s', () => {
    const csrf = `csrftoken=${'B'.repeat(32)}; Path=/`
    expect(sessionCookieOf(read(csrf, `sessionid=${key}; HttpOnly`))?.name).toBe('sessionid')
    expect(sessionCookieOf(read(csrf, 'lb=node-1; HttpOnly', `ssid=${key}; HttpOnly`))?.name).toBe('ssid')
    expect(sessionCookieOf(read(csrf, `visible=${key}`, `trusted_device_token=${key}; HttpOnly`))).toBeNull()
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
})
