import { assertNever } from '../contract/assert-never.ts'
import type { Session, SessionState } from '../contract/session.ts'
import type { GroupBy, SortColumn } from '../contract/session-view.ts'
import { noActivityWords } from './activity.ts'
import { say, sayCount, sayCountParts } from './say.ts'
import { danglingWords, stateFilterWords, stateLabel } from './states.ts'
import {
  ago,
  ahead,
  clockTime,
  duration,
  durationRange,
  exactDateTime,
  exactDuration,
  siteDateTime,
} from './times.ts'
import { anonymous } from './users.ts'

const columns: Readonly<Record<SortColumn, () => string>> = {
  user: () => say('User'),
  lastActivity: () => say('Last activity'),
  idle: () => say('Idle'),
  ip: () => say('IP address'),
  expires: () => say('Expires'),
  state: () => say('State'),
  key: () => say('Key'),
}

const countWords = (count: number): string => sayCount('{count} session', '{count} sessions', { count })

interface GroupSums {
  readonly count: number
  readonly users: number
  readonly active: number
  readonly dangling: number
}

/** The sums of a group, less what its name says already. */
function groupOf({ count, users, active, dangling }: GroupSums, by: GroupBy): string {
  const mixed = by !== 'state'
  return [
    countWords(count),
    ...(by === 'user' ? [] : [sayCount('{count} user', '{count} users', { count: users })]),
    ...(mixed && active > 0 ? [sayCount('{count} active', '{count} active', { count: active })] : []),
    ...(mixed && dangling > 0 ? [danglingWords(dangling)] : []),
  ].join(' · ')
}

/** The words of the table of sessions, its filters and its selection. */
export const sessions = {
  table: (site: string): string => say('Sessions on {site}', { site }),
  columns,
  state: stateLabel,
  stateFilters: stateFilterWords,
  all: () => say('All'),
  ending: () => say('Ending…'),
  anonymous,
  noIp: () => say('not known'),
  selectAllMatching: (count: number): string =>
    sayCount('Select {count} session that matches', 'Select all {count} sessions that match', { count }),
  groupOf,
  dayUnknown: () => say('day not known'),
  stateFilter: () => say('State'),
  idleFilter: () => say('Idle'),
  idleFilterLabel: () => say('Idle at least'),
  anyIdle: () => say('any time'),
  idlePreset: (ms: number): string => say('≥ {time}', { time: exactDuration(ms) }),
  idleCustom: () => say('other…'),
  idleCustomLabel: () => say('Idle at least, for example 36h or 10d'),
  idleCustomBad: () => say('A number and a unit: 30m, 12h, 4d, 2w'),
  userFilter: () => say('User'),
  anyUser: () => say('anyone'),
  findUser: () => say('Find a user'),
  noUser: () => say('No such user.'),
  moreUsers: (count: number): string =>
    sayCount('{count} more user: type to find one', '{count} more users: type to find one', { count }),
  groups: () => say('Group'),
  noGroups: () => say('none'),
  groupBy: {
    user: () => say('by user'),
    ip: () => say('by address'),
    state: () => say('by state'),
    day: () => say('by day'),
  } satisfies Record<GroupBy, () => string>,
  search: () => say('Search'),
  searchLabel: () => say('Search user, IP address or key'),
  clearFilters: () => say('Show all sessions'),
  noRows: () => say('There are no rows to show.'),
  loading: () => say('Reading the sessions…'),
  filteredToNothing: () => say('No session matches.'),
  filteredHint: (count: number): string =>
    sayCount('The filters hide {count} session.', 'The filters hide {count} sessions.', { count }),
  shown: (shown: number, all: number): string =>
    shown === all
      ? countWords(all)
      : sayCount('{shown} of {count} session', '{shown} of {count} sessions', { shown, count: all }),
  expiredShown: (count: number): string =>
    sayCount('{count} expired session', '{count} expired sessions', { count }),
  lastUsedAt: (time: string): string => say('last used {time}', { time }),
  orEarlier: (time: string): string => say('or {time}: the site’s clock may have changed since', { time }),
  beganAt: (time: string, { user }: Session): string =>
    user === null ? say('begun {time}', { time }) : say('signed in {time}', { time }),
  leftOver: {
    certain: () => say('left behind by this console'),
    possible: () => say('possibly left behind by this console'),
  },
  expiresAt: (time: string): string => say('expires {time}', { time }),
  orSooner: (time: string): string => say('or {time}: the site’s clock may change', { time }),
  selected: <Part>(count: number, part: Part) =>
    sayCountParts('{count} selected', '{count} selected', count, { count: part }),
  selection: () => say('Selection'),
  selectedUsers: (count: number): string => sayCount('{count} user', '{count} users', { count }),
  selectedIdle: (fromMs: number, toMs: number): string =>
    say('idle {time}', { time: durationRange(fromMs, toMs) }),
  selectedHidden: (count: number): string =>
    sayCount('{count} hidden by the filters', '{count} hidden by the filters', { count }),
  selectedActive: (count: number): string => sayCount('{count} active', '{count} active', { count }),
  clear: () => say('Clear'),
  kill: (count: number): string => sayCount('Kill {count} session…', 'Kill {count} sessions…', { count }),
  menuOfSeveral: countWords,
  sortHint: () => say('Sort. With Shift: add as a second column.'),
  sortPlace: (place: 1 | 2): string => (place === 1 ? say('sorted first') : say('sorted second')),
  copyText: () => say('Copy as text'),
  copyCsv: () => say('Copy as CSV'),
  rowsCopied: (count: number): string => sayCount('{count} row copied', '{count} rows copied', { count }),
  notCopied: () => say('The clipboard could not be written.'),
  announceSelected: (count: number): string =>
    count === 0
      ? say('Nothing selected')
      : sayCount('{count} session selected', '{count} sessions selected', { count }),
  keys: () =>
    say(
      'Arrows move, Space selects, Ctrl+A selects all that match, Ctrl+C copies, Delete kills, ? shows all keys.',
    ),
} as const

