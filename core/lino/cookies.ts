import { parseSetCookie } from 'set-cookie-parser'
import type { HttpAnswer } from '../ports.ts'
import { dateOf } from './answers.ts'
import { csrfCookie } from './csrf.ts'

export interface SetCookie {
  readonly name: string
  readonly value: string
  /** Seconds. Null: none was given, and the cookie lives as long as the browser. */
  readonly maxAge: number | null
  readonly httpOnly: boolean
  /** The answer removes the cookie. */
  readonly deleted: boolean
}

/** Django's default. A site may use another name (SESSION_COOKIE_NAME). */
const usualName = 'sessionid'
/** Lino's cookie of a device that passed the second factor. */
export const trustCookie = 'trusted_device_token'

/**
 * RFC 6265, 4.1.1 and 6.1. A longer text, or one with other characters, is no cookie, because it would spoil
 * the header.
 */
const nameSyntax = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
const valueSyntax =
  /^(?:[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*|"[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*")$/
const mostCookie = 4096

/** Whether this can be part of a Cookie header. */
export function isCookie(name: string, value: string): boolean {
  return name.length + value.length <= mostCookie && nameSyntax.test(name) && valueSyntax.test(value)
}

/** No real cookie lives longer. A longer time means nothing. Seconds: ten years. */
const mostAge = 10 * 366 * 86_400

/** Seconds. Null: none, or an impossible one. */
export function saneAge(seconds: unknown): number | null {
  return typeof seconds === 'number' && Math.abs(seconds) <= mostAge ? seconds : null
}

/**
 * The cookies that an answer sets or removes. Max-Age comes before expires (RFC 6265, 5.3), which counts by
 * the site's clock.
 */
export function readSetCookies(answer: HttpAnswer): SetCookie[] {
  const options = { decodeValues: false, silent: true, split: false }
  return parseSetCookie([...(answer.headers['set-cookie'] ?? [])], options).flatMap((cookie) => {
    const { name, value, httpOnly = false } = cookie
    if (!isCookie(name, value)) return []
    const until = cookie.expires && (cookie.expires.getTime() - (dateOf(answer) ?? answer.receivedAt)) / 1000
    const age = cookie.maxAge ?? (until === undefined ? null : Math.round(until))
    const deleted = (age !== null && age <= 0) || value === '' || value === '""'
    return [{ name, value, maxAge: saneAge(age), httpOnly, deleted }]
  })
}

/**
 * The session cookie that a sign-in has set: by Django's usual name, otherwise the one that looks like a
 * session cookie (HttpOnly, 32 of a-z0-9). A proxy may set its own cookies as well.
 */
export function sessionCookieOf(cookies: readonly SetCookie[]): SetCookie | null {
  const set = cookies.filter((each) => !each.deleted && each.name !== csrfCookie && each.name !== trustCookie)
  // Of two with one name the last one counts, as in a browser.
  const usual = set.findLast((each) => each.name === usualName)
  return usual ?? set.findLast((each) => each.httpOnly && /^[0-9a-z]{32}$/.test(each.value)) ?? null
}

/** Whether the answer removes this session's cookie. So Django says that the session no longer exists. */
export function dropsSession(answer: HttpAnswer, sessionCookie: string): boolean {
  return readSetCookies(answer).some((each) => each.name === sessionCookie && each.deleted)
}

/**
 * The cookies of one site, in memory. Each client has its own, so a cookie goes only to its own site. The
 * number is bounded, because servers refuse long headers. If a site sets too many, its oldest cookies go, but
 * not those that we set, and not those of CSRF and trust.
 */
export interface Cookies {
  /** Sets one of our own cookies. False: it cannot be a cookie. */
  set(name: string, value: string): boolean
  get(name: string): string | null
  remove(name: string): void
  take(cookies: readonly SetCookie[]): void
  /** The value of a Cookie header. Null: no cookies. */
  header(): string | null
}

const mostCookies = 20
/** Most servers accept 8190 bytes of a header. */
const mostHeader = 8000

/** `onPut` is told each value that is kept. */
export function createCookies(onPut: (name: string, value: string) => void = () => {}): Cookies {
  const values = new Map<string, string>()
  const ours = new Set([csrfCookie, trustCookie])
  const header = (): string => [...values].map(([name, value]) => `${name}=${value}`).join('; ')
  const tooMuch = (): boolean => values.size > mostCookies || header().length > mostHeader

  function put(name: string, value: string): boolean {
    if (!isCookie(name, value)) return false
    onPut(name, value)
    values.delete(name)
    values.set(name, value)
    for (const old of [...values.keys()]) {
      if (tooMuch() && old !== name && !ours.has(old)) values.delete(old)
    }
    return !tooMuch() || !values.delete(name)
  }

  return {
    set(name, value) {
      ours.add(name)
      return put(name, value)
    },
    get: (name) => values.get(name) ?? null,
    remove(name) {
      values.delete(name)
      if (name !== csrfCookie && name !== trustCookie) ours.delete(name)
    },
    take(cookies) {
      for (const each of cookies) {
        if (each.deleted) values.delete(each.name)
        else put(each.name, each.value)
      }
    },
    header: () => (values.size === 0 ? null : header()),
  }
}
