import type { AppInfo } from '../contract/console-api.ts'
import { assertNever } from '../contract/assert-never.ts'
import type { SiteState } from '../contract/site.ts'
import { roomFor, type Room } from '../core/domain/limit.ts'
import { towardsLimit } from '../core/domain/what-counts.ts'
import { say, sayCount } from './say.ts'
import { danglingWords } from './states.ts'
import { sinceFailing } from './failing-site.ts'
import { failureWords } from './failure-kinds.ts'
import { capital, number } from './format.ts'

/** The words of the list of sites and of the forms around it. */
export const sites = {
  product: 'Session Console',
  navigation: () => say('Sites'),
  groups: { needsYou: () => say('Needs you'), quiet: () => say('Quiet'), demo: () => say('Demo') },
  overview: (count: number, dangling: number): string =>
    [
      sayCount('{count} site', '{count} sites', { count }),
      ...(dangling > 0 ? [danglingWords(dangling)] : []),
    ].join(' · '),
  filters: {
    all: () => say('All'),
    full: () => say('Full'),
    failing: () => say('Failing'),
    dangling: () => say('Dangling'),
    signedOut: () => say('Signed out'),
  },
  filterMeans: {
    all: () => say('All sites'),
    full: () => say('Sites that are full or nearly so'),
    failing: () => say('Sites that cannot be read'),
    dangling: () => say('Sites with dangling sessions, most of them first'),
    signedOut: () => say('Sites that you are not signed in to'),
  },
  noneOfThese: () => say('No sites match this filter.'),
  add: () => say('Add a site'),
  addFirst: () => say('Add your first site'),
  find: () => say('Find site or command'),
  figure: (live: number | null, limit: number | null): string =>
    `${live === null ? '–' : number(live)}${limit === null ? '' : ` / ${number(limit)}`}`,
  figureWords: (count: number | null, limit: number | null, countsExpired: boolean | null = null): string => {
    const figure = countWords(count, countsExpired === true)
    return limit === null ? figure : say('{sessions}, limit {limit}', { sessions: figure, limit })
  },
  preferences: () => say('Settings'),
  language: () => say('Language'),
  languageAsSystem: () => say('As the system'),
  countdown: () => say('Count down before killing'),
  theme: {
    system: () => say('As the system'),
    light: () => say('Light'),
    dark: () => say('Dark'),
  },
  passwords: (info: AppInfo): string =>
    info.passwords === 'memory'
      ? say('Passwords stay in memory. When the console quits, it signs out and forgets the passwords.')
      : say('Remembered passwords are in this computer’s keychain, nowhere else.'),
  passwordsInShort: (info: AppInfo): string =>
    info.passwords === 'memory' ? say('Passwords in memory only') : say('Passwords in the keychain'),
  version: (version: string): string => say('Version {version}', { version }),
} as const

function countWords(count: number | null, expiredToo: boolean): string {
  if (count === null) return say('sessions not known')
  return expiredToo
    ? sayCount('{count} session, expired ones counted', '{count} sessions, expired ones counted', { count })
    : sayCount('{count} live session', '{count} live sessions', { count })
}

/** A site's state in a few words: `50 / 50 · Full · 38 dangling`. */
export function siteStanding(site: SiteState): string {
  const figure = site.counts
    ? sites.figure(towardsLimit(site.counts, site.countsExpired), site.sessionsLimit)
    : ''
  return [figure, siteNote(site)].filter(Boolean).join(' · ')
}

/** One line below a site's name. Empty if the figures say everything. */
export function siteNote(site: SiteState): string {
  switch (site.access) {
    case 'signingIn':
      return say('Signing in…')
    case 'paused':
      // Without a single sign-in there is nothing to do again.
      return site.readAt === null ? signedOutNote(site) : say('Paused: sign in again')
    case 'signedOut':
      return signedOutNote(site)
    case 'signedIn':
      return site.failure ? failingNote(site) : figuresNote(site)
    default:
      return assertNever(site.access)
  }
}

function signedOutNote({ failure }: SiteState): string {
  if (!failure) return say('Not signed in')
  if (failure.kind === 'signedOut') return say('Session ended: sign in again')
  return say('Not signed in: {reason}', { reason: failureWords[failure.kind]() })
}