/** The relative time of the last activity, or why there is none. `now` is the site's. */
export function lastActivityWords(session: Session, now: number): string {
  if (session.lastActivity !== null) return ago(now - session.lastActivity)
  const began = session.lastSaved === null ? null : ago(now - session.lastSaved)
  return noActivityWords(session.activityUnknown ?? 'unreadable', began, session.user === null)
}

/** The exact time by this computer's clock, and by the site's clock if that is another one. */
export function exactTime(time: number, siteOffsetMinutes: number | null): string {
  const here = exactDateTime(time)
  if (siteOffsetMinutes === null || siteOffsetMinutes === -new Date(time).getTimezoneOffset()) return here
  const there = siteDateTime(time, siteOffsetMinutes)
  if (there === here) return here
  const clock = clockTime(time)
  // On the same day the hour shows the difference.
  const sameDay = here.endsWith(clock) && there.startsWith(here.slice(0, -clock.length))
  return say('{here} (on the site: {there})', { here, there: sameDay ? there.slice(-clock.length) : there })
}

export function expiresWords(session: Session, now: number): string {
  if (session.expiresAt === null) return say('not known')
  const left = session.expiresAt - now
  return left > 0 ? ahead(left) : ago(-left)
}

/** Why the session has its state, in one sentence. */
export function stateWhy(
  session: Session,
  state: SessionState,
  now: number,
  danglingAfterMs: number,
): string {
  switch (state) {
    case 'own':
      return session.ownElsewhere
        ? say('Another window or terminal of this console is signed in with it. It cannot be chosen here.')
        : say('This is the console’s own session. It cannot be chosen.')
    case 'expired':
      return say('It has expired: nobody can use it any more.')
    case 'active':
      return say('Idle for {idle}: less than {time}.', idleFacts(session, now, danglingAfterMs))
    case 'dangling':
      return say('Idle for {idle}: {time} or more.', idleFacts(session, now, danglingAfterMs))
    case 'unknown':
      if (session.lastActivity !== null)
        return say(
          'Its expiry could not be read, so it may have expired. Only a rule that asks for unknown sessions chooses it.',
        )
      return say(
        'No last activity is known: {reason}. Only a rule that asks for unknown sessions chooses it.',
        {
          reason: lastActivityWords(session, now),
        },
      )
    default:
      return assertNever(state)
  }
}

function idleFacts(
  { lastActivity }: Session,
  now: number,
  danglingAfterMs: number,
): { readonly idle: string; readonly time: string } {
  return {
    idle: lastActivity === null ? say('an unknown time') : duration(Math.max(0, now - lastActivity)),
    time: exactDuration(danglingAfterMs),
  }
}
