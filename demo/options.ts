export type LinoVersion = '26' | '21'
type FrontEnd = 'react' | 'extjs'
/** `lino`: answers take as long as a real site's do. `none`: as fast as possible. */
type Cost = 'lino' | 'none'

/** How a demo site is set up. A missing option has the default of `demoSettings`. */
export interface DemoOptions {
  /** 0 = any free port. */
  port?: number
  /** How many sessions the population holds. */
  sessions?: number
  /** How many of them are dangling: still valid, and last used 4 days ago or longer. */
  dangling?: number
  /** Lino's `active_sessions_limit`. -1 = none. */
  limit?: number
  seed?: number
  lino?: LinoVersion
  frontEnd?: FrontEnd
  /** The server's local time minus UTC, in minutes. */
  offset?: number
  /** Django's USE_TZ: the cells' times then carry zone words, and expiry is in UTC. */
  useTz?: boolean
  /** strftime, as Lino's `date_format_strftime`. */
  dateFormat?: string
  /** strftime, as Lino's `time_format_strftime`. */
  timeFormat?: string
  /** A session of a deleted user exists and hides the whole table. */
  badRow?: boolean
  /** Too many failed sign-ins from an address ban it for about a minute. */
  ban?: boolean
  password?: string
  /** For how many days the server has been up. */
  startedAgo?: number
  cost?: Cost
  /** Milliseconds in addition to each answer's own time. */
  latency?: number
  /** SESSION_COOKIE_AGE, in seconds. */
  cookieAge?: number
  cookieName?: string
  /** SESSION_EXPIRE_AT_BROWSER_CLOSE: the cookie then has no age. */
  browserClose?: boolean
  /** A file for the sessions. In memory if missing. */
  database?: string
  title?: string
  /** The path below which the site is, such as `/voga`. Empty: it is at the root of its host. */
  prefix?: string
  /** How many of the sessions have users who keep working. The others are never used again. */
  working?: number
  /** How many users there are in addition to the usual ones. */
  people?: number
}

export type DemoSettings = Required<DemoOptions>

const twoWeeks = 14 * 24 * 60 * 60

/** The options with their defaults. USE_TZ sites are in Tallinn (UTC+2), unless an option says otherwise. */
export function demoSettings(options: DemoOptions = {}): DemoSettings {
  const sessions = options.sessions ?? 240
  return {
    port: 0,
    dangling: Math.round(sessions * 0.3),
    limit: -1,
    seed: 1,
    lino: '26',
    frontEnd: 'react',
    offset: options.useTz ? 120 : 0,
    useTz: false,
    dateFormat: '%d.%m.%Y',
    timeFormat: '%H:%M',
    badRow: false,
    ban: false,
    password: '1234',
    startedAgo: 0,
    cost: 'none',
    latency: 0,
    cookieAge: twoWeeks,
    cookieName: 'sessionid',
    browserClose: false,
    database: ':memory:',
    title: 'Lino demo site',
    prefix: '',
    working: 0,
    people: 0,
    ...options,
    sessions,
  }
}
