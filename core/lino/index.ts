import type { Result } from '../../contract/failure.ts'
import type { EndsBy } from '../../contract/kill.ts'
import type { KillBy, Probe } from '../../contract/site.ts'
import type { Clock, Http, Log } from '../ports.ts'
import { createConnection, failed } from './connection.ts'
import { endsBy, endSession, prepareToEnd } from './end-session.ts'
import { factsOf, type SiteFacts } from './facts.ts'
import { keptCookies, resume, trustAgain, type KeptCookies } from './kept-session.ts'
import type { EndAnswer } from './kill-answer.ts'
import { readSessions, type Listing } from './listing.ts'
import { probe } from './probe.ts'
import { usualTimeouts, type Timeouts } from './requests.ts'
import { endBySigningIn, type Account } from './sign-in-over.ts'
import { signIn, type Credentials } from './sign-in.ts'
import { signOut } from './sign-out.ts'
import { httpNotAllowed, parseSiteUrl } from './site-url.ts'
import { usersNow } from './user-list.ts'

export type { SiteFacts } from './facts.ts'
export type { EndAnswer } from './kill-answer.ts'
export { noAnswer } from './failures.ts'
export { pathTemplate } from './path-template.ts'
export { readSiteUrl } from './site-url.ts'

/** One Lino site, spoken to as one user. Expected failures are values; nothing here throws, and no key leaves it. */
export interface LinoClient {
  /** What the URL is, without signing in and without leaving a session behind. */
  probe(): Promise<Result<Probe>>
  /** An administrator check included: whoever may not list is signed out again. `code` answers `codeNeeded`. */
  signIn(credentials: Credentials): Promise<Result<SiteFacts>>
  /** Takes a kept session up again instead of signing in; `signedOut` when it is gone. */
  resume(session: string): Promise<Result<SiteFacts>>
  /** What may be kept in a keychain, and handed to `resume` and `trustAgain` by a later client. */
  kept(): KeptCookies
  /** False: this can be no trust, and is to be forgotten. */
  trustAgain(trust: string): boolean
  /** The ref of our own session; null: signed out. */
  ownRef(): string | null
  /** Reads all sessions, and learns the site's clock and date format from our own one. */
  list(signal?: AbortSignal): Promise<Result<Listing>>
  /** Makes sure of the way to end sessions before any key is sent; asked for once. */
  prepareToEnd(): Promise<Result<KillBy>>
  /** How this session can be ended, as far as is known. */
  endsBy(ref: string): EndsBy
  /** Sends one request to end one session, never the own one. After 'sent' only a list tells the outcome. */
  endSession(ref: string): Promise<EndAnswer>
  /**
   * Ends a session that `endsBy` calls 'signInOver', by signing in over it and out again. After 'sent' only a list tells
   * the outcome; `signInLeft`: our new session may be left, and nothing more should be sent before a list.
   */
  endBySigningIn(ref: string, account: Account): Promise<EndAnswer>
  /**
   * The names of the users who may work here, for the time while a bad session hides the table: one whose user is not
   * among them is probably it. A failure means that it cannot be told.
   */
  usersNow(signal?: AbortSignal): Promise<Result<readonly string[]>>
  /** Ends our own session and makes sure that it is gone; on a failure it may be left, and can be tried again. */
  signOut(): Promise<Result<null>>
  readonly signedIn: boolean
  /** A session of ours may be there: signed in, or its cookie was taken away by an answer that did not prove that it is gone. */
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
  /** Milliseconds; the usual ones allow for a locked database. */
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
  })
  const refused = site.ok ? httpNotAllowed(site.value, options.allowHttp) : site.failure
  return {
    probe: async () => (refused ? failed(refused) : probe(connection)),
    signIn: async (credentials) => (refused ? failed(refused) : signIn(connection, credentials)),
    resume: async (session) => (refused ? failed(refused) : resume(connection, session)),
    kept: () => keptCookies(connection),
    trustAgain: (trust) => trustAgain(connection, trust),
    ownRef: () => (connection.own ? connection.refs.refOf(connection.own.key) : null),
    list: async (signal) => (refused ? failed(refused) : readSessions(connection, signal)),
    prepareToEnd: async () => (refused ? failed(refused) : prepareToEnd(connection)),
    endsBy: (ref) => endsBy(connection, ref),
    endSession: (ref) => endSession(connection, ref),
    endBySigningIn: (ref, account) => endBySigningIn(connection, ref, account),
    usersNow: async (signal) => (refused ? failed(refused) : usersNow(connection, signal)),
    signOut: () => signOut(connection),
    get signedIn() {
      return connection.own !== null
    },
    get mayHoldSession() {
      return connection.own !== null || connection.dropped.length > 0
    },
    facts: () => (connection.frontEnd === null ? null : factsOf(connection, connection.frontEnd)),
    close: () => options.http.close(),
  }
}
