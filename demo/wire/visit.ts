import type { IncomingMessage } from 'node:http'
import type { DemoSettings } from '../options.ts'
import type { SessionRow } from '../site/store.ts'
import type { DemoUser } from '../site/users.ts'
import { parseCookies } from './cookies.ts'
import type { Language } from './texts.ts'

/**
 * A request under way. The routes change `session`, `user` and the marks. The middle layer turns them into
 * cookies.
 */
export interface Visit {
  method: string
  path: string
  query: URLSearchParams
  form: URLSearchParams
  cookies: ReadonlyMap<string, string>
  /** Sent by a script (X-Requested-With): Lino 21 then fails in plain text. */
  xhr: boolean
  address: string
  language: Language
  /** The key that the request brought, valid or not. */
  sentKey: string | null
  session: SessionRow | null
  user: DemoUser | null
  /** The session was written, so its cookie is sent. */
  saved: boolean
  /** Signing in makes a new CSRF secret. */
  rotateCsrf: boolean
  header(name: string): string | undefined
}

/** Reads the request. The middle layer finds out who sent it. */
export function readVisit(settings: DemoSettings, incoming: IncomingMessage, body: string): Visit {
  const url = new URL(incoming.url ?? '/', 'http://demo')
  const cookies = parseCookies(incoming.headers.cookie)
  const header = (name: string): string | undefined => {
    const value = incoming.headers[name]
    return Array.isArray(value) ? value[0] : value
  }
  return {
    method: incoming.method ?? 'GET',
    path: below(settings.prefix, decoded(url.pathname)),
    query: url.searchParams,
    form: new URLSearchParams(body),
    cookies,
    xhr: header('x-requested-with') === 'XMLHttpRequest',
    address: addressOf(header('x-forwarded-for'), incoming.socket.remoteAddress),
    language: 'en',
    sentKey: cookies.get(settings.cookieName) ?? null,
    session: null,
    user: null,
    saved: false,
    rotateCsrf: false,
    header,
  }
}

/** The path as the site sees it, which does not know where it is. */
function below(prefix: string, path: string): string {
  return path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path
}

/** As a web server hands it on. Undecodable parts stay unchanged. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** Lino believes any X-Forwarded-For, and keeps the part before the first comma. */
function addressOf(forwarded: string | undefined, remote: string | undefined): string {
  const first = forwarded?.split(',')[0]?.trim()
  return first || (remote ?? '').replace(/^::ffff:/, '') || '127.0.0.1'
}

/** A parameter from the form or the query. */
export const parameter = (visit: Visit, name: string): string | null =>
  visit.form.get(name) ?? visit.query.get(name)

export const isReading = (visit: Visit): boolean => visit.method === 'GET' || visit.method === 'HEAD'
