import { succeed, type Result } from '../../contract/failure.ts'
import type { EndsBy } from '../../contract/kill.ts'
import type { KillBy, Probe } from '../../contract/site.ts'
import type { Clock, Http, Log } from '../ports.ts'
import { createConnection, failed, type Connection } from './connection.ts'
import { endsBy, endSession, prepareToEnd } from './end-session.ts'
import { factsOf, type SiteFacts } from './facts.ts'
import { keptCookies, resume, trustAgain, type KeptCookies } from './kept-session.ts'
import { endedSafely, hiding, safeNames, safeSessions, safely } from './hide-from-site.ts'
import type { HiddenNames } from './hidden-names.ts'
import type { KnownSecrets } from './known-secrets.ts'
import type { EndAnswer } from './kill-answer.ts'
import { readSessions, type Listing } from './listing.ts'
import { probe } from './probe.ts'
import { usualTimeouts, type Timeouts } from './requests.ts'
import { endBySigningIn, type Administrator } from './sign-in-over.ts'
import { signIn, type Credentials } from './sign-in.ts'
import { signOut } from './sign-out.ts'
import { httpNotAllowed, parseSiteUrl } from './site-url.ts'
import { usersNow } from './user-list.ts'

export type { SiteFacts } from './facts.ts'
export type { EndAnswer } from './kill-answer.ts'
export { createHiddenNames, withHiddenNames, type HiddenNames } from './hidden-names.ts'
export { createKnownSecrets, type KnownSecrets } from './known-secrets.ts'
export { noAnswer } from './failures.ts'
export { pathTemplate } from './path-template.ts'
export { readSiteUrl } from './site-url.ts'

/**
 * One Lino site, used as one user. Expected failures are values. Nothing here throws, and no key leaves it.
 * In a site's text each known secret is hidden, whatever the site sends. Users and addresses stay as they
 * came, and `names` hides them where they leave the core.
 */
export interface LinoClient {
  /** What the URL is, without signing in and without leaving a session behind. */
  probe(): Promise<Result<Probe>>
  /**
   * Also checks that the user is an administrator. A user who may not list sessions is signed out again.
   * `code` answers `codeNeeded`.
   */
  signIn(credentials: Credentials): Promise<Result<SiteFacts>>
  /** Uses a kept session again instead of signing in. `signedOut` if it is gone. */
  resume(session: string): Promise<Result<SiteFacts>>
  /** What a keychain may keep, for `resume` and `trustAgain` of a later client. */
  kept(): KeptCookies
  /** False: this cannot be a trust, and the caller should forget it. */
  trustAgain(trust: string): boolean
  /** The ref of our own session. Null: signed out. */
  ownRef(): string | null
  /** Reads all sessions, and learns the site's clock and date format from our own session. */
  list(signal?: AbortSignal): Promise<Result<Listing>>
  /** Finds and checks the way to end sessions before any key is sent, once. */
  prepareToEnd(): Promise<Result<KillBy>>
  /** How this session can be ended, as far as is known. */
  endsBy(ref: string): EndsBy
  /** Sends one request to end one session, never our own. After 'sent' only a list shows the outcome. */
  endSession(ref: string): Promise<EndAnswer>
  /**
   * Ends a session that `endsBy` calls 'signInOver', by signing in over it and out again. After 'sent' only a
   * list shows the outcome. `signInLeft`: our new session may be left, and the caller should send nothing
   * more before a list.
   */
  endBySigningIn(ref: string, administrator: Administrator): Promise<EndAnswer>
  /**
   * The names of the users who may work here, for the time while a broken session hides the table: a session
   * of any other user is probably the broken one. On a failure nobody can say.
   */
  usersNow(signal?: AbortSignal): Promise<Result<readonly string[]>>
  /**
   * Ends our own session and confirms that it is gone. On a failure it may be left, and the caller can try
   * again.
   */
  signOut(): Promise<Result<null>>
  readonly signedIn: boolean
  /**
   * A session of ours may be there: we are signed in, or an answer removed its cookie without a proof that it
   * is gone.
   */
  readonly mayHoldSession: boolean
  facts(): SiteFacts | null
  /** Closes connections. Signs nobody out. */
  close(): void
}

export interface LinoClientOptions {
  readonly url: string
  readonly http: Http
  readonly clock: Clock
  readonly log: Log
  readonly allowHttp: boolean
  /** Missing: what this client alone gets to know. */
  readonly known?: KnownSecrets
  readonly names?: HiddenNames
  /** Milliseconds. The usual times allow for a locked database. */
  readonly timeouts?: Partial<Timeouts>
}

export function createLinoClient(options: LinoClientOptions): LinoClient {
  const site = parseSiteUrl(options.url)
  const connection = createConnection(site.ok ? site.value : { origin: '', base: '' }, {
    http: options.http,
    clock: options.clock,
    log: options.log,
    allowHttp: options.allowHttp,
    timeouts: { ...usualTimeouts, ...options.timeouts },
    ...(options.known && { known: options.known }),
    ...(options.names && { names: options.names }),
  })
  const refused = site.ok ? httpNotAllowed(site.value, options.allowHttp) : site.failure
  return {
    probe: async () => (refused ? failed(refused) : probeSafely(connection)),
    signIn: async (credentials) => {
      if (refused) return failed(refused)
      knowAll(connection, credentials)
      return safely(connection, signIn(connection, credentials))
    },
    resume: async (session) => (refused ? failed(refused) : safely(connection, resume(connection, session))),
    kept: () => keptCookies(connection),
    trustAgain: (trust) => trustAgain(connection, trust),
    ownRef: () => (connection.ours.session ? connection.refs.refOf(connection.ours.session.key) : null),
    list: async (signal) => (refused ? failed(refused) : listSafely(connection, signal)),
    prepareToEnd: async () => (refused ? failed(refused) : safely(connection, prepareToEnd(connection))),
    endsBy: (ref) => endsBy(connection, ref),
    endSession: (ref) => endedSafely(connection, endSession(connection, ref)),
    endBySigningIn(ref, administrator) {
      knowAll(connection, administrator)
      return endedSafely(connection, endBySigningIn(connection, ref, administrator))
    },
    usersNow: async (signal) => (refused ? failed(refused) : namesSafely(connection, signal)),
    signOut: () => safely(connection, signOut(connection)),
    get signedIn() {
      return connection.ours.session !== null
    },
    get mayHoldSession() {
      return connection.ours.session !== null || connection.ours.dropped.length > 0
    },
    facts: () => (connection.about.frontEnd === null ? null : factsOf(connection, connection.about.frontEnd)),
    close: () => options.http.close(),
  }
}

function knowAll({ known }: Connection, { user, password, code }: Credentials): void {
  known.addTyped(password, user)
  if (code !== undefined) known.addTyped(code)
}

async function probeSafely(connection: Connection): Promise<Result<Probe>> {
  const found = await safely(connection, probe(connection))
  if (!found.ok || found.value.title === null) return found
  return succeed({ ...found.value, title: (await hiding(connection)).words(found.value.title) })
}

async function listSafely(connection: Connection, signal?: AbortSignal): Promise<Result<Listing>> {
  const read = await safely(connection, readSessions(connection, signal))
  if (!read.ok) return read
  return succeed({ ...read.value, sessions: await safeSessions(connection, read.value.sessions) })
}

async function namesSafely(connection: Connection, signal?: AbortSignal): Promise<Result<readonly string[]>> {
  const read = await safely(connection, usersNow(connection, signal))
  return read.ok ? succeed(await safeNames(connection, read.value)) : read
}
