import { fail, succeed, type Failure, type FailureKind, type Result } from '../../contract/failure.ts'
import type { FrontEnd } from '../../contract/site.ts'
import {
  askToSignOutOurs,
  forgetOwnSession,
  takeOwnSession,
  type Connection,
  type OwnSession,
} from './connection.ts'
import { askLiveness, type Liveness } from './liveness.ts'
import { ownSignOutPaths } from './sign-out-url.ts'

/**
 * Ends our own session and makes sure that it is gone: the answer to a sign-out tells nothing, a lost one neither. Where it
 * is not, the ways of the other Linos are tried. On a failure the session is kept in mind, so that it can be tried again.
 */
export async function signOut(connection: Connection): Promise<Result<null>> {
  const { own, dropped, frontEnd } = connection
  if (!frontEnd) return succeed(null)
  const left: OwnSession[] = []
  let first: Result<null> = succeed(null)
  for (const session of dropped) {
    const ended = await end(connection, frontEnd, session)
    if (ended.ok) continue
    left.push(session)
    first = ended
  }
  forgetOwnSession(connection)
  const last = own ? await end(connection, frontEnd, own) : succeed(null)
  connection.dropped = left
  return last.ok ? first : last
}

async function end(connection: Connection, frontEnd: FrontEnd, own: OwnSession): Promise<Result<null>> {
  takeOwnSession(connection, own)
  let last: Failure | null = null
  for (const path of pathsFor(connection, frontEnd)) {
    const answer = await askToSignOutOurs(connection, path, own.cookieName, own.key)
    if (!answer.ok && neverSent.has(answer.failure.kind)) return answer
    const live = await askLiveness(connection, frontEnd)
    if (isGone(live, own)) {
      forgetOwnSession(connection)
      return succeed(null)
    }
    last = live.kind === 'unknown' ? live.failure : answer.ok ? null : answer.failure
    if (live.kind === 'unknown' && live.failure.kind === 'unreachable') break
  }
  return last
    ? { ok: false, failure: last }
    : fail('cannotEnd', 'The site did not end your own session. It may be left there: sign out in a browser.')
}

/** The request was not sent at all, and asking would not be either. */
const neverSent = new Set<FailureKind>(['certificate', 'httpNotAllowed', 'usage'])

function pathsFor(connection: Connection, frontEnd: FrontEnd): readonly string[] {
  const known = connection.signOutWay?.path
  const usual = ownSignOutPaths[frontEnd]
  return known === undefined ? usual : [known, ...usual.filter((path) => path !== known)]
}

/** Without a "who am I" (ExtJS) a refusal of what was allowed before tells it. */
function isGone(live: Liveness, own: OwnSession): boolean {
  return live.kind === 'dead' || (live.kind === 'refused' && own.administrator)
}
