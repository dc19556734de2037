import type { TrustedCertificate } from './certificate.ts'
import type { Failure } from './failure.ts'
import type { Counts, Session } from './session.ts'

export type FrontEnd = 'react' | 'extjs' | 'vuejs'

/** How sessions end on this site: by their own sign-out, or by the site's Kill if that URL is barred. */
export type KillBy = 'signOut' | 'kill' | 'sessionApi'

/**
 * signedOut: we have no session. paused: the console tries nothing until the user acts (a refused password).
 */
type Access = 'signedOut' | 'signingIn' | 'signedIn' | 'paused'

/**
 * Why the console cannot read a site's times. twelveHours: hours of 1 to 12 without am or pm, as far as the
 * list shows. format: dates or times that no rule reads. These two last until the site changes its format.
 * notYet: the clock, or the order of day and month, has not shown itself.
 */
export type TimesUnread = 'twelveHours' | 'format' | 'notYet'

/** A session that an earlier run of this console left behind, after a crash or a lost answer. */
export interface LeftOver {
  readonly ref: string
  /** False: possibly ours (same user, made about when we signed in). */
  readonly certain: boolean
}

/**
 * All that is known of a site, except its sessions. Data, failure and activity are separate, so a failing
 * site keeps its last figures.
 */
export interface SiteState {
  readonly siteId: string
  readonly name: string
  /** The URL on which all other URLs are built. It has no trailing slash. */
  readonly url: string
  readonly user: string
  /** A practice site that the console runs itself. */
  readonly demo: boolean
  /** The user allowed plain http to another machine. */
  readonly allowHttp: boolean
  /** The user trusts this certificate for the site, and no other. Null: the system's authorities decide. */
  readonly certificate: TrustedCertificate | null
  /** The settings hold this site. They do not hold a one-off. */
  readonly saved: boolean
  /** A session counts as dangling from this idle time on, milliseconds. */
  readonly danglingAfterMs: number
  /** An active session used within this time is on now. Milliseconds. */
  readonly onNowMs: number
  /** The user's words for groups of sites, in the user's order. Each is there once. */
  readonly tags: readonly string[]
  /** The user's folder for the site. Null: none. */
  readonly folder: string | null
  /** The console keeps our session in the keychain when it quits, so that it can enter a full site later. */
  readonly keepSeat: boolean
  /**
   * The user wants the site to sign itself in at the start of a window, once, with the remembered password.
   */
  readonly signsItselfIn: boolean
  /** The password is in the keychain, or was given in this run. */
  readonly passwordKnown: boolean
  readonly access: Access
  readonly frontEnd: FrontEnd | null
  /** Null: not known yet. */
  readonly killBy: KillBy | null
  /** Entered by the user, or learnt from a refusal. Null: none known. */
  readonly sessionsLimit: number | null
  /**
   * Expired sessions count towards the limit too, because the site's own date is in the past. Null or
   * missing: not known, and then they do not count.
   */
  readonly countsExpired?: boolean | null
  readonly cookieAgeSeconds: number | null
  /** The server's local time minus UTC. Null: not learnt. */
  readonly clockOffsetMinutes: number | null
  /** Null or missing: the times can be read, or no list has shown them. */
  readonly timesUnread?: TimesUnread | null
  /** The site's clock minus this machine's, milliseconds: `now + serverAheadMs` is the site's now. */
  readonly serverAheadMs: number
  /** When the sessions were last read, by this machine's clock, milliseconds. Null: never. */
  readonly readAt: number | null
  readonly reading: boolean
  readonly failure: Failure | null
  /** When the last failure happened, milliseconds. */
  readonly failedAt: number | null
  /** When the first of the failures in a row happened, milliseconds. Null: the last try succeeded. */
  readonly failingSince: number | null
  /** When the console tries again automatically, milliseconds. Null: it does not, or nothing failed. */
  readonly nextTryAt: number | null
  /** When the console reads the site next, milliseconds. Null: it has not planned to. */
  readonly nextReadAt: number | null
  readonly leftOvers: readonly LeftOver[]
  /**
   * Where `counts` and `readAt` are from: a list of this run, or the disk, where an earlier run noted them.
   * Null: there are none.
   */
  readonly figuresFrom: 'list' | 'disk' | null
  /** What the console has asked of the site's server. */
  readonly load: SiteLoad
  /** From the last reading, judged at that moment. Null: never read. */
  readonly counts: Counts | null
  /** Goes up with every reading that changed the sessions. */
  readonly generation: number
}

/** What the console has asked of a site's server in the last hour. */
export interface SiteLoad {
  readonly requestsAnHour: number
  /** The answers together took this time, so the server worked on them for this time at most. */
  readonly serverSecondsAnHour: number
}

/** What one reading of a site counted. */
export interface FiguresPoint {
  /** When the site was read, milliseconds. */
  readonly at: number
  readonly live: number
  readonly dangling: number
  /** Null: the site's clock was not known. */
  readonly onNow: number | null
  /** The sessions limit at that time. Null: none known. */
  readonly limit: number | null
}

/** How the figures of a site were in the last 24 hours: the last reading of each quarter of an hour. */
export interface SiteFigures {
  readonly siteId: string
  /** In the order of their times, 96 at most. */
  readonly points: readonly FiguresPoint[]
}

/** All sessions of a site in one reading, expired ones included. */
export interface SessionList {
  readonly siteId: string
  readonly generation: number
  readonly sessions: readonly Session[]
}

/** What changed between two readings. It fits only the list of generation `previous`. */
export interface SessionDelta {
  readonly siteId: string
  readonly previous: number
  readonly generation: number
  /** New and changed sessions. */
  readonly changed: readonly Session[]
  /** Refs of sessions that are no longer listed. */
  readonly removed: readonly string[]
}

/** What a URL turned out to be, asked without signing in. */
export interface Probe {
  /** The URL to use, if the given one could be corrected. */
  readonly url: string
  readonly frontEnd: FrontEnd
  /** Null: the console could not find out. */
  readonly secondFactor: boolean | null
  /**
   * What the site calls itself, in its own text, trimmed, 200 characters at most. Null: it does not say so,
   * or only after a sign-in.
   */
  readonly title: string | null
}
