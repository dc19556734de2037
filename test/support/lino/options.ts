/** A test's options for its site. Everything has a default. docs/testing.md explains each option. */
export type LinoOptions = PreparedOptions & RunningOptions

/**
 * These shape the database or the front end's cache, so a site with other values needs its own preparation.
 */
export interface PreparedOptions {
  /**
   * One of lino-book's applications (version `book-25.7`) with its own settings, data and users, instead of a
   * small site. It also obeys `ui`, `password` and the options that a restart can change, except those of
   * Django's settings.
   */
  application?: 'cosi1' | 'avanti1' | null
  ui?: 'react' | 'extjs' | 'vuejs'
  /** Languages of the site, separated by blanks, its default one first. */
  languages?: string
  /** strftime formats of the cells, such as '%m/%d/%Y' and '%I:%M %p'. Null is Lino's own. */
  dateFormat?: string | null
  timeFormat?: string | null
  /** Django's USE_TZ, with the server in Europe/Tallinn unless `timeZone` says otherwise. */
  tz?: boolean
  /** The server's local time, such as 'America/New_York'. Null is Lino's own, UTC. */
  timeZone?: string | null
  twoFactor?: boolean
  /** Lino's use_security_features: Secure cookies, so nothing but https can sign in. */
  security?: boolean
  /** The password of every user. */
  password?: string
}

/** A restart can change these. */
export interface RunningOptions {
  /** The sessions limit. -1 is none. */
  limit?: number
  /** Ban an address after failed sign-ins. */
  ipdict?: boolean
  debug?: boolean
  threads?: number
  workers?: number
  cookieName?: string | null
  /** Seconds. */
  cookieAge?: number | null
  browserClose?: boolean
  /** Where Django keeps its sessions. Null is the database. */
  engine?: 'cached_db' | 'cache' | 'file' | null
  /**
   * How long the server seems to have been up, seconds. A fresh server hides mistakes with sessions that were
   * never used.
   */
  startedAgoSeconds?: number
}

export const preparedDefaults: Required<PreparedOptions> = {
  application: null,
  ui: 'react',
  languages: 'en de fr',
  dateFormat: null,
  timeFormat: null,
  tz: false,
  timeZone: null,
  twoFactor: false,
  security: false,
  password: '1234',
}

export const runningDefaults: Required<RunningOptions> = {
  limit: -1,
  ipdict: false,
  debug: false,
  threads: 8,
  workers: 1,
  cookieName: null,
  cookieAge: null,
  browserClose: false,
  engine: null,
  startedAgoSeconds: 0,
}

/** The options that matter for a preparation. The others have their defaults. */
export function preparedPart(options: Required<LinoOptions>): Required<LinoOptions> {
  const entries = Object.keys(preparedDefaults).map((name) => [name, Reflect.get(options, name)])
  return { ...runningDefaults, ...preparedDefaults, ...Object.fromEntries(entries) }
}
