import { succeed, type Failure, type Result } from '../../contract/failure.ts'
import type { Clock, Http, HttpAnswer, HttpRequest, Log } from '../ports.ts'
import {
  nothingEnded,
  nothingKnown,
  nothingRead,
  notSignedIn,
  type About,
  type Ending,
  type Ours,
  type OwnSession,
  type HowToRead,
} from './connection-state.ts'
import { createCookies, readSetCookies, trustCookie, type Cookies, type SetCookie } from './cookies.ts'
import { csrfCookie, makeCsrfToken } from './csrf.ts'
import { noAnswer, wantsHttps } from './failures.ts'
import { createHiddenNames, type HiddenNames } from './hidden-names.ts'
import { createKnownSecrets, type KnownSecrets } from './known-secrets.ts'
import { createRefs, type Refs } from './refs.ts'
import { pageRequest, signOutRequest, type AnswerSize, type Timeouts } from './requests.ts'
import { encrypted, httpNotAllowed, type SiteUrl } from './site-url.ts'
import { isHttpAtHttpsPort } from './web-servers.ts'

/** Everything that one client knows and holds. All else in this folder is functions over it, or pure. */
export interface Connection {
  /** Never changes, so a password or key for one Lino never reaches another Lino of the same host. */
  readonly site: SiteUrl
  readonly http: Http
  readonly clock: Clock
  readonly log: Log
  readonly allowHttp: boolean
  readonly timeouts: Timeouts
  /** What no text of a site may show. */
  readonly known: KnownSecrets
  /** The site's users and addresses that leave the core hidden. */
  readonly names: HiddenNames
  readonly cookies: Cookies
  readonly refs: Refs
  readonly about: About
  readonly ours: Ours
  readonly reading: HowToRead
  readonly ending: Ending
}

export function createConnection(
  site: SiteUrl,
  ports: Pick<Connection, 'http' | 'clock' | 'log' | 'allowHttp' | 'timeouts'> & {
    readonly known?: KnownSecrets
    readonly names?: HiddenNames
  },
): Connection {
  const { known = createKnownSecrets(), names = createHiddenNames() } = ports
  return {
    site,
    ...ports,
    known,
    names,
    // Any cookie may be a credential, of the site or of a proxy before it.
    cookies: createCookies((_name, value) => known.addToken(value, site.origin)),
    refs: createRefs(site.origin),
    about: nothingKnown(),
    ours: notSignedIn(),
    reading: nothingRead(),
    ending: nothingEnded(),
  }
}

interface Ask {
  readonly form?: Readonly<Record<string, string>>
  readonly timeoutMs: number
  readonly signal?: AbortSignal
  /** Changes something, so it is never sent twice. This holds for every form. */
  readonly once?: boolean
  /** The longest answer. Bytes. */
  readonly size?: AnswerSize
}

/** Sends a request as ourselves: with our present cookies. Keeps the cookies that the answer sets. */
export async function askAsUs(connection: Connection, path: string, ask: Ask): Promise<Result<HttpAnswer>> {
  const { cookies, site } = connection
  const request = pageRequest(site.origin, site.base + path, {
    ...ask,
    cookie: cookies.header(),
    csrf: cookies.get(csrfCookie),
  })
  const answer = await send(connection, { ...request, once: ask.once ?? request.method === 'POST' })
  if (answer.ok) takeCookies(connection, answer.value)
  return answer
}

/**
 * Sends a request as a stranger, without any cookie but that of an anonymous session. Keeps nothing that the
 * answer sets.
 */
export function askAsNobody(
  connection: Connection,
  path: string,
  size: AnswerSize = 'usual',
  anonymous: SetCookie | null = null,
): Promise<Result<HttpAnswer>> {
  const { site, timeouts } = connection
  const cookie = anonymous && `${anonymous.name}=${anonymous.value}`
  const as = { cookie, csrf: null, timeoutMs: timeouts.probe, size }
  return send(connection, pageRequest(site.origin, site.base + path, as))
}

/**
 * A bare request to a sign-out, with that key, or without a session (null). Discards the answer's cookies.
 */
