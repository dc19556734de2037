import { randomBytes } from 'node:crypto'
import { succeed, type Result } from '../../contract/failure.ts'
import type { FrontEnd } from '../../contract/site.ts'
import { trimEnd } from '../domain/trim-end.ts'
import type { HttpAnswer } from '../ports.ts'
import { readObject } from './answers.ts'
import { askAsNobody, askToSignOut, type Connection } from './connection.ts'
import type { SignOutWay } from './connection-state.ts'
import { readSetCookies, sessionCookieOf, type SetCookie } from './cookies.ts'
import type { SiteUrl } from './site-url.ts'

const auth: SignOutWay = { path: '/auth', answers: 'redirect', signedInOnly: false }
const logout: SignOutWay = { path: '/logout', answers: 'redirect', signedInOnly: false }
// Without `fmt`: with fmt=json ExtJS up to 26.4 answers a table, and signs nobody out.
const usersOverview: SignOutWay = {
  path: '/api/users/UsersOverview?an=sign_out',
  answers: 'json',
  signedInOnly: false,
}
const me: SignOutWay = { path: '/api/users/Me?an=sign_out', answers: 'json', signedInOnly: true }

/** Ways to end the own session, tried in this order. The last ones are for a site that bars the first. */
export const ownSignOutPaths: Readonly<Record<FrontEnd, readonly string[]>> = {
  react: [auth.path, me.path, usersOverview.path],
  extjs: [usersOverview.path, me.path],
  vuejs: [logout.path, me.path],
}

/**
 * Checks the sign-out's URL, without any cookie, before a key is sent to it. Null: it is barred, or something
 * else is there (a single sign-on, a redirect to https).
 */
export async function findSignOut(
  connection: Connection,
  frontEnd: FrontEnd,
): Promise<Result<SignOutWay | null>> {
  if (frontEnd === 'extjs') return findExtJsSignOut(connection)
  const way = frontEnd === 'react' ? auth : logout
  const answer = await askToSignOut(connection, way.path, 'sessionid', null)
  if (!answer.ok) return answer
  if (!isSignOutRedirect(answer.value, connection.site)) return succeed(null)
  const madeUp = await askAsNobody(connection, `/no-such-page-${randomBytes(6).toString('hex')}`)
  if (!madeUp.ok) return madeUp
  return succeed(madeUp.value.status === 404 ? way : null)
}

/**
 * Up to 26.4 UsersOverview signs out. In 26.10 that is 404, and Me refuses anybody who is not signed in.
 *
 * A site that keeps its CSRF secret in the session (CSRF_USE_SESSIONS) makes an anonymous session for each
 * request without one. So the first one's is used for the others. Nothing can end it: up to 26.4 the answer
 * to its sign-out makes the next one, and Me refuses it. No cache can have answered the made-up path, so
 * that session is nobody else's.
 */
async function findExtJsSignOut(connection: Connection): Promise<Result<SignOutWay | null>> {
  const ask = (path: string): Promise<Result<HttpAnswer>> =>
    askAsNobody(connection, path, 'usual', connection.ours.visitor)
  const madeUp = await ask(`/api/users/X${randomBytes(6).toString('hex')}?an=sign_out`)
  if (!madeUp.ok) return madeUp
  connection.ours.visitor ??= visitorOf(connection, madeUp.value)
  const overview = await ask(usersOverview.path)
  if (!overview.ok) return overview
  if (isSignOutJson(overview.value)) {
    connection.ours.visitor = null
    return succeed(usersOverview)
  }
  if (madeUp.value.status !== 404 || overview.value.status !== 404) return succeed(null)
  const answer = await ask(me.path)
  if (!answer.ok) return answer
  return succeed(answer.value.status === 403 ? me : null)
}

function visitorOf({ known, site }: Connection, answer: HttpAnswer): SetCookie | null {
  const cookie = sessionCookieOf(readSetCookies(answer))
  if (cookie) known.addToken(cookie.value, site.origin)
  return cookie
}

/** React's `GET /auth`, VueJS' `GET /logout`: 302 to the start page, with an empty body. */
export function isSignOutRedirect(answer: HttpAnswer, site: SiteUrl): boolean {
  const home = trimEnd(new URL(site.base).pathname, '/')
  const location = answer.headers['location']?.[0]
  const isHome = location === '/' || location === `${home}/` || (home !== '' && location === home)
  return answer.status === 302 && isHome && answer.body === ''
}

/** ExtJS: an action's answer that leads somewhere. 26.4 says `success: false` to a sign-out that worked. */
export function isSignOutJson(answer: HttpAnswer): boolean {
  return answer.status === 200 && typeof readObject(answer)?.['goto_url'] === 'string'
}
