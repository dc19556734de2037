import type { CertificateProblem } from './certificate.ts'
import type { Cause, CauseFacts, FailureCause } from './failure-causes.ts'

/**
 * Everything that can be expected to go wrong, as values. The kinds are closed. A new kind does not compile
 * before it has its words, its place in the window and its exit code.
 */
export const failureKinds = [
  // Signing in
  'wrongPassword', // also: unknown or inactive user. Lino does not say which
  'notAdministrator',
  'limitReached',
  'banned', // Lino's ipdict: too many failures from this address
  'codeNeeded', // a second factor is on
  'codeWrong', // wrong or late
  'signInBarred', // the site refuses every sign-in of this kind (use_security_features, CSRF)
  'passwordNeeded', // no password was given, and the console cannot ask for one
  'signedOut', // our session was ended or has expired
  // Sessions
  'alreadyGone',
  'ownSession',
  // the site cannot end this session, or not by the session's sign-out (ExtJS 26.10: anonymous sessions and
  // ghosts)
  'cannotEnd',
  // the console signed in over a session, and perhaps could not sign out: an administrator's session may be
  // left
  'signInLeft',
  'tableHidden', // one broken session hides the whole table
  'notInDatabase', // the site keeps its sessions in a cache or in files
  // Getting there
  'serverBusy', // locked database, 429, 503
  'notLino',
  'unreachable',
  'timedOut',
  'certificate',
  'redirected',
  'unintelligible',
  'httpNotAllowed', // plain http to another machine, without the user's consent
  // Ourselves
  'usage', // the request does not fit: an unknown site, a name that is taken, a plan that was used before
  'storage', // settings that cannot be read or written
  'interrupted', // by the user
  'unexpected', // a bug of ours
] as const

export type FailureKind = (typeof failureKinds)[number]

/** What the console keeps on disk. lock: another console holds it. folder: all files. */
export type StoredFile =
  | 'settings'
  | 'ownSessions'
  | 'exemptions'
  | 'preferences'
  | 'alerts'
  | 'auditLog'
  | 'journal'
  | 'report'
  | 'keychain'
  | 'lock'
  | 'folder'

/** The facts of a failure besides its cause. */
export interface FailureDetails {
  /** More to say after the cause, such as what the failure means for what was asked. */
  readonly also?: readonly Cause[]
  /** With `storage`: what could not be read or written. */
  readonly file?: StoredFile
  /** The site's name or URL. */
  readonly site?: string
  /** The site's own words, if they help. Hostile text: show it as text only. */
  readonly siteText?: string
  /** The sessions limit that a refusal has named. */
  readonly limit?: number
  /** There is a way in, which the user has to confirm: `signIn` with `enterFull`. */
  readonly wayIn?: boolean
  /** With `certificate`: what is wrong with it. */
  readonly certificate?: CertificateProblem
  /** The address to use instead: the same site by https, or the site at the root of the host. */
  readonly correctedUrl?: string
  /** How long the site usually accepts the code that it sent, seconds. */
  readonly validSeconds?: number
  /** How long to wait before the next try, seconds. */
  readonly retryAfterSeconds?: number
}

type FailureOf<C extends FailureCause> = FailureDetails & { readonly kind: FailureKind } & Cause<C>

/**
 * An expected failure: what happened, as a code and facts without any secret. What to say of it is in
 * words/failures (`sentenceOf`).
 */
export type Failure = FailureOf<FailureCause>

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }

export function succeed<T>(value: T): Result<T> {
  return { ok: true, value }
}

/** Facts have to be given where the cause has any. */
type Given<C extends FailureCause, More extends unknown[] = []> =
  Record<string, never> extends CauseFacts[C]
    ? [facts?: CauseFacts[C], ...more: More]
    : [facts: CauseFacts[C], ...more: More]

/** A cause with its facts. */
export function cause<C extends FailureCause>(code: C, ...given: Given<C>): Cause<C>
export function cause(code: FailureCause, facts: object = {}): object {
  return { cause: code, facts }
}

/** A failure as a value. */
export function newFailure<C extends FailureCause>(
  kind: FailureKind,
  code: C,
  ...given: Given<C, [details?: FailureDetails]>
): FailureOf<C>
export function newFailure(
  kind: FailureKind,
  code: FailureCause,
  facts: object = {},
  details: FailureDetails = {},
): object {
  return { kind, cause: code, facts, ...details }
}

export function fail<C extends FailureCause>(
  kind: FailureKind,
  code: C,
  ...given: Given<C, [details?: FailureDetails]>
): { readonly ok: false; readonly failure: FailureOf<C> } {
  return { ok: false, failure: newFailure(kind, code, ...given) }
}

/** The same of a cause that is there already. */
export function because(
  kind: FailureKind,
  why: Cause,
  details: FailureDetails = {},
): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure: { kind, ...why, ...details } }
}

/** The same failure with more to say after what it says. */
export function withMore(failure: Failure, ...more: readonly Cause[]): Failure {
  return { ...failure, also: [...(failure.also ?? []), ...more] }
}

/** All that a failure has to say. */
export function causesOf(failure: Failure): readonly Cause[] {
  return [onlyCause(failure), ...(failure.also ?? [])]
}

/** What a failure says first. */
export const onlyCause = <C extends FailureCause>({ cause: code, facts }: Cause<C>): Cause<C> => ({
  cause: code,
  facts,
})
