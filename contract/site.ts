import type { TrustedCertificate } from './certificate.ts'
import type { Failure } from './failure.ts'
import type { Counts, Session } from './session.ts'

export type FrontEnd = 'react' | 'extjs' | 'vuejs'

/** How sessions are ended on this site: by their own sign-out, or by the site's Kill where that URL is barred. */
export type KillBy = 'signOut' | 'kill' | 'sessionApi'

/** signedOut: no session of ours; paused: nothing is tried until the user acts (a refused password). */
type Access = 'signedOut' | 'signingIn' | 'signedIn' | 'paused'

/** A session that an earlier run of this console left behind, by a crash or an answer that was lost. */
export interface LeftOver {
  readonly ref: string
  /** False: possibly ours (same user, made about when we signed in). */
  readonly certain: boolean
}

/** All that is known of a site, but its sessions. Data, failure and activity are kept apart: a failing site keeps its last figures. */
export interface SiteState {
  readonly siteId: string
  readonly name: string
  /** The URL that everything hangs on; no trailing slash. */
  readonly url: string
  readonly user: string
  /** A practice site that the console runs itself. */
  readonly demo: boolean
  /** Plain http to another machine was allowed by the user. */
  readonly allowHttp: boolean
  /** Trusted by the user for this site, and then no other one is; null: the system's authorities decide. */
  readonly certificate: TrustedCertificate | null
  /** Kept in the settings; a one-off is not. */
  readonly saved: boolean
  /** Milliseconds of idleness from which a session counts as dangling. */
  readonly danglingAfterMs: number
  /** Our session is kept in the keychain when the console quits, so that a full site can be entered later. */
  readonly keepSeat: boolean
  /** The password is in the keychain, or was given in this run. */
  readonly passwordKnown: boolean
  readonly access: Access
  readonly frontEnd: FrontEnd | null
  /** Null: not known yet. */
  readonly killBy: KillBy | null
  /** Entered by the user, or learnt from a refusal; null: none known. */
  readonly sessionsLimit: number | null
  /**
   * Expired sessions count towards the limit here, too, for the site's own date lies in the past. Null or left out: not known,
   * and then they are taken not to count.
   */
  readonly countsExpired?: boolean | null
  readonly cookieAgeSeconds: number | null
  /** The server's local time minus UTC; null: not learnt. */
  readonly clockOffsetMinutes: number | null
  /** The site's clock minus this machine's, milliseconds: `now + serverAheadMs` is the site's now. */
  readonly serverAheadMs: number
  /** When the sessions were last read, by this machine's clock, milliseconds; null: never. */
  readonly readAt: number | null
  readonly reading: boolean
  readonly failure: Failure | null
  /** The last failure's time, milliseconds. */
  readonly failedAt: number | null
  /** The first failure's time of those in a row, milliseconds; null: the last try went well. */
  readonly failingSince: number | null
  /** When it is tried again by itself, milliseconds; null: not, or it is well. */
  readonly nextTryAt: number | null
  readonly leftOvers: readonly LeftOver[]
  /** Of the last reading, judged at that moment; null: never read. */
  readonly counts: Counts | null
  /** Goes up with every reading that changed the sessions. */
  readonly generation: number
}

/** All sessions of a site as of one reading, expired ones included. */
export interface SessionList {
  readonly siteId: string
  readonly generation: number
  readonly sessions: readonly Session[]
}

/** What changed between two readings. It fits only on the list of generation `previous`. */
export interface SessionDelta {
  readonly siteId: string
  readonly previous: number
  readonly generation: number
  /** New ones and changed ones. */
  readonly changed: readonly Session[]
  /** Refs of those no longer listed. */
  readonly removed: readonly string[]
}

/** What a URL turned out to be, asked without signing in. */
export interface Probe {
  /** The URL to use, where the given one could be corrected. */
  readonly url: string
  readonly frontEnd: FrontEnd
  /** Null: could not be told. */
  readonly secondFactor: boolean | null
  /** What the site calls itself, its own text, trimmed, 200 characters at most; null: it tells nobody, or not before a sign-in. */
  readonly title: string | null
}
