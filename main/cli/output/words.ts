import { assertNever } from '../../../contract/assert-never.ts'
import type { Failure, FailureKind } from '../../../contract/failure.ts'
import type {
  KillWarning,
  Outcome,
  OutcomeCounts,
  SessionOutcome,
  SparedReason,
} from '../../../contract/kill.ts'
import type { Reason } from '../../../contract/session.ts'
import type { KillBy, SiteState } from '../../../contract/site.ts'
import { span } from './times.ts'
import { visible } from './visible.ts'

export function sessionsWord(count: number): string {
  return count === 1 ? '1 session' : `${count} sessions`
}

/** Which way is used to end sessions, in one sentence. */
export function killByWords(killBy: KillBy | null): string {
  switch (killBy) {
    case 'signOut':
      return 'Sessions are ended by their own sign-out.'
    case 'kill':
      return "Sessions are ended by the site's own Kill."
    case 'sessionApi':
      return "Sessions are ended through the site's session API."
    case null:
      return 'How this site lets sessions be ended is found out right before the first one is ended.'
    default:
      return assertNever(killBy)
  }
}

export function reasonWords(reason: Reason): string {
  switch (reason.code) {
    case 'own':
      return "the console's own"
    case 'ownElsewhere':
      return "another window's or terminal's own"
    case 'idle':
      return `idle for ${span(reason.seconds * 1000)}`
    case 'clockChange':
      return `or ${span(reason.seconds * 1000)} longer, for the site's clock may have changed since`
    case 'neverUsed':
      return reason.savedSecondsAgo === undefined
        ? 'never used'
        : `never used, signed in ${span(reason.savedSecondsAgo * 1000)} ago`
    case 'unreadable':
      return 'date not readable'
    case 'notCalibrated':
      return "the site's clock is not learnt yet"
    case 'anonymous':
      return "nobody's"
    case 'expired':
      return `expired ${span(reason.seconds * 1000)} ago`
    case 'newerSessions':
      return `the user has ${reason.count} newer`
    default:
      return assertNever(reason)
  }
}

export function warningWords(warning: KillWarning): string {
  switch (warning.code) {
    case 'active':
      return `${sessionsWord(warning.count)} of these ${isAre(warning.count)} active: somebody may be working.`
    case 'unknown':
      return `The last activity of ${sessionsWord(warning.count)} of these is unknown.`
    case 'ownElsewhere':
      return `Another window or terminal of this console is signed in with ${sessionsWord(warning.count)} of these.`
    case 'onlySessions':
      return `These users lose all their sessions: ${nameWords(warning.users)}.`
    case 'moreThanHalf':
      return `This is more than half of the ${warning.live} live sessions.`
    case 'administrator':
      return `Sessions of ${warning.users.length === 1 ? 'an account' : 'accounts'} that you use here are among these: ${nameWords(warning.users)}. Who else is an administrator is not known.`
    case 'cannotEnd':
      return cannotEndWords(warning.count, warning.bySigningIn)
    case 'signInOver':
      return `${warning.count} of these ${isAre(warning.count)} ended by signing in over ${warning.count === 1 ? 'it' : 'them, one at a time'}, last of all.`
    case 'notEnough':
      return `That is not room enough: ${sessionsWord(warning.count)} more would have to go, and these filters choose no other.`
    default:
      return assertNever(warning)
  }
}

/** So many users by name; the others are counted. */
const mostNames = 15

function nameWords(users: readonly string[]): string {
  const rest = users.length - mostNames
  const shown = users.slice(0, mostNames).map(visible).join(', ')
  return rest > 0 ? `${shown} and ${rest} more` : shown
}

function cannotEndWords(count: number, bySigningIn: number): string {
  if (bySigningIn === 0) return `This site has no way to end ${sessionsWord(count)} of these.`
  const which = bySigningIn < count ? `${bySigningIn} of them` : count === 1 ? 'It' : 'They'
  return `${count} of these cannot be ended in the usual way. ${which} can be ended with --sign-in-over.`
}

function isAre(count: number): string {
  return count === 1 ? 'is' : 'are'
}

/** `3 exempt, your own session`; null: nobody was left out. */
export function leftOutWords(reasons: readonly SparedReason[]): string | null {
  const counts = new Map<SparedReason, number>()
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  if (counts.size === 0) return null
  const parts = [...counts].map(([reason, count]) => `${count} ${leftOutReasons[reason]}`)
  return `Left out: ${parts.join(', ')}.`
}

const leftOutReasons: Readonly<Record<SparedReason, string>> = {
  own: "of the console's own",
  expired: 'expired',
  becameActive: 'used meanwhile',
  changed: 'changed meanwhile',
  exempt: 'exempt',
  newest: "kept as a user's newest",
  unknownActivity: 'whose last activity is unknown',
  cancelled: 'cancelled',
  notListed: 'not listed any more',
}

const outcomeReasons: Readonly<Partial<Record<SparedReason | FailureKind, string>>> = {
  own: "it is the console's own",
  expired: 'it had expired',
  becameActive: 'it was used meanwhile',
  changed: 'it changed meanwhile',
  exempt: 'it is exempt',
  newest: "it is its user's newest",
  unknownActivity: 'its last activity is unknown',
  cancelled: 'the run was stopped before it',
  notListed: 'it is not listed any more',
  cannotEnd: 'the site has no way to end it',
  signInLeft: 'a session of yours may be left there',
  notAdministrator: 'the site does not let this user end it',
  storage: 'the kill could not be written down first',
  redirected: 'the site sent it elsewhere',
  tableHidden: 'the table of sessions cannot be read',
  interrupted: 'interrupted before a list could tell',
  signedOut: "the console's own session was ended",
  serverBusy: 'the server was too busy',
  timedOut: 'the server did not answer in time',
  unreachable: 'the server could not be reached',
  unintelligible: "the site's answer was not understood",
}

/** What became of one session: `spared: it was used meanwhile`. */
export function outcomeWords({ outcome, reason }: Pick<SessionOutcome, 'outcome' | 'reason'>): string {
  const name = outcomeNames[outcome]
  return reason === null || reason === 'alreadyGone' ? name : `${name}: ${outcomeReasons[reason] ?? reason}`
}

const outcomeNames: Readonly<Record<Outcome, string>> = {
  killed: 'killed',
  alreadyGone: 'already gone',
  spared: 'spared',
  refused: 'refused',
  failed: 'failed',
  unknown: 'unknown',
}

const outcomes = ['killed', 'alreadyGone', 'spared', 'refused', 'failed', 'unknown'] as const

/** `98 killed, 2 spared`; empty: none at all. */
export function outcomeCountWords(counts: OutcomeCounts): string {
  return outcomes
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${counts[outcome]} ${outcomeNames[outcome]}`)
    .join(', ')
}

const wayInLine =
  'An administrator can enter this site all the same: if the password is right, use --enter-full (with list, summary or kill).'

/** A failure for a person, with the site's own words where they help. */
export function failureLines(failure: Failure): string[] {
  const said = failure.siteText && !failure.hint.includes(failure.siteText) ? visible(failure.siteText) : null
  const option = failure.kind === 'httpNotAllowed' ? ['Here that is --allow-http.'] : []
  const wayIn = failure.wayIn ? [wayInLine] : []
  return [...wayIn, visible(failure.hint), ...(said === null ? [] : [`The site says: ${said}`]), ...option]
}

export function siteWords(site: SiteState): string {
  const name = visible(site.name)
  const url = visible(site.url)
  return url.endsWith(`//${name}`) || url === name ? url : `${name} (${url})`
}
