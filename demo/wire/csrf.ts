import type { DemoSettings } from '../options.ts'
import { csrfSecret } from './cookies.ts'
import type { Visit } from './visit.ts'
import { isReading } from './visit.ts'

const noCookie =
  'You are seeing this message because this site requires a CSRF cookie when submitting forms.' +
  ' This cookie is required for security reasons.'

/**
 * Why Django's CSRF protection refuses the request. Null: it does not. Lino exempted its React front end
 * until 26.9, and exempts `/auth` still. An invented token works, if cookie and header agree.
 */
export function csrfRefusal(settings: DemoSettings, visit: Visit): string | null {
  if (isReading(visit) || visit.method === 'OPTIONS' || visit.path === '/auth') return null
  if (settings.lino === '21' && settings.frontEnd === 'react') return null
  const origin = settings.lino === '26' ? originRefusal(visit) : null
  if (origin !== null) return origin
  const cookie = csrfSecret(visit.cookies.get('csrftoken'))
  if (cookie === null) return noCookie
  const sent = csrfSecret(visit.header('x-csrftoken') ?? visit.form.get('csrfmiddlewaretoken'))
  return sent === cookie ? null : ''
}

function originRefusal(visit: Visit): string | null {
  const secure = visit.header('x-forwarded-proto') === 'https'
  const own = `${secure ? 'https' : 'http'}://${visit.header('host') ?? ''}`
  const origin = visit.header('origin')
  if (origin !== undefined) return origin === own ? null : ''
  if (!secure) return null
  const referer = visit.header('referer')
  if (referer === undefined)
    return 'This HTTPS site requires a “Referer header” to be sent by your web browser.'
  return referer.startsWith(`${own}/`) ? null : ''
}
