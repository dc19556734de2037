import type { Failure, FailureKind } from '../../contract/failure.ts'
import type { OutcomeCounts } from '../../contract/kill.ts'

export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5 | 130

/**
 * Fixed for scripts (docs/terminal.md): 1 not all done, 2 usage, 3 sign-in refused, 4 not reached or not
 * understood, 5 full.
 */
const exitCodes: Readonly<Record<FailureKind, ExitCode>> = {
  wrongPassword: 3,
  notAdministrator: 3,
  limitReached: 5,
  banned: 3,
  codeNeeded: 3,
  codeWrong: 3,
  signInBarred: 3,
  passwordNeeded: 2,
  signedOut: 3,
  alreadyGone: 1,
  ownSession: 1,
  cannotEnd: 1,
  signInLeft: 1,
  tableHidden: 4,
  notInDatabase: 4,
  serverBusy: 4,
  notLino: 4,
  unreachable: 4,
  timedOut: 4,
  certificate: 4,
  redirected: 4,
  unintelligible: 4,
  httpNotAllowed: 4,
  usage: 2,
  storage: 1,
  interrupted: 130,
  unexpected: 1,
}

export function exitCodeOf(kind: FailureKind): ExitCode {
  return exitCodes[kind]
}

/** Of a check for a monitoring system: a site too full to sign in is critical, everything else unknown. */
export function exitCodeOfCheck(kind: FailureKind): ExitCode {
  if (kind === 'interrupted') return 130
  return kind === 'limitReached' ? 2 : 3
}

/**
 * The exit code of a kill. A run that ended some sessions and failed at others is *not all done*, whatever
 * stopped it. Only an interruption is more important.
 */
export function exitCodeOfKill(
  { refused, failed, unknown }: OutcomeCounts,
  cancelled: boolean,
  failure: Failure | null,
): ExitCode {
  if (failure?.kind === 'interrupted') return 130
  if (cancelled || refused + failed + unknown > 0) return 1
  return failure ? exitCodeOf(failure.kind) : 0
}
