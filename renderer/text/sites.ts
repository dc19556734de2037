import type { AppInfo } from '../../contract/console-api.ts'
import { assertNever } from '../../contract/assert-never.ts'
import type { SiteState } from '../../contract/site.ts'
import { roomFor } from '../../core/domain/limit.ts'
import { towardsLimit } from '../../core/domain/what-counts.ts'
import { failureWords, sinceWhen } from './failures.ts'
import { number, plural } from '../../words/format.ts'

/** The words of the list of sites and of the forms around it. */
export const sites = {
  product: 'Session Console',
  navigation: 'Sites',
  groups: { needsYou: 'Needs you', quiet: 'Quiet', demo: 'Demo' },
  overview: (count: number, dangling: number): string =>
    `${plural(count, 'site')}${dangling > 0 ? ` · ${number(dangling)} dangling` : ''}`,
  filters: {
    all: 'All',
    full: 'Full',
    failing: 'Failing',
    dangling: 'Dangling',
    signedOut: 'Signed out',
  },
  filterMeans: {
    all: 'All sites',
    full: 'Sites that are full or nearly so',
    failing: 'Sites that cannot be read',
    dangling: 'Sites with dangling sessions, most of them first',
    signedOut: 'Sites that you are not signed in to',
  },
  noneOfThese: 'No site is so now.',
  add: 'Add a site',
  addFirst: 'Add your first site',
  find: 'Find site or command',
  figure: (live: number | null, limit: number | null): string =>
    `${live === null ? '–' : number(live)}${limit === null ? '' : ` / ${number(limit)}`}`,
  figureWords: (count: number | null, limit: number | null, countsExpired: boolean | null = null): string =>
    `${count === null ? 'sessions not known' : countsExpired ? `${plural(count, 'session')}, expired ones counted` : plural(count, 'live session')}${limit === null ? '' : `, limit ${number(limit)}`}`,
  preferences: 'Settings',
  countdown: 'Count down before killing',
  theme: {
    system: 'As the system',
    light: 'Light',
    dark: 'Dark',
  },
  passwords: (info: AppInfo): string =>
    info.passwords === 'memory'
      ? 'Passwords stay in memory and are gone when the console quits; it signs out then.'
      : 'Passwords that you let it remember are in this computer’s keychain, nowhere else.',
  passwordsInShort: (info: AppInfo): string =>
    info.passwords === 'memory' ? 'Passwords in memory only' : 'Passwords in the keychain',
  version: (version: string): string => `Version ${version}`,
} as const

/** How it stands, in a few words: `50 / 50 · Full · 38 dangling`. */
export function siteStanding(site: SiteState): string {
  const figure = site.counts
    ? sites.figure(towardsLimit(site.counts, site.countsExpired), site.sessionsLimit)
    : ''
  return [figure, siteNote(site)].filter(Boolean).join(' · ')
}

/** One line below a site's name. Empty where the figures say it all. */
export function siteNote(site: SiteState): string {
  switch (site.access) {
    case 'signingIn':
      return 'Signing in…'
    case 'paused':
      return 'Paused: sign in again'
    case 'signedOut':
      return signedOutNote(site)
    case 'signedIn':
      return site.failure ? failingNote(site) : figuresNote(site)
    default:
      return assertNever(site.access)
  }
}

function signedOutNote({ failure }: SiteState): string {
  if (!failure) return 'Not signed in'
  if (failure.kind === 'signedOut') return 'Session ended: sign in again'
  return `Not signed in: ${failureWords(failure.kind)}`
}

function failingNote(site: SiteState): string {
  const since = sinceWhen(site)
  const kind = site.failure?.kind
  if (kind === undefined || kind === 'unreachable' || kind === 'timedOut') return `Not reached${since}`
  return kind === 'tableHidden' ? `Table hidden${since}` : `${capital(failureWords(kind))}${since}`
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

function figuresNote(site: SiteState): string {
  if (!site.counts) return site.reading ? 'Reading…' : ''
  const dangling = site.counts.dangling > 0 ? `${number(site.counts.dangling)} dangling` : ''
  const room = roomFor(towardsLimit(site.counts, site.countsExpired), site.sessionsLimit)
  const standing =
    room.kind === 'full'
      ? 'Full'
      : room.kind === 'nearlyFull'
        ? `Room for ${number(room.free)}`
        : room.kind === 'noLimit'
          ? 'No limit known'
          : ''
  return [standing, dangling].filter(Boolean).join(' · ')
}

/** Add, change and remove a site. */
export const siteForm = {
  addTitle: 'Add a site',
  addLead: 'Give the address of a Lino site, as you open it in a browser.',
  changeTitle: (name: string): string => `Change ${name}`,
  url: 'Address',
  urlExample: 'https://lino.example.org',
  check: 'Check the address',
  checking: 'Checking…',
  found: (frontEnd: string): string => `A Lino site with the ${frontEnd} front end.`,
  secondFactor: 'It asks for a code by e-mail when you sign in.',
  corrected: (url: string): string => `The address was corrected to ${url}.`,
  addAnyway: 'Add it all the same',
  frontEnds: { react: 'React', extjs: 'ExtJS', vuejs: 'VueJS' },
  name: 'Name',
  user: 'Your username there',
  userHint: 'You need to be a site administrator on it.',
  idle: 'A session is dangling when idle for',
  unit: 'Unit of time',
  units: { hours: 'hours', days: 'days', weeks: 'weeks' },
  limit: 'Sessions limit',
  limitHint:
    'Lino’s active_sessions_limit. Leave it empty if you don’t know: it is learnt when the site refuses a sign-in.',
  limitNone: 'none known',
  allowHttp: 'Send my password over this unencrypted connection (http)',
  allowHttpHint: 'Anyone between this computer and the site could read it.',
  keepSeat: 'Stay signed in when the console quits, so that a full site can be entered later',
  keepSeatHint: 'That session goes on counting as one of the site’s, and is used again at the next start.',
  keepSeatNot:
    'Not possible now: without a keychain there is no safe place for that session, so the console signs out when it quits.',
  add: 'Add site',
  save: 'Save',
  cancel: 'Cancel',
  needUrl: 'Enter the site’s address.',
  needName: 'Give the site a name.',
  needUser: 'Enter the username that you sign in with.',
  badIdle: 'Enter a number above 0, at most ten years.',
  badLimit: 'Enter a whole number, or leave it empty.',
  removeTitle: (name: string): string => `Remove ${name}?`,
  removeLead:
    'The console signs out and forgets this site’s settings. Nothing is changed on the site itself.',
  remove: 'Remove site',
} as const

/** The first screen, when there is no site of the user's own. */
export const welcome = {
  title: 'See who is on your Lino sites',
  lead: 'This console lists the user sessions of a Lino site, shows which ones nobody uses any more, and ends them in bulk, so that there is room for the people who want to work.',
  step: 'Start with a site that you administer',
  stepHint: 'You need its address, your username and your password.',
  practise: 'Or try it on a practice site',
  practiseHint: 'It runs on this computer. Nothing that you do there can hurt anyone.',
  open: (name: string): string => `Open ${name}`,
} as const
