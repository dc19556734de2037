import type { FailureKind } from '../../contract/failure.ts'
import type { SignInOutcome } from '../../contract/sign-in-outcome.ts'

type Outcome = SignInOutcome['outcome']

/** What a failed sign-in means among many. Everything that is not named here has simply failed. */
const outcomes: Partial<Readonly<Record<FailureKind, Outcome>>> = {
  passwordNeeded: 'noPassword',
  // The kept session has ended, and no password is known.
  signedOut: 'noPassword',
  codeNeeded: 'codeNeeded',
  codeWrong: 'codeNeeded',
  limitReached: 'full',
  wrongPassword: 'refused',
  notAdministrator: 'refused',
  signInBarred: 'refused',
  banned: 'banned',
  unreachable: 'unreachable',
  timedOut: 'unreachable',
  serverBusy: 'unreachable',
  interrupted: 'notTried',
}

export function signInOutcomeOf(kind: FailureKind): Outcome {
  return outcomes[kind] ?? 'failed'
}

/** After such an outcome a site is not asked again unasked. A full site may have room by now. */
export function isLeftForUser(outcome: Outcome): boolean {
  return outcome === 'refused' || outcome === 'codeNeeded' || outcome === 'banned'
}
