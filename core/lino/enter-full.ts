import { cause, newFailure, succeed, withMore, type Failure, type Result } from '../../contract/failure.ts'
import type { HttpAnswer } from '../ports.ts'
import { exceptionOf, readObject } from './answers.ts'
import { askAsUs, askToSignOutOurs, failed, type Connection } from './connection.ts'
import type { About } from './connection-state.ts'
import { readSetCookies, sessionCookieOf, type SetCookie } from './cookies.ts'
import { unintelligible } from './failures.ts'
import { readRefusal } from './refusal-texts.ts'
import { paths } from './requests.ts'

/**
 * Whether `/auth` may be used here to get in past the sessions limit. Only React has it. On a site with a
 * second factor it would avoid that factor, so the console uses it only if it knows that there is none.
 */
export function hasWayIn({ frontEnd, secondFactor }: Pick<About, 'frontEnd' | 'secondFactor'>): boolean {
  return frontEnd === 'react' && secondFactor === false
}

/**
 * Signs in by React's own form, which does not check the limit: an administrator's way into a full site. Used
 * only after a refusal, and only if the user says that the password is right. With a wrong password the form
 * answers 400 or 500, and leaves an anonymous session behind that takes a place. If the answer holds that
 * session's key, the console signs it out at once.
 */
export async function enterFull(
  connection: Connection,
  user: string,
  password: string,
): Promise<Result<SetCookie>> {
  const answer = await askAsUs(connection, paths.auth, {
    form: { username: user, password },
    timeoutMs: connection.timeouts.signIn,
  })
  if (!answer.ok) return answer
  const read = readWayIn(answer.value)
  if (read.kind === 'signedIn') return succeed(read.cookie)
  if (read.left) {
    connection.cookies.remove(read.left.name)
    await askToSignOutOurs(connection, paths.auth, read.left.name, read.left.value)
  }
  return failed(read.failure)
}

/** left: the anonymous session after a wrong password, if the answer holds its key. */
type WayInAnswer =
  | { readonly kind: 'signedIn'; readonly cookie: SetCookie }
  | { readonly kind: 'refused'; readonly failure: Failure; readonly left: SetCookie | null }

export function readWayIn(answer: HttpAnswer): WayInAnswer {
  const cookie = sessionCookieOf(readSetCookies(answer))
  const accepted = answer.status === 200 && readObject(answer)?.['success'] === true
  if (accepted && cookie) return { kind: 'signedIn', cookie }
  return { kind: 'refused', failure: refusalOf(answer, cookie !== null), left: cookie }
}

function refusalOf(answer: HttpAnswer, tidied: boolean): Failure {
  const exception = exceptionOf(answer)
  if (exception?.type === 'Warning') return readRefusal(exception.message, '')
  if (answer.status === 400 || answer.status === 500) return notAccepted(tidied)
  return unintelligible('wayIn', answer)
}

function notAccepted(tidied: boolean): Failure {
  const refusal = newFailure('wrongPassword', 'wrongPasswordOrBanned')
  return tidied ? refusal : withMore(refusal, cause('slotTaken'))
}
