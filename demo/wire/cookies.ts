import { randomInt } from 'node:crypto'

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
const year = 31_449_600

/** The cookies of a request. If a name comes twice the last one counts, as in Django. */
export function parseCookies(header: string | undefined): Map<string, string> {
  const cookies = new Map<string, string>()
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at < 0) continue
    cookies.set(
      part.slice(0, at).trim(),
      part
        .slice(at + 1)
        .trim()
        .replaceAll(/^"|"$/g, ''),
    )
  }
  return cookies
}

const random = (alphabet: string, length: number): string =>
  Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('')

export const newSessionKey = (): string => random(letters.slice(0, 26) + letters.slice(52), 32)

export const newCsrfToken = (length: 32 | 64): string => random(letters, length)

/** Set-Cookie of a session. `maxAge` in seconds. Null = the cookie lives until the browser closes. */
export function sessionCookie(name: string, key: string, maxAge: number | null, now: number): string {
  const lifetime =
    maxAge === null
      ? 'HttpOnly'
      : `expires=${new Date(now + maxAge * 1000).toUTCString()}; HttpOnly; Max-Age=${maxAge}`
  return `${name}=${key}; ${lifetime}; Path=/; SameSite=Lax`
}

export const deletedSessionCookie = (name: string): string =>
  `${name}=""; expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/; SameSite=Lax`

export const csrfCookie = (token: string, now: number): string =>
  `csrftoken=${token}; expires=${new Date(now + year * 1000).toUTCString()}; Max-Age=${year}; Path=/; SameSite=Lax`

/**
 * The secret behind a token: itself if it has 32 characters, unmasked if it has 64, null for anything else.
 */
export function csrfSecret(token: string | null | undefined): string | null {
  if (!token || !/^[a-zA-Z0-9]+$/.test(token)) return null
  if (token.length === 32) return token
  if (token.length !== 64) return null
  return Array.from({ length: 32 }, (_, index) => {
    const mask = letters.indexOf(token.charAt(index))
    const masked = letters.indexOf(token.charAt(index + 32))
    return letters.charAt((masked - mask + letters.length) % letters.length)
  }).join('')
}
