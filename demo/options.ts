import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'

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
    ...options,
    sessions,
  }
}

function number(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('Not a number.')
  return value
}

function whole(text: string): number {
  const value = number(text)
  if (!Number.isInteger(value)) throw new InvalidArgumentError('Not a whole number.')
  return value
}

function count(text: string): number {
  const value = whole(text)
  if (value < 0) throw new InvalidArgumentError('Not below 0.')
  return value
}

/** Reads the command line of `npm run demo`. Prints help or the mistake, and exits: 2 for a mistake. */
export function parseDemoOptions(argv: readonly string[]): DemoOptions {
  try {
    return readDemoOptions(argv)
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode !== 0) process.stderr.write(`${withoutTyped(error.message)}\n`)
    process.exit(error.exitCode === 0 ? 0 : 2)
  }
}

/** Words that do not belong there may be a password, or a URL with one. */
function withoutTyped(message: string): string {
  return message
    .replace(/(but got \d+): .*/s, '$1.')
    .replace(/'[^']*'/g, (quoted) => (/[:=@]/.test(quoted) ? "'…'" : quoted))
}

/** The same. Prints only help, and throws a `CommanderError` after help as well as for a mistake. */
export function readDemoOptions(argv: readonly string[]): DemoOptions {
  const program = new Command('demo')
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .description(
      'A Lino site to practise on: its wire protocol over real HTTP, with a made-up population of sessions.',
    )
    .option('--port <port>', 'port on 127.0.0.1 (default: any free one)', count)
    .option('--sessions <n>', 'sessions in the population (default: 240)', count)
    .option('--dangling <n>', 'how many of them are dangling (default: 30 %)', count)
    .option('--limit <n>', 'sessions limit, -1 = none (default: -1)', whole)
    .option('--seed <n>', 'another seed, another population (default: 1)', whole)
    .addOption(new Option('--lino <version>', 'which Lino to speak like (default: 26)').choices(['26', '21']))
    .addOption(
      new Option('--front-end <name>', 'which front end (default: react)').choices(['react', 'extjs']),
    )
    .option('--offset <minutes>', "the server's local time minus UTC", whole)
    .option('--use-tz', 'as a site with USE_TZ')
    .option('--date-format <strftime>', 'how the site writes dates (default: %d.%m.%Y)')
    .option('--time-format <strftime>', 'how the site writes times (default: %H:%M)')
    .option('--bad-row', 'a session of a deleted user hides the table')
    .option('--ban', 'ban an address from its 5th failed sign-in')
    .option('--password <text>', 'the password of all users (default: 1234)')
    .option('--started-ago <days>', 'for how long the server has been up (default: 0)', number)
    .addOption(
      new Option('--cost <kind>', 'answer as slowly as a real site (default: none)').choices([
        'lino',
        'none',
      ]),
    )
    .option('--latency <ms>', 'milliseconds on top of each answer', number)
    .option('--cookie-age <seconds>', 'how long a session lives unused (default: two weeks)', count)
    .option('--cookie-name <name>', "the session cookie's name (default: sessionid)")
    .option('--browser-close', 'session cookies without an age')
    .option('--database <file>', 'keep the sessions in this file')
    .option('--title <text>', "the site's title")
  return program.parse([...argv], { from: 'user' }).opts<DemoOptions>()
}
