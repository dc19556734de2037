/**
 * A row of the site's session table, as the console knows it. It holds no session key: a key is the
 * user's cookie, and stays in `core/lino`.
 */
export interface Session {
  /** 16 hex digits of a SHA-256 over the site's origin and the key: the same in every run. */
  readonly ref: string
  /** The key's first six characters, by which people recognise a row. Never more. */
  readonly keyPrefix: string
  /** The username; null for an anonymous session. Hostile text. */
  readonly user: string | null
  /**
   * As the site writes it, which may be anything that the browser's proxy claimed. Null: not known. Hostile
   * text.
   */
  readonly ip: string | null
  /** Milliseconds since 1970, UTC. Null: unknown. If the cell may mean two moments, the later one. */
  readonly lastActivity: number | null
  /**
   * The earliest moment that the cell may mean, if the server's clock may have changed since. Missing if
   * there is no doubt. Milliseconds.
   */
  readonly lastActivityFrom?: number
  /** Why `lastActivity` is null. Null if it is known. */
  readonly activityUnknown: ActivityUnknown | null
  /**
   * When the row was last saved (expiry minus the site's cookie age): a lower bound of its age. Milliseconds,
   * UTC.
   */
  readonly lastSaved: number | null
  /**
   * Milliseconds since 1970, UTC. Null: the cell could not be read. If it may mean two moments, the later
   * one.
   */
  readonly expiresAt: number | null
  /** The earliest moment that the expiry may mean. Missing if there is no doubt. Milliseconds. */
  readonly expiresFrom?: number
  /**
   * A digest of both times as the site writes them, without the words in brackets. Only there if the activity
   * is unreadable or not calibrated: if it changes, the session was used.
   */
  readonly unreadTimes?: string
  /** This is the console's own session. */
  readonly own: boolean
  /**
   * The own session of another window or terminal of this data folder that may be running, or of another
   * account here.
   */
  readonly ownElsewhere?: boolean
}

/**
 * neverUsed: not used since the sign-in (an anonymous session never is). unreadable: the cell cannot be read.
 * notCalibrated: the console has not learnt the site's clock or date format.
 */
export type ActivityUnknown = 'neverUsed' | 'unreadable' | 'notCalibrated'

export type SessionState = 'own' | 'active' | 'dangling' | 'unknown' | 'expired'

/** Why a session has its state, or is in a plan: a short code, with a figure for some codes. */
export type Reason =
  | { readonly code: 'own' }
  | { readonly code: 'ownElsewhere' }
  | { readonly code: 'idle'; readonly seconds: number }
  /** The server's clock may have changed since, so the session may have been idle for this much longer. */
  | { readonly code: 'clockChange'; readonly seconds: number }
  /** The same about its expiry: the session may expire, or have expired, this much sooner. */
  | { readonly code: 'clockChange'; readonly of: 'expiry'; readonly seconds: number }
  | { readonly code: 'neverUsed'; readonly savedSecondsAgo?: number }
  | { readonly code: 'unreadable' }
  | { readonly code: 'notCalibrated' }
  | { readonly code: 'anonymous' }
  | { readonly code: 'expired'; readonly seconds: number }
  | { readonly code: 'newerSessions'; readonly count: number }

/**
 * How many sessions a site has, by state. `live` = own + active + dangling + unknown. `listed` also counts
 * the expired ones.
 */
export interface Counts {
  readonly listed: number
  readonly live: number
  readonly own: number
  readonly active: number
  readonly dangling: number
  readonly unknown: number
  readonly expired: number
  /** Of the live sessions, the anonymous ones. */
  readonly anonymous: number
  /** Of the live sessions, those whose expiry could not be read. Some of them may have expired. */
  readonly expiryUnknown: number
  /** Of the active sessions, those that are on now. Null: the site's clock is not known. */
  readonly onNow: number | null
  /** Of the live sessions, those used on the site's calendar day, without own ones. Null: as for `onNow`. */
  readonly today: number | null
}
