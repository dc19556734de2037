import { assertNever } from '../../contract/assert-never.ts'
import type { Session, SessionState } from '../../contract/session.ts'
import type { SortColumn } from '../../core/domain/order.ts'
import { number, plural } from '../../words/format.ts'
import {
  ago,
  ahead,
  clockTime,
  duration,
  durationRange,
  exactDateTime,
  exactDuration,
  siteDateTime,
} from '../../words/times.ts'

const columns: Readonly<Record<SortColumn, string>> = {
  user: 'User',
  lastActivity: 'Last activity',
  idle: 'Idle',
  ip: 'IP address',
  expires: 'Expires',
  state: 'State',
  key: 'Key',
}

const states: Readonly<Record<SessionState, string>> = {
  own: 'You',
  active: 'Active',
  dangling: 'Dangling',
  unknown: 'Unknown',
  expired: 'Expired',
}

/** The words of the table of sessions, its filters and its selection. */
export const sessions = {
  table: (site: string): string => `Sessions on ${site}`,
  columns,
  states,
  all: 'All',
  ending: 'Ending…',
  anonymous: '(anonymous)',
  noIp: 'not known',
  selectAllMatching: (count: number): string => `Select all ${plural(count, 'session')} that match`,
  group: (count: number, dangling: number): string =>
    `${plural(count, 'session')}${dangling > 0 ? ` · ${number(dangling)} dangling` : ''}`,
  stateFilter: 'State',
  idleFilter: 'Idle',
  idleFilterLabel: 'Idle at least',
  anyIdle: 'any time',
  idlePreset: (ms: number): string => `≥ ${exactDuration(ms)}`,
  idleCustom: 'other…',
  idleCustomLabel: 'Idle at least, for example 36h or 10d',
  idleCustomBad: 'A number and a unit: 30m, 12h, 4d, 2w',
  userFilter: 'User',
  anyUser: 'anyone',
  findUser: 'Find a user',
  noUser: 'No such user.',
  moreUsers: (count: number): string => `${plural(count, 'more user')}: type to find one`,
  groupByUser: 'Group by user',
  search: 'User, IP, key',
  searchLabel: 'Search user, IP address or key',
  clearFilters: 'Show all sessions',
  noRows: 'There are no rows to show.',
  loading: 'Reading the sessions…',
  filteredToNothing: 'No session matches.',
  filteredHint: (count: number): string =>
    `${plural(count, 'session')} ${count === 1 ? 'is' : 'are'} hidden by the filters.`,
  shown: (shown: number, all: number): string =>
    shown === all ? plural(all, 'session') : `${number(shown)} of ${plural(all, 'session')}`,
  expiredShown: (count: number): string => plural(count, 'expired session'),
  lastUsedAt: (time: string): string => `last used ${time}`,
  orEarlier: (time: string): string => `or ${time}: the site’s clock may have changed since`,
  signedInAt: (time: string): string => `signed in ${time}`,
  leftOver: { certain: 'left behind by this console', possible: 'possibly left behind by this console' },
  expiresAt: (time: string): string => `expires ${time}`,
  selected: 'selected',
  selection: 'Selection',
  selectedUsers: (users: number): string => plural(users, 'user'),
  selectedIdle: (fromMs: number, toMs: number): string => `idle ${durationRange(fromMs, toMs)}`,
  selectedHidden: (count: number): string => `${number(count)} not shown by the filters`,
  selectedActive: (count: number): string => `${number(count)} active`,
  clear: 'Clear',
  kill: (count: number): string => `Kill ${plural(count, 'session')}…`,
  announceSelected: (count: number): string =>
    count === 0 ? 'Nothing selected' : `${plural(count, 'session')} selected`,
  keys: 'Arrows move, Space selects, Shift extends, Ctrl+A selects all that match, Delete kills, Shift+F10 shows more.',
} as const

/** The relative time of the last activity, or why there is none. `now` is the site's. */
export function lastActivityWords(session: Session, now: number): string {
  if (session.lastActivity !== null) return ago(now - session.lastActivity)
  switch (session.activityUnknown) {
    case 'neverUsed':
      return session.lastSaved === null
        ? 'never used'
        : `never used, signed in ${ago(now - session.lastSaved)}`
    case 'unreadable':
      return 'unreadable'
    case 'notCalibrated':
    case null:
      return 'not known yet'
    default:
      return assertNever(session.activityUnknown)
  }
}

/** The exact time by this computer's clock, and by the site's where that is another one. */
export function exactTime(time: number, siteOffsetMinutes: number | null): string {
  const here = exactDateTime(time)
  if (siteOffsetMinutes === null || siteOffsetMinutes === -new Date(time).getTimezoneOffset()) return here
  const there = siteDateTime(time, siteOffsetMinutes)
  if (there === here) return here
  const clock = clockTime(time)
  // On the same day the hour tells the difference.
  const sameDay = here.endsWith(clock) && there.startsWith(here.slice(0, -clock.length))
  return `${here} (on the site: ${sameDay ? there.slice(-clock.length) : there})`
}

export function expiresWords(session: Session, now: number): string {
  if (session.expiresAt === null) return 'not known'
  const left = session.expiresAt - now
  return left > 0 ? ahead(left) : ago(-left)
}

/** Why the state is what it is, in one sentence. */
export function stateWhy(
  session: Session,
  state: SessionState,
  now: number,
  danglingAfterMs: number,
): string {
  const idle = session.lastActivity === null ? null : duration(Math.max(0, now - session.lastActivity))
  switch (state) {
    case 'own':
      return session.ownElsewhere
        ? 'Another window or terminal of this console is signed in with it. It cannot be chosen here.'
        : 'This is the console’s own session. It cannot be chosen.'
    case 'expired':
      return 'It has expired: nobody can use it any more.'
    case 'active':
      return `Idle for ${idle ?? 'an unknown time'}: less than ${exactDuration(danglingAfterMs)}.`
    case 'dangling':
      return `Idle for ${idle ?? 'an unknown time'}: ${exactDuration(danglingAfterMs)} or more.`
    case 'unknown':
      return `Last activity ${lastActivityWords(session, now)}. No rule ever chooses it; you may.`
    default:
      return assertNever(state)
  }
}
