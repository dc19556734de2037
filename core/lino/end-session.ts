import { fail, newFailure, succeed, type Failure, type Result } from '../../contract/failure.ts'
import type { EndsBy } from '../../contract/kill.ts'
import type { KillBy } from '../../contract/site.ts'
import type { HttpAnswer } from '../ports.ts'
import { askAsUs, askToSignOut, type Connection } from './connection.ts'
import type { SignOutWay } from './connection-state.ts'
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
 * Finds the way to end sessions before any key is sent, once. A session's own sign-out comes first. It works
 * on every Lino, is faster, and keeps the key out of URLs and logs. The site's Kill is used only if the URL
 * of the sign-out is barred.
 */
export async function prepareToEnd(connection: Connection): Promise<Result<KillBy>> {
  if (connection.ending.killBy !== null) return succeed(connection.ending.killBy)
  const frontEnd = await knownFrontEnd(connection)
  if (!frontEnd.ok) return frontEnd
  if (!connection.ending.signOutWay) {
    const found = await findSignOut(connection, frontEnd.value)
    if (!found.ok) return found
    connection.ending.signOutWay = found.value
  }
  if (connection.ending.signOutWay) connection.ending.killBy = 'signOut'
  else if (connection.reading.killOffered === true) connection.ending.killBy = 'kill'
  else {
    return fail('cannotEnd', 'noWayToEnd')
  }
  return succeed(connection.ending.killBy)
}

/**
 * How this session can be ended, as far as is known. Before the way is found, every session counts as usual.
 */
export function endsBy(connection: Connection, ref: string): EndsBy {
  const key = connection.refs.keyOf(ref)
  if (key === null || key === connection.ours.session?.key || !canStandInCookie(key)) return 'cannot'
  return isNobodys(connection, ref) ? 'signInOver' : 'usual'
}

/** By the last list, or because its sign-out was refused since. */
function isNobodys({ ending, reading }: Connection, ref: string): boolean {
  const isListedSo = reading.anonymous.has(ref) || ending.signOutRefused.has(ref)
  return ending.signOutWay?.signedInOnly === true && isListedSo
}

/** Sends one request to end one session, and never a second one, whatever the answer. */
export async function endSession(connection: Connection, ref: string): Promise<EndAnswer> {
  const key = connection.refs.keyOf(ref)
  if (key === null) return failed(neverListed)
  if (!connection.ours.session) return failed(signedOut)
  const killBy = await prepareToEnd(connection)
  if (!killBy.ok) return failed(killBy.failure)
  if (!canStandInCookie(key)) return failed(oddKey)
  const { signOutWay } = connection.ending
  const own = connection.ours.session
  if (!own) return failed(signedOut)
  if (isNobodys(connection, ref)) return failed(staysOnExtJs)
  // No await between this comparison and the request. The server itself would sign us out without a word.
  if (key === own.key) return failed(ownSession)
  if (!signOutWay) return killByLino(connection, key, own.cookieName)
  if (connection.ending.signOutFailed.has(ref)) return killUnreadable(connection, key, own.cookieName)
  const answer = await askToSignOut(connection, signOutWay.path, own.cookieName, key)
  if (!answer.ok) return failed(answer.failure)
  const read = readSignOut(answer.value, signOutWay, own.cookieName, connection.site)
  if (read.kind !== 'failed') return read
  if (read.failure === staysOnExtJs) connection.ending.signOutRefused.add(ref)
  if (read.failure !== unreadable || connection.reading.killOffered !== true) return read
  connection.ending.signOutFailed.add(ref)
  return { ...read, killIsLeft: true }
}

/**
 * Up to 25.6, ExtJS fails at every request of a user without a user type, also at a sign-out (measured).
 * Lino's Kill does not fail, because an administrator asks for it. If Kill cannot end the session either, the
 * sign-out's answer stays.
 */
async function killUnreadable(connection: Connection, key: string, cookieName: string): Promise<EndAnswer> {
  const killed = await killByLino(connection, key, cookieName)
  const stillThere = killed.kind === 'failed' && ['serverBusy', 'cannotEnd'].includes(killed.failure.kind)
  return stillThere ? failsOver : killed
}

async function killByLino(connection: Connection, key: string, cookieName: string): Promise<EndAnswer> {
  const path = `/api/users/Sessions/${key}?an=kill_session&fmt=json&sr=${key}`
  const answer = await askAsUs(connection, path, { timeoutMs: 2 * connection.timeouts.end, once: true })
  return answer.ok ? readKill(answer.value, cookieName) : failed(answer.failure)
}

/**
 * The answer to a sign-out. It is the same for a session that is gone and for one that has expired. Only a
 * list shows the difference.
 */
export function readSignOut(
  answer: HttpAnswer,
  way: SignOutWay,
  cookieName: string,
  site: SiteUrl,
): EndAnswer {
  if (way.answers === 'redirect' && isSignOutRedirect(answer, site)) return { kind: 'sent' }
  if (way.answers === 'json' && isSignOutJson(answer)) return { kind: 'sent' }
  if (way.answers === 'json' && answer.status === 403) {
    // Gone or expired: Django removes the cookie. Anonymous sessions and ghosts: refused, and nothing
    // changes.
    return dropsSession(answer, cookieName) ? { kind: 'sent' } : failed(staysOnExtJs)
  }
  // A locked database answers after 5 s. A session that Lino cannot read (a last activity without
  // microseconds) fails at once, and stays.
  if (answer.status === 500 && answer.tookMs < lockedFromMs) return failsOver
  if (answer.status >= 500 || answer.status === 429)
    return failed(generalFailure(answer) ?? serverBusy(answer))
  // About the site, and not about this session. Repeated requests would send key after key to an unknown
  // server.
  return failed(newFailure('unintelligible', 'signOutChanged', { status: answer.status }))
}

const staysOnExtJs: Failure = newFailure('cannotEnd', 'onlyBySigningInOver')

export const neverListed: Failure = newFailure('usage', 'neverListed')

const unreadable: Failure = newFailure('cannotEnd', 'siteFailsOverSession')

const failsOver: EndAnswer = { kind: 'failed', failure: unreadable, failedOver: true }

export const oddKey: Failure = newFailure('cannotEnd', 'keyNotForCookie')

export const ownSession: Failure = newFailure('ownSession', 'consolesOwn')
