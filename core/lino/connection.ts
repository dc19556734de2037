import { succeed, type Failure, type Result } from '../../contract/failure.ts'
import type { FrontEnd, KillBy } from '../../contract/site.ts'
import type { Clock, Http, HttpAnswer, HttpRequest, Log } from '../ports.ts'
import type { Calibration } from './calibration.ts'
import type { Columns } from './columns.ts'
import { createCookies, readSetCookies, trustCookie, type Cookies } from './cookies.ts'
import { csrfCookie, makeCsrfToken } from './csrf.ts'
import { noAnswer, wantsHttps } from './failures.ts'
import { createRefs, type Refs } from './refs.ts'
import { pageRequest, signOutRequest, type AnswerSize, type Timeouts } from './requests.ts'
import { encrypted, httpNotAllowed, type SiteUrl } from './site-url.ts'
import { isHttpAtHttpsPort } from './web-servers.ts'

/** Our own session on the site. Its key is a credential: it stands here and in the cookies, nowhere else. */
export interface OwnSession {
  readonly cookieName: string
  readonly key: string
  /** SESSION_COOKIE_AGE by the cookie's Max-Age, seconds; null where the site sets none (it ends with the browser). */
  readonly maxAge: number | null
  /** A list was allowed to it: so a later refusal means that it is gone. */
  readonly administrator: boolean
}

/** How this site signs a session out: by a redirect to its own start page, or by an action's JSON. */
export interface SignOutWay {
  readonly path: string
  readonly answers: 'redirect' | 'json'
  /** Anonymous sessions and ghosts are refused, and stay (ExtJS 26.10). */
  readonly signedInOnly: boolean
}

/** All that one client knows and holds. Everything else in this folder is functions over it or pure. */
export interface Connection {
  /** For good: a password or key for one Lino never reaches another one of the same host. */
  readonly site: SiteUrl
  readonly http: Http
  readonly clock: Clock
  readonly log: Log
  readonly allowHttp: boolean
  readonly timeouts: Timeouts
  readonly cookies: Cookies
  readonly refs: Refs
  frontEnd: FrontEnd | null
  secondFactor: boolean | null
  /** Where our own sign-in worked; null: it was not this client's. */
  signInPath: string | null
  own: OwnSession | null
  /** Sessions of ours whose cookie an answer took away without a proof that they are gone: they are ended with the next sign-out. */
  dropped: readonly OwnSession[]
  /** When the own session was last used, by our clock, milliseconds; null: not yet. */
  ownUsedAt: number | null
  /** Who signed in last, for the columns' file: React names it by user type and language. */
  profile: { readonly userType: string; readonly language: string } | null
  /** The site's default language, as far as it tells one: `de`. */
  language: string | null
  columns: Columns | null
  calibration: Calibration | null
  /** Nothing fitted a fresh own row: then it is not worth a second list each time. */
  cannotCalibrate: boolean
  /** The sign-out's URL, once made sure of. */
  signOutWay: SignOutWay | null
  /** A row of another session had a Kill link in the last list; null: there was none to look at. */
  killOffered: boolean | null
  killBy: KillBy | null
  /** Refs of the sessions that were nobody's in the last list. */
  anonymous: ReadonlySet<string>
  /** Refs of those whose own sign-out was refused, so that they are nobody's now, too: a ghost's was somebody's when it was listed. */
  readonly signOutRefused: Set<string>
  /** Refs of those over whose sign-out the site has failed, and which its own Kill may still end. */
  readonly signOutFailed: Set<string>
  /** The sessions limit by the last refusal; null: none has told it. */
  sessionsLimit: number | null
  /** The last sign-in was refused by the limit, or would have been: we came in past it. */
  refusedByLimit: boolean
  /** The user name by which this client has signed in; null: its session was made by another one. */
  signedInAs: string | null
  /** Our user name by the last list; null: there was none. */
  ownUser: string | null
}

