import type { Site } from '../site/site.ts'
import { signIn, signOut } from '../site/site.ts'
import type { Answer } from '../wire/answer.ts'
import { empty, json, redirect } from '../wire/answer.ts'
import { errorPage } from '../wire/pages.ts'
import type { Visit } from '../wire/visit.ts'
import { isReading } from '../wire/visit.ts'
import { refuse, withoutType } from './refusals.ts'
import { authenticate } from './sign-in.ts'

const allow = { Allow: 'GET, POST, HEAD, OPTIONS' }

/** `/auth`, React only. GET signs out the session of the cookie, POST signs in without checking the limit. */
export function authRoute(site: Site, visit: Visit): Answer {
  if (site.settings.frontEnd === 'extjs') return errorPage(site.settings, 'notFound')
  if (isReading(visit)) {
    signOut(site, visit)
    return redirect(`${site.settings.prefix}/`)
  }
  if (visit.method === 'OPTIONS') return empty(200, allow)
  if (visit.method !== 'POST') return empty(405, allow)
  return authPost(site, visit)
}

function authPost(site: Site, visit: Visit): Answer {
  const { settings } = site
  const outcome = authenticate(
    site,
    visit,
    visit.form.get('username') ?? '',
    visit.form.get('password') ?? '',
  )
  if (outcome === 'banned') {
    return refuse(
      settings,
      visit,
      'failure',
      `Warning: Too many authentication failures from ${visit.address}`,
    )
  }
  if (outcome !== 'failed') {
    signIn(site, visit, outcome.id)
    return outcome.type === null ? withoutType(settings, visit) : json({ success: true })
  }
  if (visit.user !== null) {
    return refuse(
      settings,
      visit,
      'failure',
      "AttributeError: 'NoneType' object has no attribute 'user_type'",
    )
  }
  // Lino signs "nobody" in before it fails, so an anonymous session stays and takes a place.
  signIn(site, visit, null)
  return refuse(settings, visit, 'failure', "AttributeError: 'AnonymousUser' object has no attribute '_meta'")
}
