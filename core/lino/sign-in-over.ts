import { cause, newFailure, type Failure } from '../../contract/failure.ts'
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

/** The user to sign in as: an administrator's own name and password. */
export interface Administrator {
  readonly user: string
  readonly password: string
}

const failed = (failure: Failure, leftBehind?: string): EndAnswer =>
  leftBehind === undefined ? { kind: 'failed', failure } : { kind: 'failed', failure, leftBehind }

/**
 * Ends a session that ExtJS 26.10 refuses to sign out (anonymous sessions and ghosts). It signs in over the
 * session, with the session's key as the session cookie. Django then ends the session, or continues it under
 * a new key. The console signs that key out at once. It never repeats the sign-in. It repeats the sign-out
 * once after a cut connection. The site counts all sessions but this one towards its limit, so on a full site
 * nothing changes. A failure between the two requests is `signInLeft`.
 */
export async function endBySigningIn(
  connection: Connection,
  ref: string,
  administrator: Administrator,
): Promise<EndAnswer> {
  const key = connection.refs.keyOf(ref)
  if (key === null) return failed(neverListed)
  if (!connection.ours.session) return failed(signedOut)
  const killBy = await prepareToEnd(connection)
  if (!killBy.ok) return failed(killBy.failure)
  const { signOutWay } = connection.ending
  const own = connection.ours.session
  if (!own) return failed(signedOut)
  if (!canStandInCookie(key)) return failed(oddKey)
  // No await between this comparison and the request. Otherwise our own session would be signed out without a
  // word.
  if (key === own.key) return failed(ownSession)
  if (!signOutWay || endsBy(connection, ref) !== 'signInOver') return failed(endsAsUsual)
  const path = connection.ours.signInPath ?? paths.about
  const form = signInForm(administrator.user, administrator.password)
  const answer = await askInsteadOf(connection, path, own.cookieName, key, form)
  if (!answer.ok) {
    const unsent = answer.failure.kind === 'certificate' || answer.failure.kind === 'httpNotAllowed'
    return failed(unsent ? answer.failure : someLeft(connection, administrator.user))
  }
  const read = readSignInOver(answer.value, administrator.user, own.cookieName)
  if (read.kind === 'refused') return failed(read.failure)
  if (read.kind === 'unclear') return failed(someLeft(connection, administrator.user))
  return signOutNew(connection, read.key, administrator.user)
}

/** Signs out the session that the sign-in has made. */
async function signOutNew(connection: Connection, key: string, user: string): Promise<EndAnswer> {
  const { signOutWay } = connection.ending
  const own = connection.ours.session
  // Known from now on, so that the next list shows whether it is left.
  const ref = connection.refs.refOf(key)
  if (!own || !signOutWay || !canStandInCookie(key)) return failed(thisLeft(connection, key, user), ref)
  if (key === own.key) return failed(ownSession)
  const answer = await askToSignOutOurs(connection, signOutWay.path, own.cookieName, key)
  const gone = answer.ok && readSignOut(answer.value, signOutWay, own.cookieName, connection.site)
  return gone && gone.kind === 'sent' ? gone : failed(thisLeft(connection, key, user), ref)
}

/** refused: nothing has changed. unclear: the site may have signed in, and its new key is not known. */
type SignInOverAnswer =
  | { readonly kind: 'signedIn'; readonly key: string }
  | { readonly kind: 'refused'; readonly failure: Failure }
  | { readonly kind: 'unclear' }

/**
 * The answer to a sign-in over another session. A new key counts, whatever happened to the rest of the answer
 * on its way.
 */
export function readSignInOver(answer: HttpAnswer, user: string, cookieName: string): SignInOverAnswer {
  const read = readSignIn(answer, user)
  if (read.kind !== 'signedIn' && saysNo(answer))
    return { kind: 'refused', failure: asRefused(failureOf(read)) }
  const set = readSetCookies(answer).find((each) => each.name === cookieName && !each.deleted)
  return set ? { kind: 'signedIn', key: set.value } : { kind: 'unclear' }
}

/**
 * Lino's own words, or an error that comes before any sign-in. After a server that breaks down (500) or a
 * gateway that lost it (502, 504), nobody knows how far the sign-in got.
 */
function saysNo(answer: HttpAnswer): boolean {
  if (answer.status !== 200) return answer.status < 500 || answer.status === 503
  const body = readObject(answer)
  const asksForCode = body?.['success'] === undefined && typeof body?.['eval_js'] === 'string'
  return body?.['success'] === false || asksForCode
}

function asRefused(failure: Failure): Failure {
  if (failure.kind !== 'limitReached') return failure
  return { ...failure, ...cause('fullToSignInOver', { limit: failure.limit ?? null }) }
}

const endsAsUsual: Failure = newFailure('usage', 'endsAsUsual')

function someLeft({ log }: Connection, user: string): Failure {
  log.write('warning', 'A sign-in over a session was not answered clearly')
  return newFailure('signInLeft', 'signInOverUnclear', { user })
}

function thisLeft({ log }: Connection, key: string, user: string): Failure {
  log.write('warning', 'The session made by signing in over another one was perhaps not signed out')
  return newFailure('signInLeft', 'signInOverLeft', { user, keyPrefix: key.slice(0, 6) })
}
