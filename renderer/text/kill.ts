import { assertNever } from '../../contract/assert-never.ts'
import type {
  KillPhase,
  KillPlan,
  KillWarning,
  Outcome,
  SparedReason,
  UserShare,
} from '../../contract/kill.ts'
import type { KillBy } from '../../contract/site.ts'
import type { Room } from '../../core/domain/limit.ts'
import { durationRange, list, number, plural } from './format.ts'

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
  exempt: 'exempt',
  newest: 'the newest of its user',
  cancelled: 'cancelled before its turn',
  notListed: 'no longer listed',
}

const phases: Readonly<Record<KillPhase, string>> = {
  checking: 'Checking who has come back since…',
  running: 'Ending sessions…',
  verifying: 'Checking against the site…',
  done: 'Done',
}

/** The words around ending sessions. */
export const kill = {
  title: (plan: KillPlan): string => `Kill ${plural(plan.victims.length, 'session')} on `,
  nothingTitle: (site: string): string => `Nothing to kill on ${site}`,
  nothing: 'None of the chosen sessions can be ended.',
  lead: 'Their users will have to sign in again. This cannot be undone.',
  byUser: 'By user',
  moreUsers: (users: number, count: number): string =>
    `${plural(users, 'more user')} with ${plural(count, 'session')}`,
  anonymous: '(anonymous)',
  onlySessions: (count: number): string => (count === 1 ? 'their only session' : 'their only sessions'),
  leftOut: (parts: readonly string[]): string =>
    `Left out: ${list(parts)}. Whoever comes back before their turn is spared, too.`,
  noneLeftOut: 'Whoever comes back before their turn is spared.',
  howToGoOn: (count: number): string => `Type ${number(count)} to confirm`,
  typed: 'Number of sessions',
  cancel: 'Cancel',
  close: 'Close',
  confirm: (count: number): string => `Kill ${plural(count, 'session')}`,
  starting: 'Starting…',
  idleUnknown: 'idle for an unknown time',
  andMore: (count: number): string => ` and ${number(count)} more`,
  runTitle: 'Killing sessions on ',
  runLabel: 'Killing sessions',
  endedTitle: (count: number): string =>
    count === 0 ? 'No session was ended' : `${plural(count, 'session')} ended`,
  phases,
  sent: (sent: number, planned: number): string => `${number(sent)} of ${number(planned)} sent`,
  confirmed: (settled: number): string => `${number(settled)} confirmed by a list`,
  cancelRest: 'Cancel the rest',
  cancelling: 'Cancelling…',
  show: 'Show the result',
  dismiss: 'Dismiss',
  goOn: 'You can go on working.',
  outcomes,
  spared,
  results: 'Outcome of each session',
  columns: { user: 'User', key: 'Key', outcome: 'Outcome' },
  copyText: 'Copy report',
  copyCsv: 'Copy as CSV',
  copied: 'Copied.',
  notCopied: 'The clipboard could not be written.',
  cancelledNote: 'You cancelled the rest.',
} as const

/** Which way the sessions are ended, in one sentence. */
export function wayOfEnding(killBy: KillBy | null): string {
  switch (killBy) {
    case 'signOut':
      return 'Each session is ended by its own sign-out, one after the other; a new list then tells which ones are gone.'
    case 'kill':
      return 'Each session is ended by the site’s own Kill, one after the other; a new list then tells which ones are gone.'
    case 'sessionApi':
      return 'The sessions are ended through the site’s session API; a new list then tells which ones are gone.'
    case null:
      return 'How this site ends sessions is made sure of before anything is sent.'
    default:
      return assertNever(killBy)
  }
}

export function warningWords(warning: KillWarning): string {
  switch (warning.code) {
    case 'active':
      return `${plural(warning.count, 'of them is', 'of them are')} active: somebody may be working there right now.`
    case 'unknown':
      return `${plural(warning.count, 'of them has', 'of them have')} an unknown last activity.`
    case 'onlySessions':
      return warning.users.length <= 3
        ? 'Only sessions of users who keep no other:'
        : `${plural(warning.users.length, 'user')} will keep no session at all:`
    case 'moreThanHalf':
      return `That is more than half of the site’s ${plural(warning.live, 'session')}.`
    case 'cannotEnd':
      return `${plural(warning.count, 'of them')} cannot be ended: this site has no way to do it.`
    default:
      return assertNever(warning)
  }
}

/** `idle 5 to 13 days`. Null where no activity is known. */
export function shareIdle(share: UserShare): string | null {
  if (share.idleFromSeconds === null || share.idleToSeconds === null) return null
  return `idle ${durationRange(share.idleFromSeconds * 1000, share.idleToSeconds * 1000)}`
}

export function shareKeeps(share: UserShare): string {
  if (share.keeps === 0) return kill.onlySessions(share.count)
  if (share.keepsActive === 0) return `keeps ${plural(share.keeps, 'session')}, none active`
  return share.keepsActive === share.keeps
    ? `keeps ${plural(share.keeps, 'active session')}`
    : `keeps ${plural(share.keeps, 'session')}, ${number(share.keepsActive)} active`
}

/** `3 expired`, `your own session`. */
export function leftOutWords(reason: SparedReason, count: number): string {
  return reason === 'own' ? spared.own : `${number(count)} ${spared[reason]}`
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
      return kill.endedTitle(ended)
    default:
      return assertNever(room)
  }
}

export function resultLead(live: number, limit: number | null): string {
  return `Checked against the site a moment ago: ${limit === null ? plural(live, 'live session') : `${number(live)} of ${plural(limit, 'session')}`} left.`
}
