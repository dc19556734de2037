import { assertNever } from '../contract/assert-never.ts'
import type { FailureKind } from '../contract/failure.ts'
import type { FleetKind, FleetVerdict } from '../core/domain/fleet-verdict.ts'
import { failureWords } from './failure-kinds.ts'
import { capital } from './format.ts'
import { say, sayCount } from './say.ts'
import { dayTime } from './times.ts'

/**
 * What a site's state means, for a cell: `Full, but only 3 on now`, `Not reached since 11:06`.
 * @param now milliseconds. Another day is named
 */
export function fleetVerdictWords(verdict: FleetVerdict, now: number): string {
  switch (verdict.kind) {
    case 'reallyFull':
      return say('Really full: {count} on now', { count: verdict.onNow })
    case 'full':
      return verdict.refused ? say('Full: no sign-in possible') : say('Full, not known who is on now')
    case 'falseAlert':
      return verdict.onNow === 0
        ? say('Full, but nobody on now')
        : say('Full, but only {count} on now', { count: verdict.onNow })
    case 'notReached':
      return since(say('Not reached'), verdict.since, now)
    case 'failing':
      return since(failingWords(verdict.why), verdict.since, now)
    case 'waitsForYou':
      return waitsWords(verdict.why, verdict.paused)
    case 'nearlyFull':
      return say('Nearly full: room for {count} more', { count: verdict.free })
    case 'dangling':
      return sayCount('{count} of {live} is dangling', '{count} of {live} are dangling', {
        count: verdict.count,
        live: verdict.live,
      })
    case 'starting':
      return say('Reading…')
    case 'noLimit':
      return say('No limit known')
    case 'fine':
      return say('Fine')
    default:
      return assertNever(verdict)
  }
}

const failingWords = (why: FailureKind): string =>
  why === 'tableHidden' ? say('Table hidden') : capital(failureWords[why]())

function since(problem: string, from: number | null, now: number): string {
  return from === null ? problem : say('{problem} since {time}', { problem, time: dayTime(from, now) })
}

function waitsWords(why: FailureKind | null, paused: boolean): string {
  if (why === 'signedOut') return say('Session ended: sign in again')
  if (why !== null) return say('Not signed in: {reason}', { reason: failureWords[why]() })
  return paused ? say('Paused: sign in again') : say('Not signed in')
}

/** The kinds of judgement, for a filter or a heading over many sites. */
export const fleetKindWords: Readonly<Record<FleetKind, () => string>> = {
  reallyFull: () => say('Really full'),
  full: () => say('Full'),
  falseAlert: () => say('Full, but few on now'),
  notReached: () => say('Not reached'),
  failing: () => say('Failing'),
  waitsForYou: () => say('Waits for you'),
  nearlyFull: () => say('Nearly full'),
  dangling: () => say('Many dangling'),
  starting: () => say('Reading…'),
  noLimit: () => say('No limit known'),
  fine: () => say('Fine'),
}
