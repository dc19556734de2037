import type { FailureKind } from '../contract/failure.ts'
import { say } from './say.ts'

/** Each kind of failure in a few words, for a cell or as the reason of an outcome. */
export const failureWords: Readonly<Record<FailureKind, () => string>> = {
  wrongPassword: () => say('wrong password'),
  notAdministrator: () => say('not an administrator'),
  limitReached: () => say('the site is full'),
  banned: () => say('banned for a while'),
  codeNeeded: () => say('a code is needed'),
  codeWrong: () => say('wrong code'),
  signInBarred: () => say('sign-in refused'),
  passwordNeeded: () => say('password needed'),
  signedOut: () => say('the console’s own session ended'),
  alreadyGone: () => say('already gone'),
  ownSession: () => say('the console’s own session'),
  cannotEnd: () => say('the site has no way to end it'),
  signInLeft: () => say('the console may still be signed in over it'),
  tableHidden: () => say('the table is hidden'),
  notInDatabase: () => say('not in the database'),
  serverBusy: () => say('the site was busy'),
  notLino: () => say('not a Lino site'),
  unreachable: () => say('site not reached'),
  timedOut: () => say('no answer in time'),
  certificate: () => say('certificate not trusted'),
  redirected: () => say('redirected'),
  unintelligible: () => say('unreadable answer'),
  httpNotAllowed: () => say('http not allowed'),
  usage: () => say('not a valid request'),
  storage: () => say('could not be recorded'),
  interrupted: () => say('interrupted'),
  unexpected: () => say('an error in the console'),
}
