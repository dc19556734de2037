import { Cookie } from 'tough-cookie'
import type { HttpAnswer } from '../ports.ts'
import { csrfCookie } from './csrf.ts'

export interface SetCookie {
  readonly name: string
  readonly value: string
  /** Seconds; null: none was given, it lives as long as the browser. */
  readonly maxAge: number | null
  readonly httpOnly: boolean
  /** The answer takes the cookie away. */
  readonly deleted: boolean
}

/** Django's default; a site may call it differently (SESSION_COOKIE_NAME). */
const usualName = 'sessionid'
/** Lino's cookie of a device that passed the second factor. */
export const trustCookie = 'trusted_device_token'

/** The cookies that an answer sets or takes away. */
export function readSetCookies(answer: HttpAnswer): SetCookie[] {
  return (answer.headers['set-cookie'] ?? []).flatMap((header) => {
    const cookie = Cookie.parse(header)
    if (!cookie) return []
    const value = cookie.value
    const maxAge = typeof cookie.maxAge === 'number' ? cookie.maxAge : null
    const past = cookie.expires instanceof Date && cookie.expires.getTime() <= 86_400_000
    const deleted = (maxAge !== null && maxAge <= 0) || past || value === '' || value === '""'
    return [{ name: cookie.key, value, maxAge, httpOnly: cookie.httpOnly, deleted }]
  })
}

/**
 * The session cookie that a sign-in has set: by Django's usual name, else the one that looks like one
 * (HttpOnly, 32 of a-z0-9), because a proxy may set cookies of its own beside it.
 */
export function sessionCookieOf(cookies: readonly SetCookie[]): SetCookie | null {
  const set = cookies.filter((each) => !each.deleted && each.name !== csrfCookie && each.name !== trustCookie)
  const usual = set.find((each) => each.name === usualName)
  return usual ?? set.find((each) => each.httpOnly && /^[0-9a-z]{32}$/.test(each.value)) ?? null
}

/** Whether the answer takes this session's cookie away: Django's word that the session is no longer there. */
export function dropsSession(answer: HttpAnswer, sessionCookie: string): boolean {
  return readSetCookies(answer).some((each) => each.name === sessionCookie && each.deleted)
}

/** The cookies of one origin, in memory. There is one for each client, so a cookie goes only where it came from. */
export interface Cookies {
  set(name: string, value: string): void
  get(name: string): string | null
  remove(name: string): void
  take(cookies: readonly SetCookie[]): void
  /** The value of a Cookie header; null when there is none. */
  header(): string | null
}

export function createCookies(): Cookies {
  const values = new Map<string, string>()
  return {
    set: (name, value) => void values.set(name, value),
    get: (name) => values.get(name) ?? null,
    remove: (name) => void values.delete(name),
    take(cookies) {
      for (const each of cookies) {
        if (each.deleted) values.delete(each.name)
        else values.set(each.name, each.value)
      }
    },
    header: () =>
      values.size === 0 ? null : [...values].map(([name, value]) => `${name}=${value}`).join('; '),
  }
}
