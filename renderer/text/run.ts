import { assertNever } from '../../contract/assert-never.ts'
import type { CameBack, KillPhase, KillRun, Outcome, SparedReason } from '../../contract/kill.ts'
import type { Room } from '../../core/domain/limit.ts'
import { number, plural } from '../../words/format.ts'
import { clockSeconds, duration } from '../../words/times.ts'

const outcomes: Readonly<Record<Outcome, string>> = {
  killed: 'ended',
  alreadyGone: 'already gone',
  spared: 'spared',
  refused: 'refused',
  failed: 'failed',
  unknown: 'unknown',
}

const spared: Readonly<Record<SparedReason, string>> = {
  own: 'your own session',
  expired: 'expired',
  becameActive: 'came back before its turn',
  changed: 'changed since the preview',
  exempt: 'never to be killed',
  newest: 'the newest of its user',
  unknownActivity: 'last activity not known',
  cancelled: 'cancelled before its turn',
  notListed: 'no longer listed',
}

const phases: Readonly<Record<KillPhase, string>> = {
  countdown: 'Nothing has been sent yet.',
  checking: 'Checking who has come back since…',
  running: 'Ending sessions…',
  verifying: 'Checking against the site…',
  done: 'Done',
}

/** The words of a kill under way, and of its end. */
export const run = {
  title: 'Killing sessions on ',
  doneTitle: 'Kill on ',
  all: 'Kills',
  label: (site: string): string => `Killing sessions on ${site}`,
  progress: 'How far it is',
  key: (prefix: string): string => (prefix === '' ? '' : `${prefix}…`),
  sent: (sent: number, planned: number): string => `${number(sent)} of ${number(planned)} sent`,
  cancelRest: 'Cancel the rest',
  underWay: (count: number): string => `${plural(count, 'kill')} under way`,
  cancelAll: 'Cancel all',
  pause: 'Pause',
  goOn: 'Continue',
  show: 'Show the result',
  dismiss: 'Dismiss',
  countdown: {
    title: (count: number): string => `About to kill ${plural(count, 'session')} on `,
    manyTitle: (count: number, sites: number): string =>
      `About to kill ${plural(count, 'session')} on ${plural(sites, 'site')}`,
    nothingYet: phases.countdown,
    beginsIn: 'It begins in a few seconds.',
    cancel: 'Cancel',
    now: 'Start now',
    starting: 'Starting…',
  },
  endedTitle: (count: number): string =>
    count === 0 ? 'No session was ended' : `${plural(count, 'session')} ended`,
  outcomes,
  spared,
  anonymous: '(anonymous)',
  results: 'Outcome of each session',
  columns: { user: 'User', key: 'Key', outcome: 'Outcome' },
  report: 'Report',
  copyText: 'Copy as text',
  copyCsv: 'Copy as CSV',
  saveCsv: 'Save as CSV',
  saveJson: 'Save as JSON',
  copied: 'Copied.',
  notCopied: 'The clipboard could not be written.',
  saving: (file: string): string => `${file} is being saved.`,
  retry: (count: number): string =>
    count === 1 ? 'Retry the one that failed…' : `Retry the ${number(count)} that failed…`,
  close: 'Close',
  perhapsByAnother: (count: number): string =>
    `Somebody else was ending sessions here at the same time. ${plural(count, 'session')} of the ended ones ${count === 1 ? 'is' : 'are'} gone, and nobody can tell by whom.`,
  cancelledNote: 'You cancelled the rest.',
  auditDamaged:
    'This kill is on record, but the audit log is damaged: lines were changed or removed. The page “Audit log” tells which.',
} as const

/** What a run is doing, in one sentence. */
export function runStatus(state: KillRun, cancelling: boolean): string {
  if (state.phase === 'done') return phases.done
  if (cancelling) return 'Cancelling…'
  if (state.paused) return 'Paused. Nothing is sent until you continue.'
  if (state.phase === 'countdown') return phases.countdown
  if (state.waitsUntil !== null) return `Gives the site a rest until ${clockSeconds(state.waitsUntil)}.`
  if (state.slowedDown && state.phase === 'running') return 'Slowed down: the site answers slowly.'
  return phases[state.phase]
}

const told: readonly Outcome[] = ['killed', 'alreadyGone', 'spared', 'refused', 'failed']

/** `120 ended, 3 spared`; empty before anything is settled. */
export const settledWords = (counts: KillRun['outcomes']): string =>
  told
    .flatMap((outcome) => (counts[outcome] > 0 ? [`${number(counts[outcome])} ${outcomes[outcome]}`] : []))
    .join(', ')

/** `about 19 a second · 12 seconds left`; empty while it is too early to say. */
export function paceWords({ rate, secondsLeft }: KillRun): string {
  const parts: string[] = []
  if (rate !== null && rate > 0) {
    parts.push(
      rate >= 1
        ? `about ${number(Math.round(rate))} a second`
        : `about ${number(Math.max(1, Math.round(rate * 60)))} a minute`,
    )
  }
  if (secondsLeft !== null) {
    const seconds = Math.max(1, Math.ceil(secondsLeft))
    parts.push(seconds < 60 ? `${plural(seconds, 'second')} left` : `${duration(seconds * 1000)} left`)
  }
  return parts.join(' · ')
}

/** The figure of regret: final once it is looked no more. */
export function cameBackWords({ users, of, until }: CameBack, now: number): string {
  const back = `${number(users)} of ${plural(of, 'user')} came back`
  return now < until ? `${back} so far. It is watched for ten minutes.` : `${back} within 10 minutes.`
}

/** The promise, checked: what the site has room for now. */
export function resultTitle(room: Room, ended: number): string {
  switch (room.kind) {
    case 'room':
    case 'nearlyFull':
      return `Room for ${number(room.free)} more`
    case 'full':
      return 'Still full'
    case 'noLimit':
      return run.endedTitle(ended)
    default:
      return assertNever(room)
  }
}

export function resultLead(live: number, limit: number | null): string {
  return `Checked against the site a moment ago: ${limit === null ? plural(live, 'live session') : `${number(live)} of ${plural(limit, 'session')}`} left.`
}
