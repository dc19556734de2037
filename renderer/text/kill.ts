import { assertNever } from '../../contract/assert-never.ts'
import type { InterruptedRun, KillPlan, KillWarning, SparedReason, UserShare } from '../../contract/kill.ts'
import type { KillBy } from '../../contract/site.ts'
import { list, number, plural } from '../../words/format.ts'
import { dayTime, durationRange, exactDateTime } from '../../words/times.ts'

/** The words of the question that stands before a kill. */
export const kill = {
  title: (count: number): string => `Kill ${plural(count, 'session')} on `,
  titleOfResumed: (count: number): string => `Go on: kill ${plural(count, 'session')} on `,
  nothingTitle: (site: string): string => `Nothing to kill on ${site}`,
  nothing: 'None of the chosen sessions can be ended.',
  lead: 'Their users will have to sign in again. This cannot be undone.',
  leadOfOne: 'Whoever uses it will have to sign in again. This cannot be undone.',
  byUser: 'By user',
  moreUsers: (users: number, count: number): string =>
    `${plural(users, 'more user')} with ${plural(count, 'session')}`,
  anonymous: '(anonymous)',
  onlySessions: (count: number): string => (count === 1 ? 'their only session' : 'their only sessions'),
  lastUsed: 'Last used',
  from: 'Oldest activity',
  to: 'Youngest activity',
  at: exactDateTime,
  leftOut: (parts: readonly string[]): string => `Left out: ${list(parts)}.`,
  sparedToo: 'Whoever comes back before their turn is spared, too.',
  noneLeftOut: 'Whoever comes back before their turn is spared.',
  howToGoOn: (count: number): string => `Type ${number(count)} to confirm`,
  typed: 'Number of sessions',
  cancel: 'Cancel',
  close: 'Close',
  confirm: (count: number): string => `Kill ${plural(count, 'session')}`,
  starting: 'Starting…',
  previewing: 'Choosing anew…',
  idleUnknown: 'idle for an unknown time',
  andMore: (count: number): string => ` and ${number(count)} more`,
  takenBack: (site: string): string => `Cancelled. Nothing was sent to ${site}.`,
  signInOver: (count: number): string =>
    count === 1
      ? 'Also end the one that only ends by signing in over it'
      : `Also end the ${number(count)} that only end by signing in over them`,
  signInOverMeans:
    'The console signs in over each of them with your account and out again: last, one at a time, and it stops if that fails halfway.',
} as const

/** What an interrupted run had come to before it is gone on with. */
export function resumeWords({ startedAt, planned, outcomes }: InterruptedRun): string {
  const done = Object.values(outcomes).reduce((sum, count) => sum + count, 0)
  return `Goes on with the kill of ${dayTime(startedAt)}: of ${plural(planned, 'session')}, ${number(done)} ${done === 1 ? 'was' : 'were'} done before.`
}

/** Which way they are ended, in one sentence. */
export function wayOfEnding(killBy: KillBy | null, count: number): string {
  const each = count === 1 ? 'It is' : 'Each session is'
  const then =
    count === 1 ? 'a new list then tells whether it is gone' : 'a new list then tells which ones are gone'
  const inTurn = count === 1 ? '' : ', one after the other'
  switch (killBy) {
    case 'signOut':
      return `${each} ended by its own sign-out${inTurn}; ${then}.`
    case 'kill':
      return `${each} ended by the site’s own Kill${inTurn}; ${then}.`
    case 'sessionApi':
      return `${each} ended through the site’s session API; ${then}.`
    case null:
      return 'How this site ends sessions is made sure of before anything is sent.'
    default:
      return assertNever(killBy)
  }
}

/** One sentence; names follow where it ends in a colon. */
export function warningWords(warning: KillWarning): string {
  switch (warning.code) {
    case 'active':
      return `${plural(warning.count, 'of them is', 'of them are')} active: somebody may be working there right now.`
    case 'unknown':
      return `${plural(warning.count, 'of them has', 'of them have')} an unknown last activity.`
    case 'ownElsewhere':
      return `Another window or terminal of this console is signed in with ${plural(warning.count, 'of them', 'of them')}.`
    case 'onlySessions':
      return warning.users.length <= 3
        ? 'Only sessions of users who keep no other:'
        : `${plural(warning.users.length, 'user')} will keep no session at all:`
    case 'moreThanHalf':
      return `That is more than half of the site’s ${plural(warning.live, 'session')}.`
    case 'administrator':
      return 'Sessions of an account that you use here are among them, so of an administrator:'
    case 'cannotEnd':
      return cannotEndWords(warning.count - warning.bySigningIn, warning.bySigningIn)
    case 'signInOver':
      return `${plural(warning.count, 'of them is', 'of them are')} ended by signing in over ${warning.count === 1 ? 'it' : 'them'}.`
    case 'notEnough':
      return `That is not enough: ${plural(warning.count, 'more session')} would have to go to make that room.`
    default:
      return assertNever(warning)
  }
}

/** A few words, for a line with others. */
export function warningInShort(warning: KillWarning): string {
  switch (warning.code) {
    case 'active':
      return `${number(warning.count)} active`
    case 'unknown':
      return `${number(warning.count)} of unknown activity`
    case 'ownElsewhere':
      return `${number(warning.count)} of another window or terminal`
    case 'onlySessions':
      return `${plural(warning.users.length, 'user keeps', 'users keep')} none`
    case 'moreThanHalf':
      return 'more than half of the site'
    case 'administrator':
      return 'of an account that you use here'
    case 'cannotEnd':
      return `${number(warning.count)} cannot be ended`
    case 'signInOver':
      return `${number(warning.count)} by signing in over them`
    case 'notEnough':
      return `${number(warning.count)} too few`
    default:
      return assertNever(warning)
  }
}

function cannotEndWords(hopeless: number, bySigningIn: number): string {
  const none = `${plural(hopeless, 'of them')} cannot be ended: this site has no way to do it.`
  if (bySigningIn === 0) return none
  const over = `${plural(bySigningIn, 'of them only ends', 'of them only end')} by signing in over ${bySigningIn === 1 ? 'it' : 'them'}.`
  return hopeless === 0 ? over : `${none} ${over}`
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
function leftOutWords(reason: SparedReason, count: number): string {
  const words: Readonly<Record<SparedReason, string>> = {
    own: 'your own session',
    expired: `${number(count)} expired`,
    becameActive: `${number(count)} used since`,
    changed: `${number(count)} changed since`,
    exempt: `${number(count)} exempt`,
    newest: `${number(count)} newest of ${count === 1 ? 'its user' : 'their users'}`,
    unknownActivity: `${number(count)} with an unknown last activity`,
    cancelled: `${number(count)} cancelled`,
    notListed: `${number(count)} no longer listed`,
  }
  return words[reason]
}

/** Everybody who is left out, by reason; and who will be. */
export function leftOutSentence(plans: readonly Pick<KillPlan, 'leftOut' | 'victims'>[]): string {
  const counts = new Map<SparedReason, number>()
  for (const { leftOut } of plans) {
    for (const { reason } of leftOut) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  }
  if (counts.size === 0) return kill.noneLeftOut
  const leftOut = kill.leftOut([...counts].map(([reason, count]) => leftOutWords(reason, count)))
  return plans.some(({ victims }) => victims.length > 0) ? `${leftOut} ${kill.sparedToo}` : leftOut
}
