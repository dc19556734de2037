import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import type { DemoOptions } from './options.ts'

/** What the command line asks for: one site, or many (`fleet`). */
export interface DemoCommand extends DemoOptions {
  /** How many practice sites. */
  fleet?: number
  /** The file that says what happens to them. */
  script?: string
  /** Where an importable list of them goes. */
  list?: string
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

function fleetSize(text: string): number {
  const value = whole(text)
  if (value < 1 || value > 1000) throw new InvalidArgumentError(fleetMistakes.size)
  return value
}

/** Reads the command line of `npm run demo`. Prints help or the mistake, and exits: 2 for a mistake. */
export function parseDemoOptions(argv: readonly string[]): DemoCommand {
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
export function readDemoOptions(argv: readonly string[]): DemoCommand {
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
    .option('--fleet <n>', 'many sites of all kinds instead of one, 1 to 1000', fleetSize)
    .option('--script <file>', 'with --fleet: what happens to which site, and when (JSON)')
    .option('--list <file>', 'with --fleet: write a list of the sites that the console imports')
  const command = program.parse([...argv], { from: 'user' }).opts<DemoCommand>()
  const mistake = fleetMistake(command)
  if (mistake !== null) program.error(mistake)
  return command
}

/** What is set for all sites of a fleet. Everything else is different from site to site. */
const fleetOptions = new Set(['fleet', 'script', 'list', 'seed', 'port', 'password'])

function fleetMistake(command: DemoCommand): string | null {
  if (command.fleet === undefined)
    return command.script === undefined && command.list === undefined ? null : fleetMistakes.missing
  return Object.keys(command).every((name) => fleetOptions.has(name)) ? null : fleetMistakes.others
}

/** What can be wrong with the options of a fleet, as commander says it. */
export const fleetMistakes = {
  missing: '--script and --list need --fleet.',
  others: '--fleet allows only --seed, --script, --list, --port and --password.',
  size: 'Not from 1 to 1000.',
} as const
