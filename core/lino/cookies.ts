import { parseSetCookie } from 'set-cookie-parser'
import type { HttpAnswer } from '../ports.ts'
import { dateOf } from './answers.ts'
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

/** RFC 6265, 4.1.1 and 6.1. What is longer, or holds anything else, is no cookie: it would spoil the header it stands in. */
const nameSyntax = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
const valueSyntax =
  /^(?:[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*|"[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*")$/
const mostCookie = 4096

/** Whether this can stand in a Cookie header. */
export function isCookie(name: string, value: string): boolean {
  return name.length + value.length <= mostCookie && nameSyntax.test(name) && valueSyntax.test(value)
}

/** Nobody's cookie lives for longer; what says so says nothing. Seconds: ten years. */
const mostAge = 10 * 366 * 86_400

/** Seconds; null: none, or none that can be meant. */
export function saneAge(seconds: unknown): number | null {
  return typeof seconds === 'number' && Math.abs(seconds) <= mostAge ? seconds : null
}

/** The cookies that an answer sets or takes away. Max-Age goes before expires (RFC 6265, 5.3), which counts by the site's clock. */
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
 * The session cookie that a sign-in has set: by Django's usual name, else the one that looks like one
 * (HttpOnly, 32 of a-z0-9), because a proxy may set cookies of its own beside it.
 */
export function sessionCookieOf(cookies: readonly SetCookie[]): SetCookie | null {
  const set = cookies.filter((each) => !each.deleted && each.name !== csrfCookie && each.name !== trustCookie)
  // Of two with one name the last one counts, as in a browser.
  const usual = set.findLast((each) => each.name === usualName)
  return usual ?? set.findLast((each) => each.httpOnly && /^[0-9a-z]{32}$/.test(each.value)) ?? null
}

/** Whether the answer takes this session's cookie away: Django's word that the session is no longer there. */
export function dropsSession(answer: HttpAnswer, sessionCookie: string): boolean {
  return readSetCookies(answer).some((each) => each.name === sessionCookie && each.deleted)
}

/**
 * The cookies of one site, in memory. There is one for each client, so a cookie goes only where it came from. It is bounded, as
 * servers refuse long headers: where a site sets too many, its oldest ones go, but none that we set, and not those of
 * CSRF and trust.
 */
export interface Cookies {
  /** Sets one of ours. False: it can be none. */
  set(name: string, value: string): boolean
  get(name: string): string | null
  remove(name: string): void
  take(cookies: readonly SetCookie[]): void
  /** The value of a Cookie header; null when there is none. */
  header(): string | null
}

const mostCookies = 20
/** Most servers take 8190 bytes of a header. */
const mostHeader = 8000

export function createCookies(): Cookies {
  const values = new Map<string, string>()
  const ours = new Set([csrfCookie, trustCookie])
  const header = (): string => [...values].map(([name, value]) => `${name}=${value}`).join('; ')
  const tooMuch = (): boolean => values.size > mostCookies || header().length > mostHeader

  function put(name: string, value: string): boolean {
    if (!isCookie(name, value)) return false
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
