/** What a test may want of its site. Everything has a default; docs/testing.md lists what each is good for. */
export type LinoOptions = PreparedOptions & RunningOptions

/** These shape the database or the front end's cache: a site with other ones needs a preparation of its own. */
export interface PreparedOptions {
  ui?: 'react' | 'extjs' | 'vuejs'
  /** Languages of the site, separated by blanks, its default one first. */
  languages?: string
  /** strftime formats of the cells, such as '%m/%d/%Y' and '%I:%M %p'; null is Lino's own. */
  dateFormat?: string | null
  timeFormat?: string | null
  /** Django's USE_TZ, with the server in Europe/Tallinn. */
  tz?: boolean
  /** Without USE_TZ: the server's local time, such as 'America/New_York'; null is Lino's own, UTC. */
  timeZone?: string | null
  twoFactor?: boolean
  /** Lino's use_security_features: Secure cookies, so nothing but https can sign in. */
  security?: boolean
  /** The password of every user. */
  password?: string
}

/** These can be changed by a restart. */
export interface RunningOptions {
  /** The sessions limit; -1 is none. */
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
  /** Where Django keeps its sessions; null is the database. */
  engine?: 'cached_db' | 'cache' | 'file' | null
  /** As if the server had been up for so many seconds: a fresh one hides mistakes with sessions never used. */
  startedAgoSeconds?: number
}

export const preparedDefaults: Required<PreparedOptions> = {
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

/** The options that matter to a preparation alone, the others at their defaults. */
export function preparedPart(options: Required<LinoOptions>): Required<LinoOptions> {
  const entries = Object.keys(preparedDefaults).map((name) => [name, Reflect.get(options, name)])
  return { ...runningDefaults, ...preparedDefaults, ...Object.fromEntries(entries) }
}
