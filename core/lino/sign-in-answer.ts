import { newFailure, type Failure } from '../../contract/failure.ts'
import type { HttpAnswer } from '../ports.ts'
import { exceptionOf, readObject, siteText, textOf } from './answers.ts'
import { readSetCookies, sessionCookieOf, trustCookie, type SetCookie } from './cookies.ts'
import { generalFailure, serverBusy, unintelligible } from './failures.ts'
import { readRefusal } from './refusal-texts.ts'

/**
 * noSuchAction: on this Lino one signs in elsewhere. trusted: the code was right, and now one can sign in.
 */
export type SignInAnswer =
  | { readonly kind: 'signedIn'; readonly cookie: SetCookie }
  | { readonly kind: 'codeNeeded'; readonly failure: Failure }
  | { readonly kind: 'trusted' }
  | { readonly kind: 'noSuchAction' }
  | { readonly kind: 'refused'; readonly failure: Failure }

const refused = (failure: Failure): SignInAnswer => ({ kind: 'refused', failure })

/** The answer to `an=sign_in`. The status is not the outcome, because most refusals are 200. */
export function readSignIn(answer: HttpAnswer, user: string): SignInAnswer {
  const elsewhere = notAnAction(answer)
  if (elsewhere) return elsewhere
  const body = answer.status === 200 ? readObject(answer) : null
  if (!body) return refused(unintelligible('signIn', answer))
  const message = textOf(body['message']) ?? textOf(body['alert']) ?? ''
  if (body['success'] === true) {
    const cookie = sessionCookieOf(readSetCookies(answer))
    return cookie ? { kind: 'signedIn', cookie } : refused(unintelligible('signIn', answer))
  }
  // The answer's script for the page never runs. Its name is enough.
  if (body['success'] === undefined && textOf(body['eval_js'])?.includes('trust_device')) {
    return { kind: 'codeNeeded', failure: codeNeeded(message) }
  }
  if (body['success'] === false) return refused(readRefusal(message, user))
  return refused(unintelligible('signIn', answer))
}

/** The answer to `an=trust_device`: the second factor's code. */
export function readTrust(answer: HttpAnswer): SignInAnswer {
  const elsewhere = notAnAction(answer)
  if (elsewhere) return elsewhere
  const body = answer.status === 200 ? readObject(answer) : null
  const trusted = readSetCookies(answer).some((each) => each.name === trustCookie && !each.deleted)
  if (body?.['success'] === true && trusted) return { kind: 'trusted' }
  if (body?.['success'] === false) {
    const text = siteText(textOf(body['message']) ?? '')
    return refused(newFailure('codeWrong', 'codeNotAccepted', {}, text))
  }
  return refused(unintelligible('code', answer))
}

/** The failure of an answer that did not sign in. If the answer has none, the site has no usual sign-in. */
export function failureOf(answer: SignInAnswer): Failure {
  if (answer.kind === 'refused' || answer.kind === 'codeNeeded') return answer.failure
  return newFailure('signInBarred', 'noUsualSignIn')
}

/**
 * Lino's default (`device_verification_code_expires`, 5 minutes). The wire does not show a site's own.
 * Seconds.
 */
const codeValidSeconds = 300

function codeNeeded(message: string): Failure {
  const details = { validSeconds: codeValidSeconds, ...siteText(message) }
  return newFailure('codeNeeded', 'codeSent', {}, details)
}

/** Answers that say nothing about user and password. Null: an action has answered. */
function notAnAction(answer: HttpAnswer): SignInAnswer | null {
  if (answer.status === 404 || exceptionOf(answer)?.type === 'Http404') return { kind: 'noSuchAction' }
  const general = generalFailure(answer)
  if (general) return refused(general)
  if (answer.status === 403) {
    return refused(newFailure('signInBarred', 'signInForbidden'))
  }
  const failing = answer.status >= 500 || answer.status === 400
  return failing ? refused(serverBusy(answer)) : null
}
