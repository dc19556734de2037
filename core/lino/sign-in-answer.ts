import type { Failure } from '../../contract/failure.ts'
import type { HttpAnswer } from '../ports.ts'
import { exceptionOf, readObject, siteText, textOf } from './answers.ts'
import { readSetCookies, sessionCookieOf, trustCookie, type SetCookie } from './cookies.ts'
import { generalFailure, serverBusy, unintelligible } from './failures.ts'
import { readRefusal } from './refusal-texts.ts'

/** noSuchAction: one signs in elsewhere on this Lino. trusted: the code was right, and now one can sign in. */
export type SignInAnswer =
  | { readonly kind: 'signedIn'; readonly cookie: SetCookie }
  | { readonly kind: 'codeNeeded'; readonly failure: Failure }
  | { readonly kind: 'trusted' }
  | { readonly kind: 'noSuchAction' }
  | { readonly kind: 'refused'; readonly failure: Failure }

const refused = (failure: Failure): SignInAnswer => ({ kind: 'refused', failure })

/** The answer to `an=sign_in`. The status is not the outcome: most refusals are 200. */
export function readSignIn(answer: HttpAnswer, user: string): SignInAnswer {
  const elsewhere = notAnAction(answer)
  if (elsewhere) return elsewhere
  const body = answer.status === 200 ? readObject(answer) : null
  if (!body) return refused(unintelligible('the sign-in', answer))
  const message = textOf(body['message']) ?? textOf(body['alert']) ?? ''
  if (body['success'] === true) {
    const cookie = sessionCookieOf(readSetCookies(answer))
    return cookie ? { kind: 'signedIn', cookie } : refused(unintelligible('the sign-in', answer))
  }
  // What to run in the page is never run: its name is enough.
  if (body['success'] === undefined && textOf(body['eval_js'])?.includes('trust_device')) {
    return { kind: 'codeNeeded', failure: codeNeeded(message) }
  }
  if (body['success'] === false) return refused(readRefusal(message, user))
  return refused(unintelligible('the sign-in', answer))
}

/** The answer to `an=trust_device`: the second factor's code. */
export function readTrust(answer: HttpAnswer): SignInAnswer {
  const elsewhere = notAnAction(answer)
  if (elsewhere) return elsewhere
  const body = answer.status === 200 ? readObject(answer) : null
  const trusted = readSetCookies(answer).some((each) => each.name === trustCookie && !each.deleted)
  if (body?.['success'] === true && trusted) return { kind: 'trusted' }
  if (body?.['success'] === false) {
    return refused({
      kind: 'codeWrong',
      hint: 'The site did not accept this code: it is wrong, or too old. Sign in again to get a new one.',
      ...siteText(textOf(body['message']) ?? ''),
    })
  }
  return refused(unintelligible('the code', answer))
}

/** Why it is no sign-in. */
export function failureOf(answer: SignInAnswer): Failure {
  if (answer.kind === 'refused' || answer.kind === 'codeNeeded') return answer.failure
  return {
    kind: 'signInBarred',
    hint: 'This site offers no sign-in with user name and password where every Lino has it.',
  }
}

/** Lino's default (`device_verification_code_expires`, 5 minutes): the wire does not tell a site's own. Seconds. */
const codeValidSeconds = 300

function codeNeeded(message: string): Failure {
  return {
    kind: 'codeNeeded',
    validSeconds: codeValidSeconds,
    hint: 'This site asks for a second factor: it has sent you a code by e-mail. Enter it to sign in.',
    ...siteText(message),
  }
}

/** Answers that say nothing on user and password; null: an action has answered. */
function notAnAction(answer: HttpAnswer): SignInAnswer | null {
  if (answer.status === 404 || exceptionOf(answer)?.type === 'Http404') return { kind: 'noSuchAction' }
  const general = generalFailure(answer)
  if (general) return refused(general)
  if (answer.status === 403) {
    return refused({
      kind: 'signInBarred',
      hint: 'The site refuses any sign-in by this way (status 403), whatever the password: it keeps its protection against forged requests in the session (use_security_features), or a proxy takes cookies away.',
    })
  }
  const failing = answer.status >= 500 || answer.status === 400
  return failing ? refused(serverBusy(answer)) : null
}
