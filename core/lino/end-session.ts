import { fail, succeed, type Failure, type Result } from '../../contract/failure.ts'
import type { EndsBy } from '../../contract/kill.ts'
import type { KillBy } from '../../contract/site.ts'
import type { HttpAnswer } from '../ports.ts'
import { askAsUs, askToSignOut, type Connection, type SignOutWay } from './connection.ts'
import { dropsSession } from './cookies.ts'
import { generalFailure, serverBusy, signedOut } from './failures.ts'
import { readKill, type EndAnswer } from './kill-answer.ts'
import { knownFrontEnd } from './probe.ts'
import { canStandInCookie } from './refs.ts'
import { lockedFromMs } from './requests.ts'
import { findSignOut, isSignOutJson, isSignOutRedirect } from './sign-out-url.ts'
import type { SiteUrl } from './site-url.ts'

const failed = (failure: Failure): EndAnswer => ({ kind: 'failed', failure })

/**
 * Finds the way to end sessions before any key is sent, once. A session's own sign-out comes first: it works on every
 * Lino, is faster, and keeps the key out of URLs and logs; the site's Kill only where that URL is barred.
 */
export async function prepareToEnd(connection: Connection): Promise<Result<KillBy>> {
  if (connection.killBy !== null) return succeed(connection.killBy)
  const frontEnd = await knownFrontEnd(connection)
  if (!frontEnd.ok) return frontEnd
  if (!connection.signOutWay) {
    const found = await findSignOut(connection, frontEnd.value)
    if (!found.ok) return found
    connection.signOutWay = found.value
  }
  if (connection.signOutWay) connection.killBy = 'signOut'
  else if (connection.killOffered === true) connection.killBy = 'kill'
  else {
    return fail(
      'cannotEnd',
      'This site bars the URL by which sessions sign out, and has no Kill of its own. Sessions can only be ended on the server.',
    )
  }
  return succeed(connection.killBy)
}

/** How this session can be ended, as far as is known: before the way is found, each one as usual. */
export function endsBy(connection: Connection, ref: string): EndsBy {
  const key = connection.refs.keyOf(ref)
  if (key === null || key === connection.own?.key || !canStandInCookie(key)) return 'cannot'
  return isNobodys(connection, ref) ? 'signInOver' : 'usual'
}

/** By the last list, or because its sign-out was refused since. */
function isNobodys({ signOutWay, anonymous, signOutRefused }: Connection, ref: string): boolean {
  return signOutWay?.signedInOnly === true && (anonymous.has(ref) || signOutRefused.has(ref))
}

/** Sends one request to end one session; never a second one, whatever comes back. */
export async function endSession(connection: Connection, ref: string): Promise<EndAnswer> {
  const key = connection.refs.keyOf(ref)
  if (key === null) return failed(neverListed)
  if (!connection.own) return failed(signedOut)
  const killBy = await prepareToEnd(connection)
  if (!killBy.ok) return failed(killBy.failure)
  if (!canStandInCookie(key)) return failed(oddKey)
  const { signOutWay, own } = connection
  if (!own) return failed(signedOut)
  if (isNobodys(connection, ref)) return failed(staysOnExtJs)
  // Nothing awaits between this comparison and the request: the server itself would sign us out without a word.
  if (key === own.key) return failed(ownSession)
  if (!signOutWay) return killByLino(connection, key, own.cookieName)
  if (connection.signOutFailed.has(ref)) return killUnreadable(connection, key, own.cookieName)
  const answer = await askToSignOut(connection, signOutWay.path, own.cookieName, key)
  if (!answer.ok) return failed(answer.failure)
  const read = readSignOut(answer.value, signOutWay, own.cookieName, connection.site)
  if (read.kind !== 'failed') return read
  if (read.failure === staysOnExtJs) connection.signOutRefused.add(ref)
  if (read.failure !== unreadable || connection.killOffered !== true) return read
  connection.signOutFailed.add(ref)
  return { ...read, killIsLeft: true }
}

/**
 * To 25.6 everything fails on ExtJS that is asked as a user without a user type, a sign-out too (measured); Lino's Kill, which an
 * administrator asks for, does not. Where that cannot end it either, what the sign-out said stays.
 */
async function killUnreadable(connection: Connection, key: string, cookieName: string): Promise<EndAnswer> {
  const killed = await killByLino(connection, key, cookieName)
  const isLeft = killed.kind === 'failed' && ['serverBusy', 'cannotEnd'].includes(killed.failure.kind)
  return isLeft ? failsOver : killed
}

async function killByLino(connection: Connection, key: string, cookieName: string): Promise<EndAnswer> {
  const path = `/api/users/Sessions/${key}?an=kill_session&fmt=json&sr=${key}`
  const answer = await askAsUs(connection, path, { timeoutMs: 2 * connection.timeouts.end, once: true })
  return answer.ok ? readKill(answer.value, cookieName) : failed(answer.failure)
}

/** The answer to a sign-out: the same for a session that is gone, and for one that has expired. Only a list tells. */
export function readSignOut(
  answer: HttpAnswer,
  way: SignOutWay,
  cookieName: string,
  site: SiteUrl,
): EndAnswer {
  if (way.answers === 'redirect' && isSignOutRedirect(answer, site)) return { kind: 'sent' }
  if (way.answers === 'json' && isSignOutJson(answer)) return { kind: 'sent' }
  if (way.answers === 'json' && answer.status === 403) {
    // Gone or expired: Django takes the cookie away. Anonymous and ghosts: refused, and nothing changes.
    return dropsSession(answer, cookieName) ? { kind: 'sent' } : failed(staysOnExtJs)
  }
  // A locked database takes 5 s to say so. A session that Lino cannot read (a last activity without microseconds)
  // fails at once, and stays.
  if (answer.status === 500 && answer.tookMs < lockedFromMs) return failsOver
  if (answer.status >= 500 || answer.status === 429)
    return failed(generalFailure(answer) ?? serverBusy(answer))
  // Of the site and not of this session: whoever asks again and again sends key after key to who knows what.
  return failed({
    kind: 'unintelligible',
    hint: `The URL by which sessions sign out answers otherwise than before (status ${answer.status}).`,
  })
}

const staysOnExtJs: Failure = {
  kind: 'cannotEnd',
  hint: 'On this Lino (ExtJS) a session that is nobody’s, or whose user has been deleted or may not sign in any more, cannot sign out by itself: only by signing in over it, which is asked for apart. Else it goes when it expires, or on the server.',
}

export const neverListed: Failure = {
  kind: 'usage',
  hint: 'No list of this site has shown such a session.',
}

const unreadable: Failure = {
  kind: 'cannotEnd',
  hint: 'The site fails over this session: its user has no user type any more, or what is stored in it cannot be read. It has to be removed on the server.',
}

const failsOver: EndAnswer = { kind: 'failed', failure: unreadable, failedOver: true }

export const oddKey: Failure = {
  kind: 'cannotEnd',
  hint: 'This session’s key is none that can stand in a cookie. It has to be removed on the server.',
}

export const ownSession: Failure = {
  kind: 'ownSession',
  hint: 'This is the console’s own session. It ends when you sign out.',
}
