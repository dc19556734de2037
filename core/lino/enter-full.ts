import { succeed, type Failure, type Result } from '../../contract/failure.ts'
import type { HttpAnswer } from '../ports.ts'
import { exceptionOf, readObject } from './answers.ts'
import { askAsUs, askToSignOutOurs, failed, type Connection } from './connection.ts'
import { readSetCookies, sessionCookieOf, type SetCookie } from './cookies.ts'
import { unintelligible } from './failures.ts'
import { readRefusal } from './refusal-texts.ts'
import { paths } from './requests.ts'

/**
 * Whether `/auth` may be used here to get in past the sessions limit. React alone has it, and on a site with a second
 * factor it would go round that: so only where it is known that there is none.
 */
export function hasWayIn(connection: Connection): boolean {
  return connection.frontEnd === 'react' && connection.secondFactor === false
}

/**
 * Signs in by React's own form, which does not check the limit: an administrator's way into a full site. Only after a refusal, and
 * only on the user's word: a wrong password is an error 400 or 500 there, and leaves an anonymous session behind that
 * takes a slot. Where the answer tells that session's key, it is signed out at once.
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

/** left: the anonymous session that a wrong password has made, where the answer tells its key. */
type WayInAnswer =
  | { readonly kind: 'signedIn'; readonly cookie: SetCookie }
  | { readonly kind: 'refused'; readonly failure: Failure; readonly left: SetCookie | null }

export function readWayIn(answer: HttpAnswer): WayInAnswer {
  const cookie = sessionCookieOf(readSetCookies(answer))
  const accepted = answer.status === 200 && readObject(answer)?.['success'] === true
  if (accepted && cookie) return { kind: 'signedIn', cookie }
  const banned = exceptionOf(answer)?.type === 'Warning' ? exceptionOf(answer)?.message : undefined
  const failure =
    banned !== undefined
      ? readRefusal(banned, '')
      : answer.status === 400 || answer.status === 500
        ? notAccepted(cookie !== null)
        : unintelligible('the way in', answer)
  return { kind: 'refused', failure, left: cookie }
}

function notAccepted(tidied: boolean): Failure {
  const hint = 'The site did not let you in: the password is wrong, or your address is banned for a while.'
  const left = ' On a full site a wrong password leaves an anonymous session behind that takes a slot.'
  return { kind: 'wrongPassword', hint: tidied ? hint : hint + left }
}
