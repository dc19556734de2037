import type { SignInOutcome } from '../contract/sign-in-outcome.ts'
import { failureWords } from './failure-kinds.ts'
import { say } from './say.ts'

const words: Readonly<Record<SignInOutcome['outcome'], () => string>> = {
  signedIn: () => say('signed in'),
  alreadyIn: () => say('was signed in already'),
  noPassword: () => say('no password is known'),
  codeNeeded: failureWords.codeNeeded,
  full: failureWords.limitReached,
  refused: () => say('refused'),
  banned: failureWords.banned,
  unreachable: failureWords.unreachable,
  notTried: () => say('not tried, because the password was refused elsewhere'),
  failed: () => say('failed'),
}

/** How the sign-in to one of many sites ended, for a cell. A refusal says why. */
export function signInOutcomeWords({ outcome, failure }: SignInOutcome): string {
  const saysWhy = outcome === 'refused' || outcome === 'failed' || outcome === 'unreachable'
  return saysWhy && failure ? failureWords[failure.kind]() : words[outcome]()
}
