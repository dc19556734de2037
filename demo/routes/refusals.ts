import type { DemoSettings } from '../options.ts'
import type { Answer } from '../wire/answer.ts'
import { json, plainFailure } from '../wire/answer.ts'
import { errorPage } from '../wire/pages.ts'
import { text } from '../wire/texts.ts'
import type { Visit } from '../wire/visit.ts'

type Exception = 'PermissionDenied' | 'Http404' | 'SuspiciousOperation' | 'failure'

const pageOf = {
  PermissionDenied: 'forbidden',
  Http404: 'notFound',
  SuspiciousOperation: 'badRequest',
  failure: 'server',
} as const

/**
 * How Lino fails. To a script, Lino 21 says `ExcType: message` with status 400. To everybody else, and today
 * to scripts too, it sends a page without a reason.
 */
export function refuse(settings: DemoSettings, visit: Visit, kind: Exception, message: string): Answer {
  if (settings.lino === '21' && visit.xhr) {
    return plainFailure(kind === 'failure' ? message : `${kind}: ${message}`)
  }
  return errorPage(settings, pageOf[kind])
}

/** Not an administrator, or not signed in at all. */
export function notAllowed(settings: DemoSettings, visit: Visit): Answer {
  const who = visit.user === null ? '000 (Anonymous)' : '100 (User)'
  return refuse(settings, visit, 'PermissionDenied', `As ${who} you have no view permission for this action.`)
}

/**
 * Asked for something that only a page can show. Today this is a refusal with a message, before an exception.
 */
export function notRunnable(settings: DemoSettings, visit: Visit, action: string): Answer {
  const reason = 'has no run_from_ui() method'
  if (settings.lino === '21') {
    const message = `NotImplementedError: <class 'lino.core.actions.${action}'> ${reason}`
    return refuse(settings, visit, 'failure', message)
  }
  const alert = text('error', visit.language)
  return json({ alert, message: `${action} ${reason}`, success: false, toast_severity: 'error' })
}

/** Lino 21 lets a user without a type sign in. After that everything fails. */
export const withoutType = (settings: DemoSettings, visit: Visit): Answer =>
  refuse(
    settings,
    visit,
    'failure',
    "AttributeError: 'NoneType' object has no attribute 'has_required_roles'",
  )
