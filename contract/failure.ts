import type { CertificateProblem } from './certificate.ts'

/**
 * Everything that can be expected to go wrong, as values. The kinds are closed: a new one has to be
 * given its words, its place in the window and its exit code before the program compiles.
 */
export const failureKinds = [
  // Signing in
  'wrongPassword', // also: unknown or inactive user; Lino does not tell which
  'notAdministrator',
  'limitReached',
  'banned', // Lino's ipdict: too many failures from this address
  'codeNeeded', // a second factor is on
  'codeWrong', // wrong or late
  'signInBarred', // the site refuses any sign-in by this way (use_security_features, CSRF)
  'passwordNeeded', // nobody gave one, and there is nobody to ask
  'signedOut', // our session was ended or has expired
  // Sessions
  'alreadyGone',
  'ownSession',
  'cannotEnd', // the site has no way to end this session, or not by its sign-out (ExtJS 26.10: anonymous ones and ghosts)
  'signInLeft', // signed in over a session, and perhaps not out again: an administrator's session of ours may be left
  'tableHidden', // one bad session hides the whole table
  'notInDatabase', // the site keeps its sessions in a cache or in files
  // Getting there
  'serverBusy', // locked database, 429, 503
  'notLino',
  'unreachable',
  'timedOut',
  'certificate',
  'redirected',
  'unintelligible',
  'httpNotAllowed', // plain http to another machine without the user's word
  // Ourselves
  'usage', // what was asked for does not fit: an unknown site, a name taken, a plan used before
  'storage', // settings that cannot be read or written
  'interrupted', // by the user
  'unexpected', // a bug of ours
] as const

export type FailureKind = (typeof failureKinds)[number]

/** What the console keeps on disk. lock: another console's hold on it. folder: all of it. */
export type StoredFile =
  | 'settings'
  | 'ownSessions'
  | 'exemptions'
  | 'auditLog'
  | 'journal'
  | 'report'
  | 'keychain'
  | 'lock'
  | 'folder'

/** An expected failure: what happened and what to do, in plain words, without any secret. */
export interface Failure {
  readonly kind: FailureKind
  /** One or two sentences for a person: what happened, and what to do. */
  readonly hint: string
  /** Of `storage`: what could not be read or written. */
  readonly file?: StoredFile
  /** The site's name or URL. */
  readonly site?: string
  /** The site's own words, where they help. Hostile text: show it as text only. */
  readonly siteText?: string
  /** The sessions limit, as told by a refusal. */
  readonly limit?: number
  /** There is a way in all the same, which has to be confirmed: `signIn` with `enterFull`. */
  readonly wayIn?: boolean
  /** Of `certificate`: what is wrong with it. */
  readonly certificate?: CertificateProblem
  /** The address to use instead: the same site, encrypted. */
  readonly correctedUrl?: string
  /** How long the code that was sent is usually good for, seconds. */
  readonly validSeconds?: number
  /** Seconds to wait before another try. */
  readonly retryAfterSeconds?: number
}

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }

export function succeed<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function fail(
  kind: FailureKind,
  hint: string,
  more: Omit<Failure, 'kind' | 'hint'> = {},
): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure: { kind, hint, ...more } }
}
