import { fail, succeed, type Failure, type FailureKind, type Result } from '../../contract/failure.ts'
import type { FrontEnd } from '../../contract/site.ts'
import { askToSignOutOurs, forgetOwnSession, takeOwnSession, type Connection } from './connection.ts'
import type { OwnSession } from './connection-state.ts'
import { askLiveness, type Liveness } from './liveness.ts'
import { ownSignOutPaths } from './sign-out-url.ts'

/**
 * Ends our own session and confirms that it is gone. The answer to a sign-out says nothing, and neither does
 * a lost one. If the session is still there, the ways of the other Linos are tried. After a failure the
 * session is remembered, so that the caller can try again.
 */
export async function signOut(connection: Connection): Promise<Result<null>> {
  const { frontEnd } = connection.about
  const { dropped, session: own } = connection.ours
  if (!frontEnd) return succeed(null)
  const stillThere: OwnSession[] = []
  let first: Result<null> = succeed(null)
  for (const session of dropped) {
    const ended = await end(connection, frontEnd, session)
    if (ended.ok) continue
    stillThere.push(session)
    first = ended
  }
  forgetOwnSession(connection)
  const last = own ? await end(connection, frontEnd, own) : succeed(null)
  connection.ours.dropped = stillThere
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
    const refused = answer.ok ? null : answer.failure
    last = live.kind === 'unknown' ? live.failure : refused
    if (live.kind === 'unknown' && live.failure.kind === 'unreachable') break
  }
  return last ? { ok: false, failure: last } : fail('cannotEnd', 'ownSessionMayBeLeft')
}

/** The request was not sent at all, and a question would not be sent either. */
const neverSent = new Set<FailureKind>(['certificate', 'httpNotAllowed', 'usage'])

function pathsFor(connection: Connection, frontEnd: FrontEnd): readonly string[] {
  const known = connection.ending.signOutWay?.path
  const usual = ownSignOutPaths[frontEnd]
  return known === undefined ? usual : [known, ...usual.filter((path) => path !== known)]
}

/** Without a "who am I" (ExtJS), a refusal of something that was allowed before shows it. */
function isGone(live: Liveness, own: OwnSession): boolean {
  return live.kind === 'dead' || (live.kind === 'refused' && own.administrator)
}