export function askToSignOut(
  connection: Connection,
  path: string,
  cookieName: string,
  key: string | null,
): Promise<Result<HttpAnswer>> {
  const request = signOutRequest(connection.site.base + path, cookieName, key, connection.timeouts.end)
  return send(connection, { ...request, once: key !== null })
}

/**
 * Signs out a session that this console has made. A repetition is harmless, so after a cut connection it asks
 * once more, on a fresh connection.
 */
export async function askToSignOutOurs(
  connection: Connection,
  path: string,
  cookieName: string,
  key: string,
): Promise<Result<HttpAnswer>> {
  const answer = await askToSignOut(connection, path, cookieName, key)
  if (answer.ok || answer.failure.kind !== 'unreachable') return answer
  return askToSignOut(connection, path, cookieName, key)
}

/**
 * Sends a form of ours with that session's key instead of our own. Otherwise it holds only what a sign-in
 * needs: the CSRF pair and this device's trust. Keeps nothing that the answer sets.
 */
export function askInsteadOf(
  connection: Connection,
  path: string,
  cookieName: string,
  key: string,
  form: Readonly<Record<string, string>>,
): Promise<Result<HttpAnswer>> {
  const { site, cookies, timeouts } = connection
  const csrf = cookies.get(csrfCookie) ?? makeCsrfToken()
  const trust = cookies.get(trustCookie)
  const ours = trust === null ? [] : [`${trustCookie}=${trust}`]
  const cookie = [`${csrfCookie}=${csrf}`, ...ours, `${cookieName}=${key}`].join('; ')
  const request = pageRequest(site.origin, site.base + path, {
    cookie,
    csrf,
    form,
    timeoutMs: timeouts.signIn,
  })
  return send(connection, { ...request, once: true })
}

/** All requests pass here: nothing is sent over plain http without the user's consent. */
async function send(connection: Connection, request: HttpRequest): Promise<Result<HttpAnswer>> {
  const refused = httpNotAllowed(connection.site, connection.allowHttp)
  if (refused) return failed(refused)
  let answer = await connection.http.send(request)
  // The server may close a kept-alive connection in the very moment we use it. A second reading is harmless.
  if (!answer.ok && answer.kind === 'closed' && !request.once) answer = await connection.http.send(request)
  if (!answer.ok) return failed(noAnswer(answer, connection.site, request.maxBytes))
  const wrongPort = connection.site.origin.startsWith('http:') && isHttpAtHttpsPort(answer)
  return wrongPort ? failed(wantsHttps(encrypted(connection.site).base)) : succeed(answer)
}

function takeCookies(connection: Connection, answer: HttpAnswer): void {
  const set = readSetCookies(answer)
  const own = connection.ours.session
  connection.cookies.take(set.filter((each) => each.name !== own?.cookieName))
  if (!own) return
  connection.ours.usedAt = answer.receivedAt
  const session = set.findLast((each) => each.name === own.cookieName)
  if (!session) return
  if (session.deleted) {
    const { dropped } = connection.ours
    forgetOwnSession(connection)
    connection.ours.dropped = [...dropped, own]
  } else if (session.value === own.key)
    connection.ours.session = { ...own, maxAge: session.maxAge ?? own.maxAge }
  // Django changes a key only at a sign-in. Any other key is somebody else's, perhaps from a cache, and not
  // ours to use or end.
}

/** From now on this is our own session, whatever other cookies the site sets. */
export function takeOwnSession(connection: Connection, session: OwnSession): void {
  connection.ours.session = session
  connection.ours.dropped = connection.ours.dropped.filter((each) => each.key !== session.key)
  connection.cookies.set(session.cookieName, session.key)
}

/** The own session is gone. The console keeps what it has learnt about the site. */
export function forgetOwnSession(connection: Connection): void {
  if (connection.ours.session) connection.cookies.remove(connection.ours.session.cookieName)
  connection.ours.session = null
  connection.ours.dropped = []
  connection.ours.usedAt = null
}

export function failed(failure: Failure): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure }
}
