import { fail, type Failure } from '../../contract/failure.ts'
import type { HttpAnswer } from '../ports.ts'
import { readObject } from './answers.ts'
import { askInsteadOf, askToSignOutOurs, type Connection } from './connection.ts'
import { readSetCookies } from './cookies.ts'
import { endsBy, neverListed, oddKey, ownSession, prepareToEnd, readSignOut } from './end-session.ts'
import { signedOut } from './failures.ts'
import type { EndAnswer } from './kill-answer.ts'
import { canStandInCookie } from './refs.ts'
import { paths, signInForm } from './requests.ts'
import { failureOf, readSignIn } from './sign-in-answer.ts'

/** Whom to sign in as: an administrator's own name and password. */
export interface Account {
  readonly user: string
  readonly password: string
}

const failed = (failure: Failure, left?: string): EndAnswer =>
  left === undefined ? { kind: 'failed', failure } : { kind: 'failed', failure, left }

/**
 * Ends what ExtJS 26.10 refuses to sign out (nobody's sessions and ghosts): signs in over it, with its key as the
 * session cookie, so that Django ends it or goes on with it under a new key; and signs out that key at once. The
 * sign-in is never repeated; the sign-out is, once, where its connection was cut. The site counts all sessions but this one towards its limit, so on a full one
 * nothing changes. A failure between the two is `signInLeft`.
 */
export async function endBySigningIn(
  connection: Connection,
  ref: string,
  account: Account,
): Promise<EndAnswer> {
  const key = connection.refs.keyOf(ref)
  if (key === null) return failed(neverListed)
  if (!connection.own) return failed(signedOut)
  const killBy = await prepareToEnd(connection)
  if (!killBy.ok) return failed(killBy.failure)
  const { own, signOutWay } = connection
  if (!own) return failed(signedOut)
  if (!canStandInCookie(key)) return failed(oddKey)
  // Nothing awaits between this comparison and the request: our own session would be signed out without a word.
  if (key === own.key) return failed(ownSession)
  if (!signOutWay || endsBy(connection, ref) !== 'signInOver') return failed(endsAsUsual)
  const path = connection.signInPath ?? paths.about
  const form = signInForm(account.user, account.password)
  const answer = await askInsteadOf(connection, path, own.cookieName, key, form)
  if (!answer.ok) {
    const unsent = answer.failure.kind === 'certificate' || answer.failure.kind === 'httpNotAllowed'
    return failed(unsent ? answer.failure : someLeft(connection, account.user))
  }
  const read = readSignInOver(answer.value, account.user, own.cookieName)
  if (read.kind === 'refused') return failed(read.failure)
  if (read.kind === 'unclear') return failed(someLeft(connection, account.user))
  return signOutNew(connection, read.key, account.user)
}

/** Signs out the session that the sign-in has made. */
async function signOutNew(connection: Connection, key: string, user: string): Promise<EndAnswer> {
  const { own, signOutWay } = connection
  // Known from now on: the next list shows whether it is left.
  const ref = connection.refs.refOf(key)
  if (!own || !signOutWay || !canStandInCookie(key)) return failed(thisLeft(connection, key, user), ref)
  if (key === own.key) return failed(ownSession)
  const answer = await askToSignOutOurs(connection, signOutWay.path, own.cookieName, key)
  const gone = answer.ok && readSignOut(answer.value, signOutWay, own.cookieName, connection.site)
  return gone && gone.kind === 'sent' ? gone : failed(thisLeft(connection, key, user), ref)
}

/** refused: nothing has changed. unclear: the site may have signed in, and which key it gave is not known. */
type SignInOverAnswer =
  | { readonly kind: 'signedIn'; readonly key: string }
  | { readonly kind: 'refused'; readonly failure: Failure }
  | { readonly kind: 'unclear' }

/** The answer to a sign-in over another session. A new key counts whatever the rest of the answer has become on its way. */
export function readSignInOver(answer: HttpAnswer, user: string, cookieName: string): SignInOverAnswer {
  const read = readSignIn(answer, user)
  if (read.kind !== 'signedIn' && saysNo(answer))
    return { kind: 'refused', failure: asRefused(failureOf(read)) }
  const set = readSetCookies(answer).find((each) => each.name === cookieName && !each.deleted)
  return set ? { kind: 'signedIn', key: set.value } : { kind: 'unclear' }
}

/**
 * Lino's own words, or an error that comes before it signs anybody in. A server that breaks down (500) or a gateway
 * that has lost it (502, 504) leaves open how far it got.
 */
function saysNo(answer: HttpAnswer): boolean {
  if (answer.status !== 200) return answer.status < 500 || answer.status === 503
  const body = readObject(answer)
  const asksForCode = body?.['success'] === undefined && typeof body?.['eval_js'] === 'string'
  return body?.['success'] === false || asksForCode
}

function asRefused(failure: Failure): Failure {
  if (failure.kind !== 'limitReached') return failure
  return {
    ...failure,
    hint: `The site is full: its sessions limit${failure.limit === undefined ? '' : ` of ${failure.limit}`} is reached, so nobody can be signed in over this session, and nothing has changed. End other sessions first.`,
  }
}

const endsAsUsual: Failure = {
  kind: 'usage',
  hint: 'This session can be ended as others are: nobody has to be signed in over it.',
}

function someLeft({ log }: Connection, user: string): Failure {
  log.write('warning', 'A sign-in over a session was not answered clearly')
  return fail(
    'signInLeft',
    `The answer to the sign-in over this session was lost. If the site signed ${user} in all the same, an administrator’s session of yours is left there, and which one cannot be told for sure. Read the list: a session of ${user} that is new and has never been used is it; end that one as any other.`,
  ).failure
}

function thisLeft({ log }: Connection, key: string, user: string): Failure {
  log.write('warning', 'The session made by signing in over another one was perhaps not signed out')
  return fail(
    'signInLeft',
    `The site signed ${user} in over this session, and perhaps not out again: an administrator’s session of yours may be left there, the one whose key begins with ${key.slice(0, 6)}. Read the list, and end it if it is there.`,
  ).failure
}
