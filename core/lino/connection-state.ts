import type { FrontEnd, KillBy, TimesUnread } from '../../contract/site.ts'
import type { Calibration } from './calibration.ts'
import type { Columns } from './columns.ts'
import type { SetCookie } from './cookies.ts'

/** Our own session on the site. Its key is a credential. It is only here and in the cookies. */
export interface OwnSession {
  readonly cookieName: string
  readonly key: string
  /**
   * SESSION_COOKIE_AGE by the cookie's Max-Age, seconds. Null: the site sets none, and the cookie ends with
   * the browser.
   */
  readonly maxAge: number | null
  /** The site allowed it a list. So a later refusal means that it is gone. */
  readonly administrator: boolean
}

/** How this site signs a session out: by a redirect to its own start page, or by an action's JSON. */
export interface SignOutWay {
  readonly path: string
  readonly answers: 'redirect' | 'json'
  /** The site refuses to end anonymous sessions and ghosts, which stay (ExtJS 26.10). */
  readonly signedInOnly: boolean
}

/** What the site is. It outlives our own session. */
export interface About {
  frontEnd: FrontEnd | null
  secondFactor: boolean | null
  /** The site's default language, if it names one: `de`. */
  language: string | null
  /** The sessions limit by the last refusal. Null: no refusal has named it. */
  sessionsLimit: number | null
  /** The limit refused the last sign-in, or would have refused it: we came in past the limit. */
  refusedByLimit: boolean
}

/** Who we are on the site. */
export interface Ours {
  session: OwnSession | null
  /**
   * Sessions of ours whose cookie an answer removed without a proof that they are gone. The next sign-out
   * ends them.
   */
  dropped: readonly OwnSession[]
  /** When our own session was last used, by our clock, milliseconds. Null: not yet. */
  usedAt: number | null
  /** The way of signing in that worked for us. Null: another client signed in. */
  signInPath: string | null
  /** The user name by which this client has signed in. Null: another client made its session. */
  signedInAs: string | null
  /** Our user name by the last list. Null: there was none. */
  user: string | null
  /** The user who signed in last, for the columns' file: React names it by user type and language. */
  profile: { readonly userType: string; readonly language: string } | null
  /** The anonymous session that the site made for a stranger's request of ours. Null: none. */
  visitor: SetCookie | null
}

/** How this site's lists are read. */
export interface HowToRead {
  columns: Columns | null
  calibration: Calibration | null
  /** Why the last list's times could not be read. Null: they could, or there was none. */
  timesUnread: TimesUnread | null
  /** Nothing fitted a fresh own row. So a second list each time is not worth it. */
  cannotCalibrate: boolean
  /** A row of another session had a Kill link in the last list. Null: there was no other row. */
  killOffered: boolean | null
  /** Refs of the sessions that were anonymous in the last list. */
  anonymous: ReadonlySet<string>
}

/** How this site's sessions are ended. */
export interface Ending {
  /** The URL of the sign-out, once it was checked. */
  signOutWay: SignOutWay | null
  killBy: KillBy | null
  /**
   * Refs of sessions whose own sign-out was refused, so that they have no user any longer. A ghost had one
   * when it was listed.
   */
  readonly signOutRefused: Set<string>
  /** Refs of sessions over whose sign-out the site has failed, and which its own Kill may still end. */
  readonly signOutFailed: Set<string>
}

export const nothingKnown = (): About => ({
  frontEnd: null,
  secondFactor: null,
  language: null,
  sessionsLimit: null,
  refusedByLimit: false,
})

export const notSignedIn = (): Ours => ({
  session: null,
  dropped: [],
  usedAt: null,
  signInPath: null,
  signedInAs: null,
  user: null,
  profile: null,
  visitor: null,
})

export const nothingRead = (): HowToRead => ({
  columns: null,
  calibration: null,
  timesUnread: null,
  cannotCalibrate: false,
  killOffered: null,
  anonymous: new Set(),
})

export const nothingEnded = (): Ending => ({
  signOutWay: null,
  killBy: null,
  signOutRefused: new Set(),
  signOutFailed: new Set(),
})
