import type { Site } from '../site/site.ts'
import type { Answer } from '../wire/answer.ts'
import { empty, json } from '../wire/answer.ts'
import { errorPage, escapeHtml, indexPage } from '../wire/pages.ts'
import { text } from '../wire/texts.ts'
import type { Visit } from '../wire/visit.ts'
import { isReading, parameter } from '../wire/visit.ts'
import { authRoute } from './auth.ts'
import { rowActionRoute } from './kill.ts'
import { listRoute } from './list.ts'
import { mediaRoute } from './media.ts'
import { notRunnable, refuse } from './refusals.ts'
import { settingsRoute } from './settings.ts'
import { signInAction } from './sign-in.ts'
import { signOutAction } from './sign-out.ts'
import { listedUsersRoute, usersTable } from './users.ts'

/** Which of Lino's addresses this is, and its answer. With a trailing slash the page does not exist. */
export function route(site: Site, visit: Visit): Answer {
  const { settings } = site
  const parts = visit.path.split('/').slice(1)
  const [first, second, third, row, field] = parts
  if (visit.path === '/') return indexPage(settings, visit.user)
  if (visit.path === '/auth') return authRoute(site, visit)
  if (/^\/user\/settings\/?$/.test(visit.path) && settings.frontEnd === 'react')
    return settingsRoute(site, visit)
  if (visit.path === '/api/main_html') return mainPage(site)
  if (visit.path.startsWith('/media/cache/json/') && parts.length === 4)
    return mediaRoute(site, parts[3] ?? '')
  if (first !== 'api' || !third || row === '' || field === '' || parts.length > 5) {
    return errorPage(settings, 'notFound')
  }
  return actorRoute(site, visit, `${second ?? ''}.${third}`, row ?? null, field ?? null)
}

function actorRoute(
  site: Site,
  visit: Visit,
  actor: string,
  row: string | null,
  field: string | null,
): Answer {
  const { settings } = site
  if (field !== null) {
    // Today's Lino fails at the address of a single cell. Before there was no such address.
    const exists = settings.lino === '26' && actor === 'users.Sessions'
    return errorPage(settings, exists ? 'server' : 'notFound')
  }
  if (visit.method === 'OPTIONS') {
    return empty(200, {
      Allow: settings.lino === '26' ? 'GET, POST, PUT, HEAD, OPTIONS' : 'GET, POST, HEAD, OPTIONS',
    })
  }
  const action = parameter(visit, 'an')
  if (actor === 'users.Sessions') return sessionsRoute(site, visit, row, action)
  if (actor === 'about.About' && row === null) return aboutRoute(site, visit, action)
  if (settings.lino === '26') {
    if (actor === 'users.ListedUsers' && row === null && isReading(visit) && action === null)
      return listedUsersRoute(site, visit)
    if (actor === 'users.Me' && visit.user === null) return errorPage(settings, 'forbidden')
    const own = actor === 'users.Me' || (actor === 'users.Users' && row === String(visit.user?.id))
    return own && action === 'sign_out' ? signOutAction(site, visit) : errorPage(settings, 'notFound')
  }
  if (actor === 'users.MySettings' && action === 'sign_out') return signOutAction(site, visit)
  if (actor === 'users.UsersOverview') return usersOverviewRoute(site, visit, action)
  return refuse(settings, visit, 'Http404', `${actor} is not a class`)
}

function sessionsRoute(site: Site, visit: Visit, row: string | null, action: string | null): Answer {
  const list = row === null && isReading(visit) && action === null
  if (list) return listRoute(site, visit)
  // Since 25.6 there is no Kill, so no action on a row exists.
  if (site.settings.lino === '26') return errorPage(site.settings, 'notFound')
  return rowActionRoute(site, visit, row)
}

/** Where one signs in since 22.12. */
function aboutRoute(site: Site, visit: Visit, action: string | null): Answer {
  const { settings } = site
  const scripted = settings.frontEnd === 'react'
  const allowed = isReading(visit) || visit.method === 'POST'
  if (!allowed) return empty(405, { Allow: 'GET, POST, HEAD, OPTIONS' })
  if (settings.lino === '21' && action !== null) {
    const reason = `about.About has no url action '${action}' (possible values are ['detail_action', 'show'])`
    return refuse(settings, visit, 'Http404', reason)
  }
  if (action === 'sign_in' && (scripted || !isReading(visit))) return signInAction(site, visit)
  if (action === null && visit.method === 'POST') return notRunnable(settings, visit, 'ShowEmptyTable')
  if (!scripted && visit.query.get('fmt') === null) return indexPage(settings, visit.user)
  if (action !== null) return errorPage(settings, 'notFound')
  if (!scripted) return errorPage(settings, 'server')
  if (visit.query.get('fmt') === 'json') {
    const about = `<div><span>This website runs <b>${escapeHtml(settings.title)}</b></span></div>`
    const today = { about_html: about, disable_editing: true, disabled_fields: {} }
    const data = settings.lino === '26' ? today : {}
    return json({ data, id: -99998, title: text('about', visit.language) })
  }
  return notRunnable(settings, visit, 'ShowEmptyTable')
}

/** Where one signed in, and out, in 21. For a GET, ExtJS shows a table or a page. */
function usersOverviewRoute(site: Site, visit: Visit, action: string | null): Answer {
  const { settings } = site
  const table = visit.query.get('fmt') === 'json'
  const scripted = settings.frontEnd === 'react'
  if (action === 'sign_in' && (scripted || !isReading(visit))) return signInAction(site, visit)
  if (action === 'sign_out') return signOutAction(site, visit)
  if (table) return usersTable(site, visit)
  if (!scripted && isReading(visit)) return indexPage(settings, visit.user)
  return action === null
    ? notRunnable(settings, visit, 'ShowTable')
    : refuse(settings, visit, 'Http404', `users.UsersOverview has no url action '${action}'`)
}

function mainPage({ settings }: Site): Answer {
  const html = `<div style="margin:5px"><p>Welcome to the <b>${escapeHtml(settings.title)}</b> site.</p></div>`
  return json({ html, success: true, ...(settings.lino === '26' ? { toast_severity: 'success' } : {}) })
}
