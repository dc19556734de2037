/**
 * What an alert is about. full: most sessions are in use, or nobody knows. falseAlert: full, and few sessions
 * are in use. nearLimit: not full, but near the limit. userSessions: one user has many sessions. certificate:
 * the site shows another one than the trusted one, or one that nobody trusts.
 */
export type AlertKind =
  | 'full'
  | 'falseAlert'
  | 'nearLimit'
  | 'dangling'
  | 'userSessions'
  | 'unreachable'
  | 'certificate'
  | 'certificateExpires'
  | 'auditDamaged'

/** The figures of an alert, as far as its kind has them. */
export interface AlertFigures {
  readonly live?: number
  readonly limit?: number
  /** Null: not known. */
  readonly onNow?: number | null
  /** Dangling sessions, or sessions of one user. */
  readonly count?: number
  /** Hostile text. It is in no notification, because a locked screen may show that. */
  readonly user?: string
  /** Since when the site cannot be reached, or until when its certificate is valid. Milliseconds. */
  readonly at?: number
}

/** One condition of one site, from its begin to its end. */
export interface Alert {
  /** The same for a site and a kind, in every run. */
  readonly alertId: string
  readonly kind: AlertKind
  /** Null: it is about the console itself. */
  readonly siteId: string | null
  /** Hostile text. */
  readonly siteName: string | null
  readonly figures: AlertFigures
  /** When its condition was first seen, milliseconds. */
  readonly since: number
  /** When it ended, milliseconds. Null: it holds. */
  readonly endedAt: number | null
  /** Nothing is said of it until then, milliseconds. Null: it is not snoozed. */
  readonly snoozedUntil: number | null
}

/** From when on there is an alert. Null or false: never. */
export interface AlertThresholds {
  readonly full: boolean
  readonly falseAlert: boolean
  /** Percent of the sessions limit. */
  readonly nearLimitPercent: number | null
  readonly danglingAtLeast: number | null
  readonly userSessionsAtLeast: number | null
  readonly unreachableMinutes: number | null
  readonly certificate: boolean
  /** Days before a trusted certificate expires. */
  readonly certificateDays: number | null
}

/** Minutes of the day by this machine's clock, from 0 to 1439. It may go over midnight. */
export interface QuietHours {
  readonly from: number
  readonly to: number
}

/** How the user wants alerts. A tag's thresholds hold for its sites, and a site's own come last. */
export interface AlertSettings {
  readonly all: AlertThresholds
  readonly tags: Readonly<Record<string, Partial<AlertThresholds>>>
  readonly sites: Readonly<Record<string, Partial<AlertThresholds>>>
  /** So long a condition must hold, or be gone, before it counts. Minutes. */
  readonly graceMinutes: number
  /** Nothing is said of alerts then. Null: there are none. */
  readonly quiet: QuietHours | null
}

/** All alerts that hold, and those that have ended in the last 24 hours, the latest first. */
export interface AlertList {
  readonly alerts: readonly Alert[]
  readonly settings: AlertSettings
}

/** An alert that is new or has changed. */
export interface AlertChange {
  readonly alert: Alert
  /** What the user is to be told: the alert has begun, or it has ended. Null: nothing, as in quiet hours. */
  readonly said: 'began' | 'ended' | null
}