function failingNote(site: SiteState): string {
  const kind = site.failure?.kind
  if (kind === undefined || kind === 'unreachable' || kind === 'timedOut')
    return sinceFailing(say('Not reached'), site)
  return sinceFailing(kind === 'tableHidden' ? say('Table hidden') : capital(failureWords[kind]()), site)
}

function figuresNote(site: SiteState): string {
  if (!site.counts) return site.reading ? say('Reading…') : ''
  const { dangling } = site.counts
  const room = roomFor(towardsLimit(site.counts, site.countsExpired), site.sessionsLimit)
  return [roomWords(room), dangling > 0 ? danglingWords(dangling) : ''].filter(Boolean).join(' · ')
}

/** Empty: there is room enough. */
function roomWords(room: Room): string {
  switch (room.kind) {
    case 'full':
      return say('Full')
    case 'nearlyFull':
      return say('Room for {count}', { count: room.free })
    case 'noLimit':
      return say('No limit known')
    case 'room':
      return ''
    default:
      return assertNever(room)
  }
}

/** Add, change and remove a site. */
export const siteForm = {
  addTitle: () => say('Add a site'),
  addLead: () => say('Give the address of a Lino site, as you open it in a browser.'),
  changeTitle: (site: string): string => say('Change {site}', { site }),
  url: () => say('Address'),
  urlExample: 'https://lino.example.org',
  check: () => say('Check the address'),
  checking: () => say('Checking…'),
  found: (frontEnd: string): string => say('A Lino site with the {frontEnd} front end.', { frontEnd }),
  secondFactor: () => say('It asks for a code by e-mail when you sign in.'),
  corrected: (url: string): string => say('The address was corrected to {url}.', { url }),
  addAnyway: () => say('Add it all the same'),
  frontEnds: { react: 'React', extjs: 'ExtJS', vuejs: 'VueJS' },
  name: () => say('Name'),
  user: () => say('Your username there'),
  userHint: () => say('You need to be a site administrator on it.'),
  idle: () => say('A session is dangling when idle for'),
  unit: () => say('Unit of time'),
  units: { hours: () => say('hours'), days: () => say('days'), weeks: () => say('weeks') },
  limit: () => say('Sessions limit'),
  limitHint: () =>
    say(
      'Lino’s active_sessions_limit. Leave it empty if you don’t know it. The console learns it when the site refuses a sign-in.',
    ),
  limitNone: () => say('none known'),
  allowHttp: () => say('Send my password over this unencrypted connection (http)'),
  allowHttpHint: () => say('Anyone between this computer and the site could read it.'),
  keepSeat: () => say('Stay signed in when the console quits, so that a full site can be entered later'),
  keepSeatHint: () =>
    say('That session goes on counting as one of the site’s, and is used again at the next start.'),
  keepSeatNot: () =>
    say(
      'Not possible now: without a keychain there is no safe place for that session, so the console signs out when it quits.',
    ),
  signsItselfIn: () => say('Sign in here when the console starts, with the remembered password'),
  signsItselfInHint: () =>
    say('Once at each start. If the site refuses, or asks for a code, the console waits for you.'),
  signsItselfInNot: () =>
    say('Not possible now: without a keychain, the console forgets the password when it quits.'),
  add: () => say('Add site'),
  save: () => say('Save'),
  cancel: () => say('Cancel'),
  needUrl: () => say('Enter the site’s address.'),
  needName: () => say('Give the site a name.'),
  needUser: () => say('Enter the username that you sign in with.'),
  badIdle: () => say('Enter a number above 0, at most ten years.'),
  badLimit: () => say('Enter a whole number, or leave it empty.'),
  removeTitle: (site: string): string => say('Remove {site}?', { site }),
  removeLead: () =>
    say('The console signs out and forgets this site’s settings. Nothing is changed on the site itself.'),
  remove: () => say('Remove site'),
} as const

/** The first screen, when there is no site of the user's own. */
export const welcome = {
  title: () => say('See who is on your Lino sites'),
  lead: () =>
    say(
      'This console lists the user sessions of a Lino site, shows which ones nobody uses any more, and ends them in bulk, so that there is room for the people who want to work.',
    ),
  step: () => say('Start with a site that you administer'),
  stepHint: () => say('You need its address, your username and your password.'),
  practise: () => say('Or try it on a practice site'),
  practiseHint: () => say('It runs on this computer. Nothing that you do there can hurt anyone.'),
  open: (site: string): string => say('Open {site}', { site }),
} as const
