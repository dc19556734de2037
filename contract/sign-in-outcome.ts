import type { Failure } from './failure.ts'

/**
 * How the sign-in to one of many sites ended.
 * - alreadyIn: the console was signed in there.
 * - noPassword: no password is known for it.
 * - codeNeeded: it asks for a second factor.
 * - refused: it refused this sign-in, or an earlier one of this run, so it was not asked again.
 * - notTried: the given password was refused elsewhere, or the console quits.
 * - failed: something else, which `failure` names.
 */
type Outcome =
  | 'signedIn'
  | 'alreadyIn'
  | 'noPassword'
  | 'codeNeeded'
  | 'full'
  | 'refused'
  | 'banned'
  | 'unreachable'
  | 'notTried'
  | 'failed'

export interface SignInOutcome {
  readonly siteId: string
  readonly outcome: Outcome
  /** Null: it has none. */
  readonly failure: Failure | null
}
