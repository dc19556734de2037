import { newFailure, type Failure } from '../../contract/failure.ts'
import type { HttpAnswer } from '../ports.ts'
import { exceptionOf, isHtml, readObject, siteText, textOf } from './answers.ts'
import { dropsSession } from './cookies.ts'
import { generalFailure, notAdministrator, serverBusy, signedOut, unintelligible } from './failures.ts'

/** What one request to end a session showed. 'sent': only a list shows more. */
export type EndAnswer =
  | { readonly kind: 'sent' }
  | { readonly kind: 'killed' }
  | { readonly kind: 'alreadyGone' }
  | {
      readonly kind: 'failed'
      readonly failure: Failure
      /**
       * Of cannotEnd: the site was asked, and failed. Without it nothing was asked, or the site has refused.
       */
      readonly failedOver?: true
      /** Of failedOver: after a list, a second request tries the site's own Kill. */
      readonly killIsLeft?: true
      /** Of signInLeft: the ref of the session that may be left, if its key is known. */
      readonly leftBehind?: string
    }

const failed = (failure: Failure): EndAnswer => ({ kind: 'failed', failure })

/**
 * 'Row <key> is not visible here.', in the site's language. The row went away while Lino looked for it,
 * because somebody else was killing it (seen on 25.5, source: lino/modlib/extjs/views.py). Django's keys are
 * 32 letters and digits.
 */
const namesKey = /\b[a-z0-9]{32}\b/

/** The answer to the site's own Kill (`an=kill_session`, up to 25.5). */
export function readKill(answer: HttpAnswer, cookieName: string): EndAnswer {
  if (answer.status === 200) {
    const body = readObject(answer)
    if (body?.['success'] === true) return { kind: 'killed' }
    const text = textOf(body?.['message']) ?? ''
    if (body && namesKey.test(text)) return { kind: 'sent' }
    return body ? cannotKill(text) : failed(unintelligible('kill', answer))
  }
  if (dropsSession(answer, cookieName)) return failed(signedOut)
  if (answer.status === 403) return failed(notAdministrator)
  // Gone, or (from 24.11) a ghost, which stays.
  if (answer.status === 404) return { kind: 'sent' }
  const exception = exceptionOf(answer)
  if (exception) return exceptionAnswer(exception)
  if (answer.status >= 500 || (answer.status === 400 && isHtml(answer))) return failed(serverBusy(answer))
  return failed(generalFailure(answer) ?? unintelligible('kill', answer))
}

function exceptionAnswer({ type, message }: { readonly type: string; readonly message: string }): EndAnswer {
  if (type === 'PermissionDenied') return failed(notAdministrator)
  if (type === 'DoesNotExist' && message.startsWith('Session ')) return { kind: 'alreadyGone' }
  if (type === 'Http404' && / does not exist/.test(message)) return { kind: 'alreadyGone' }
  return cannotKill(`${type}: ${message}`)
}

/** A ghost's: Lino looks for its user first. */
function cannotKill(text: string): EndAnswer {
  const failure = newFailure('cannotEnd', 'siteCannotKill', {}, siteText(text))
  return { kind: 'failed', failure, failedOver: true }
}
