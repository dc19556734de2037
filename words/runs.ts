import { assertNever } from '../contract/assert-never.ts'
import type { CameBack, KillPhase, KillRun } from '../contract/kill.ts'
import type { Room } from '../core/domain/limit.ts'
import { anonymous } from './users.ts'
import { say, sayCount, sayCountParts, sayParts } from './say.ts'
import { clockSeconds, duration } from './times.ts'

export const phaseWords: Readonly<Record<KillPhase, () => string>> = {
  countdown: () => say('Nothing has been sent yet.'),
  checking: () => say('Checking who came back…'),
  running: () => say('Ending sessions…'),
  verifying: () => say('Checking against the site…'),
  done: () => say('Done'),
}

/** The words of a kill under way, and of its end. */
export const run = {
  title: <Part>(site: Part) => sayParts('Killing sessions on {site}', { site }),
  doneTitle: <Part>(site: Part) => sayParts('Kill on {site}', { site }),
  all: () => say('Kills'),
  manyTitle: (count: number): string =>
    sayCount('Killing sessions on {count} site', 'Killing sessions on {count} sites', { count }),
  manyDoneTitle: (count: number): string =>
    sayCount('Kill on {count} site', 'Kill on {count} sites', { count }),
  manyOver: (over: number, count: number): string =>
    sayCount('{over} of {count} site is done', '{over} of {count} sites are done', { over, count }),
  onSites: (count: number): string => sayCount('on {count} site', 'on {count} sites', { count }),
  perSite: () => say('Outcome on each site'),
  details: () => say('Details'),
  detailsOf: (site: string): string => say('Details of {site}', { site }),
  label: (site: string): string => say('Killing sessions on {site}', { site }),
  progress: () => say('How far it is'),
  key: (prefix: string): string => (prefix === '' ? '' : `${prefix}…`),
  sent: (sent: number, planned: number): string => say('{sent} of {planned} sent', { sent, planned }),
  cancelRest: () => say('Cancel the rest'),
  underWay: (count: number): string =>
    sayCount('{count} kill under way', '{count} kills under way', { count }),
  cancelAll: () => say('Cancel all'),
  pause: () => say('Pause'),
  continueRun: () => say('Continue'),
  show: () => say('Show the result'),
  dismiss: () => say('Dismiss'),
  countdown: {
    title: <Part>(count: number, site: Part) =>
      sayCountParts(
        'About to kill {count} session on {site}',
        'About to kill {count} sessions on {site}',
        count,
        {
          count,
          site,
        },
      ),
    manyTitle: (count: number, sites: number): string =>
      sayCount('About to kill {count} session on {sites}', 'About to kill {count} sessions on {sites}', {
        count,
        sites: sayCount('{count} site', '{count} sites', { count: sites }),
      }),
    nothingYet: () => phaseWords.countdown(),
    beginsIn: () => say('It begins in a few seconds.'),
    cancel: () => say('Cancel'),
    now: () => say('Start now'),
    starting: () => say('Starting…'),
  },
  endedTitle: (count: number): string =>
    count === 0
      ? say('No session was killed')
      : sayCount('{count} session killed', '{count} sessions killed', { count }),
  anonymous,
  results: () => say('Outcome of each session'),
  columns: { user: () => say('User'), key: () => say('Key'), outcome: () => say('Outcome') },
  report: () => say('Report'),
  copyText: () => say('Copy as text'),
  copyCsv: () => say('Copy as CSV'),
  saveCsv: () => say('Save as CSV'),
  saveJson: () => say('Save as JSON'),
  copied: () => say('Copied.'),
  notCopied: () => say('The clipboard could not be written.'),
  saving: (file: string): string => say('The download of {file} has started.', { file }),
  retry: (count: number): string =>
    sayCount('Retry {count} failed session…', 'Retry {count} failed sessions…', { count }),
  close: () => say('Close'),
  cancelledNote: () => say('You cancelled the rest.'),
  auditDamaged: () =>
    say(
      'This kill is on record, but the audit log is damaged: lines were changed or removed. The page “Audit log” shows which lines.',
    ),
} as const

/** What a run is doing, in one sentence. */
export function runStatus(state: KillRun, cancelling: boolean): string {
  if (state.phase === 'done') return phaseWords.done()
  if (cancelling) return say('Cancelling…')
  if (state.paused) return say('Paused. Nothing is sent until you continue.')
  if (state.phase === 'countdown') return phaseWords.countdown()
  if (state.waitsUntil !== null)
    return say('Nothing is sent until {time}, as the site asks.', { time: clockSeconds(state.waitsUntil) })
  if (state.slowedDown && state.phase === 'running') return say('Slowed down: the site answers slowly.')
  return phaseWords[state.phase]()
}

/** `about 19 a second · 12 seconds left`. Empty while it is too early to say, or nothing is being sent. */
export function paceWords({ rate, secondsLeft, paused, waitsUntil }: KillRun): string {
  if (paused || waitsUntil !== null) return ''
  const parts: string[] = []
  if (rate !== null && rate > 0) parts.push(rateWords(rate))
  if (secondsLeft !== null)
    parts.push(say('{time} left', { time: leftWords(Math.max(1, Math.ceil(secondsLeft))) }))
  return parts.join(' · ')
}

function rateWords(rate: number): string {
  return rate >= 1
    ? say('about {count} a second', { count: Math.round(rate) })
    : say('about {count} a minute', { count: Math.max(1, Math.round(rate * 60)) })
}

function leftWords(seconds: number): string {
  if (seconds >= 60) return duration(seconds * 1000)
  return sayCount('{count} second', '{count} seconds', { count: seconds })
}

/** How many users came back. Final when the console no longer watches. */
export function cameBackWords({ users, of: count, until }: CameBack, now: number): string {
  return now < until
    ? sayCount(
        '{users} of {count} user came back so far. The console watches for ten minutes.',
        '{users} of {count} users came back so far. The console watches for ten minutes.',
        { users, count },
      )
    : sayCount(
        '{users} of {count} user came back within 10 minutes.',
        '{users} of {count} users came back within 10 minutes.',
        { users, count },
      )
}

/** The promise, checked: how much room the site has now. */
export function resultTitle(room: Room, ended: number): string {
  switch (room.kind) {
    case 'room':
    case 'nearlyFull':
      return say('Room for {count} more', { count: room.free })
    case 'full':
      return say('Still full')
    case 'noLimit':
      return run.endedTitle(ended)
    default:
      return assertNever(room)
  }
}

export function resultLead(live: number, limit: number | null): string {
  return limit === null
    ? sayCount(
        'Checked against the site a moment ago: {count} live session.',
        'Checked against the site a moment ago: {count} live sessions.',
        { count: live },
      )
    : sayCount(
        'Checked against the site a moment ago: {count} live session, limit {limit}.',
        'Checked against the site a moment ago: {count} live sessions, limit {limit}.',
        { count: live, limit },
      )
}
