/**
 * A row of the site's session table, as the console knows it. It holds no session key: a key is the
 * user's cookie, and stays in `core/lino`.
 */
export interface Session {
  /** 16 hex digits of a SHA-256 over the site's origin and the key: the same in every run. */
  readonly ref: string
  /** The key's first six characters, to recognise a row by; never more. */
  readonly keyPrefix: string
  /** The username; null for an anonymous session. Hostile text. */
  readonly user: string | null
  /** As the site says it, which is whatever the browser's proxy claimed; null when none is known. Hostile text. */
  readonly ip: string | null
  /** Milliseconds since 1970, UTC; null when unknown. Where the cell may mean two moments, the later one. */
  readonly lastActivity: number | null
  /**
   * The earliest moment that the cell may mean, where the server's clock may have changed since; left out where there is no
   * doubt. Milliseconds.
   */
  readonly lastActivityFrom?: number
  /** Why `lastActivity` is null; null when it is known. */
  readonly activityUnknown: ActivityUnknown | null
  /** When the row was last saved (expiry minus the site's cookie age): a lower bound of its age. Milliseconds, UTC. */
  readonly lastSaved: number | null
  /** Milliseconds since 1970, UTC; null when the cell could not be read. Where it may mean two moments, the later one. */
  readonly expiresAt: number | null
  /** The earliest moment that the expiry may mean; left out where there is no doubt. Milliseconds. */
  readonly expiresFrom?: number
  /** This is the console's own session. */
  readonly own: boolean
  /** The own session of another window or terminal of this data folder that may be running, or of another account here. */
  readonly ownElsewhere?: boolean
}

/** neverUsed: not used since sign-in (anonymous ones never are); unreadable: the cell; notCalibrated: the site's clock or date format has not been learnt. */
export type ActivityUnknown = 'neverUsed' | 'unreadable' | 'notCalibrated'

export type SessionState = 'own' | 'active' | 'dangling' | 'unknown' | 'expired'

/** Why a session is in the state it is in, or in a plan: a short code, with a figure where there is one. */
export type Reason =
  | { readonly code: 'own' }
  | { readonly code: 'ownElsewhere' }
  | { readonly code: 'idle'; readonly seconds: number }
  /** The server's clock may have changed since: it may be idle for so much longer. */
  | { readonly code: 'clockChange'; readonly seconds: number }
  | { readonly code: 'neverUsed'; readonly savedSecondsAgo?: number }
  | { readonly code: 'unreadable' }
  | { readonly code: 'notCalibrated' }
  | { readonly code: 'anonymous' }
  | { readonly code: 'expired'; readonly seconds: number }
  | { readonly code: 'newerSessions'; readonly count: number }

/** How many sessions a site has, by state. `live` = own + active + dangling + unknown; `listed` also counts the expired. */
export interface Counts {
  readonly listed: number
  readonly live: number
  readonly own: number
  readonly active: number
  readonly dangling: number
  readonly unknown: number
  readonly expired: number
  /** Of the live ones, nobody's. */
  readonly anonymous: number
}
