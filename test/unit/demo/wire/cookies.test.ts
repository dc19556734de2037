import { describe, expect, it } from 'vitest'
import { csrfSecret, parseCookies, sessionCookie } from '../../../../demo/wire/cookies.ts'

describe('cookies of the demo site', () => {
  it('of two with one name the last counts', () => {
    expect(parseCookies('sessionid=a; csrftoken=x; sessionid="b"').get('sessionid')).toBe('b')
    expect(parseCookies(undefined).size).toBe(0)
  })

  it('say how long they live, unless the session ends with the browser', () => {
    const now = Date.UTC(2026, 10, 23, 3, 23, 32)
    expect(sessionCookie('sessionid', 'k', 1_209_600, now)).toBe(
      'sessionid=k; expires=Mon, 07 Dec 2026 03:23:32 GMT; HttpOnly; Max-Age=1209600; Path=/; SameSite=Lax',
    )
    expect(sessionCookie('ssid', 'k', null, now)).toBe('ssid=k; HttpOnly; Path=/; SameSite=Lax')
  })

  it('hold CSRF tokens of 32 letters, or of 64 that hide 32', () => {
    const plain = 'b'.repeat(32)
    expect(csrfSecret(plain)).toBe(plain)
    // Masked with 'c' (2), 'b' (1) is 'd' (3).
    expect(csrfSecret('c'.repeat(32) + 'd'.repeat(32))).toBe(plain)
    expect(csrfSecret('b'.repeat(33))).toBeNull()
    expect(csrfSecret(`${'b'.repeat(31)}-`)).toBeNull()
  })
})