export function createConnection(
  site: SiteUrl,
  ports: Pick<Connection, 'http' | 'clock' | 'log' | 'allowHttp' | 'timeouts'>,
): Connection {
  return {
    site,
    ...ports,
    cookies: createCookies(),
    refs: createRefs(site.origin),
    frontEnd: null,
    secondFactor: null,
    signInPath: null,
    own: null,
    dropped: [],
    ownUsedAt: null,
    profile: null,
    language: null,
    columns: null,
    calibration: null,
    cannotCalibrate: false,
    signOutWay: null,
    killOffered: null,
    killBy: null,
    anonymous: new Set(),
    signOutRefused: new Set(),
    signOutFailed: new Set(),
    sessionsLimit: null,
    refusedByLimit: false,
    signedInAs: null,
    ownUser: null,
  }
}

interface Ask {
  readonly form?: Readonly<Record<string, string>>
  readonly timeoutMs: number
  readonly signal?: AbortSignal
  /** Changes something: never sent twice. A form is so by itself. */
  readonly once?: boolean
  /** How long the answer may be. */
  readonly size?: AnswerSize
}

/** Asks as ourselves: with our cookies, whatever they are by now, and with those that the answer sets taken over. */
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

/** Asks as a stranger, without any cookie; nothing that the answer sets is kept. */
export function askAsNobody(
  connection: Connection,
  path: string,
  size: AnswerSize = 'usual',
): Promise<Result<HttpAnswer>> {
  const { site, timeouts } = connection
  const as = { cookie: null, csrf: null, timeoutMs: timeouts.probe, size }
  return send(connection, pageRequest(site.origin, site.base + path, as))
}

/** A bare request to a sign-out, as the session of that key or (null) of nobody. The answer's cookies are thrown away. */
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
 * Signs out a session that this console has made. That is safe to repeat, so a cut connection is no reason to leave it: it is
 * asked for once more, on a fresh connection.
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
 * Sends a form of ours with that session's key where our own would stand, and beside it only what a sign-in needs: the
 * CSRF pair and this device's trust. Nothing that the answer sets is kept.
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

/** The one door out: nothing is sent over plain http without the user's word. */
async function send(connection: Connection, request: HttpRequest): Promise<Result<HttpAnswer>> {
  const refused = httpNotAllowed(connection.site, connection.allowHttp)
  if (refused) return failed(refused)
  let answer = await connection.http.send(request)
  // A kept-alive connection may be closed by the server in the very moment we use it: harmless to read again.
  if (!answer.ok && answer.kind === 'closed' && !request.once) answer = await connection.http.send(request)
  if (!answer.ok) return failed(noAnswer(answer, connection.site, request.maxBytes))
  const wrongPort = connection.site.origin.startsWith('http:') && isHttpAtHttpsPort(answer)
  return wrongPort ? failed(wantsHttps(encrypted(connection.site).base)) : succeed(answer)
}

function takeCookies(connection: Connection, answer: HttpAnswer): void {
  const set = readSetCookies(answer)
  const own = connection.own
  connection.cookies.take(set.filter((each) => each.name !== own?.cookieName))
  if (!own) return
  connection.ownUsedAt = answer.receivedAt
  const session = set.findLast((each) => each.name === own.cookieName)
  if (!session) return
  if (session.deleted) {
    const { dropped } = connection
    forgetOwnSession(connection)
    connection.dropped = [...dropped, own]
  } else if (session.value === own.key) connection.own = { ...own, maxAge: session.maxAge ?? own.maxAge }
  // Django changes a key at a sign-in alone: any other is somebody else's, out of a cache perhaps, and not ours to use or to end.
}

/** From now on this is our own session, whatever cookies the site sets beside it. */
export function takeOwnSession(connection: Connection, session: OwnSession): void {
  connection.own = session
  connection.dropped = connection.dropped.filter((each) => each.key !== session.key)
  connection.cookies.set(session.cookieName, session.key)
}

/** The own session is gone, whoever ended it. What was learnt of the site stays. */
export function forgetOwnSession(connection: Connection): void {
  if (connection.own) connection.cookies.remove(connection.own.cookieName)
  connection.own = null
  connection.dropped = []
  connection.ownUsedAt = null
}

export function failed(failure: Failure): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure }
}
