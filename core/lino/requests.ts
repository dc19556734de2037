import type { HttpRequest } from '../ports.ts'
import { csrfHeader } from './csrf.ts'

/** How long each kind of request may take, milliseconds. A locked database answers after 5 to 50 s. */
export interface Timeouts {
  readonly probe: number
  readonly signIn: number
  readonly list: number
  readonly end: number
}
export const usualTimeouts: Timeouts = { probe: 15_000, signIn: 30_000, list: 60_000, end: 30_000 }

/** An error that comes sooner is no locked database: the site cannot do what was asked. Milliseconds. */
export const lockedFromMs = 4000

/**
 * The longest answers that are read, bytes. A longer one is a failure. Usually Lino answers some kilobytes.
 * Its cache files have 61 to 65 kB (26.10). 20,000 sessions are 5 to 11 MB (243 bytes a row today, 530 with
 * the links of older Linos).
 */
export const mostBytes = { usual: 1024 * 1024, file: 8 * 1024 * 1024, list: 64 * 1024 * 1024 } as const
export type AnswerSize = keyof typeof mostBytes

/** A list beyond that is a failure too, because a part of it would look like the whole. */
export const mostRows = 200_000

export const paths = {
  /** React's "who am I". Without a cookie it leaves no session behind. `/` may (use_security_features). */
  settings: '/user/settings/',
  /** The same on VueJS. */
  vueSettings: '/api/user-settings',
  /** React's own form (POST), and its sign-out (GET). */
  auth: '/auth',
  about: '/api/about/About',
  /** Where one signs in on 21.x. */
  usersOverview: '/api/users/UsersOverview',
  /** All rows at once: a page of 15 of 1,000 costs the server 65 % of that, and `limit=-1` loses a row. */
  list: '/api/users/Sessions?fmt=json&limit=0',
  listOne: '/api/users/Sessions?fmt=json&limit=1',
  /** The users with their name, type and language, today and before (up to 26.4). */
  listedUsers: '/api/users/ListedUsers?fmt=json&limit=0',
  usersTable: '/api/users/UsersOverview?fmt=json&limit=0',
} as const

/** `an=sign_in`, always by POST: with GET the password would be in the site's log. */
export const signInForm = (user: string, password: string): Readonly<Record<string, string>> => ({
  an: 'sign_in',
  username: user,
  password,
  ul: 'en',
})

function form(fields: Readonly<Record<string, string>>): string {
  return new URLSearchParams(fields).toString()
}

const common = { Accept: 'application/json, text/plain, */*', 'User-Agent': 'lino-session-console' }

/**
 * A request as Lino's own page sends it: XHR (errors come as text), English where the site has it (24.11 and
 * later follow `ul`, older ones this header), the CSRF pair, and over https the Referer that Django asks for.
 */
export function pageRequest(
  origin: string,
  url: string,
  options: {
    readonly cookie: string | null
    readonly csrf: string | null
    readonly form?: Readonly<Record<string, string>>
    readonly timeoutMs: number
    readonly size?: AnswerSize
    readonly signal?: AbortSignal
  },
): HttpRequest {
  const headers: Record<string, string> = {
    ...common,
    'Accept-Language': 'en',
    'X-Requested-With': 'XMLHttpRequest',
  }
  if (options.cookie !== null) headers['Cookie'] = options.cookie
  if (options.csrf !== null) headers[csrfHeader] = options.csrf
  if (origin.startsWith('https:')) headers['Referer'] = `${origin}/`
  if (options.form) headers['Content-Type'] = 'application/x-www-form-urlencoded; charset=UTF-8'
  return {
    method: options.form ? 'POST' : 'GET',
    url,
    headers,
    ...(options.form ? { body: form(options.form) } : {}),
    timeoutMs: options.timeoutMs,
    maxBytes: mostBytes[options.size ?? 'usual'],
    ...(options.signal ? { signal: options.signal } : {}),
  }
}

/**
 * A session's own sign-out: exactly one cookie, and nothing else that could make it the request of another
 * session.
 */
export function signOutRequest(
  url: string,
  cookieName: string,
  key: string | null,
  timeoutMs: number,
): HttpRequest {
  return {
    method: 'GET',
    url,
    headers: key === null ? common : { ...common, Cookie: `${cookieName}=${key}` },
    timeoutMs,
    maxBytes: mostBytes.usual,
  }
}
