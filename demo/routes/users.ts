import type { Site } from '../site/site.ts'
import type { DemoUser } from '../site/users.ts'
import type { Answer } from '../wire/answer.ts'
import { json } from '../wire/answer.ts'
import type { Json } from '../wire/json.ts'
import { indexPage } from '../wire/pages.ts'
import { text } from '../wire/texts.ts'
import type { Visit } from '../wire/visit.ts'
import { notRunnable } from './refusals.ts'

const languages = { en: 'English', de: 'German', fr: 'French' }
const kinds = { '900': 'Administrator', '100': 'User' }
const fixed = { created: true, id: true, modified: true }

/** `users.ListedUsers`, today's table of users. If a request does not ask for JSON, ExtJS shows a page. */
export function listedUsersRoute(site: Site, visit: Visit): Answer {
  if (visit.query.get('fmt') === 'json') return usersTable(site, visit)
  if (site.settings.frontEnd === 'extjs') return indexPage(site.settings, visit.user)
  return notRunnable(site.settings, visit, 'ShowTable')
}

/** The users who have a type, by name. Signed-in visitors of 21 also get an empty row for a new user. */
export function usersTable(site: Site, visit: Visit): Answer {
  const today = site.settings.lino === '26'
  const listed = site.users
    .all()
    .filter((user) => user.type !== null)
    .sort((a, b) => (a.username < b.username ? -1 : 1))
  const rows: Json[] = listed.map((user) => (today ? rowToday(user, visit) : rowBefore(user, visit)))
  if (!today && visit.user !== null) rows.push([null, null, null, null, null, null, null, null])
  const active = today ? { show_active: null, show_activeHidden: null } : {}
  const react = { html_text: null, overridden_column_headers: {} }
  return json({
    count: rows.length,
    ...(today && site.settings.frontEnd === 'react' ? react : {}),
    no_data_text: text('noData', visit.language),
    param_values: { end_date: null, ...active, start_date: null, user_type: null, user_typeHidden: null },
    rows,
    success: true,
    title: 'Users',
  })
}

function rowToday(user: DemoUser, visit: Visit): Json {
  const type = user.type ?? '100'
  const disabled = {
    ...(visit.user === null ? { change_password: true, send_email: true } : {}),
    ...fixed,
    ...(type === '900' || visit.user === null ? { user_type: true } : {}),
  }
  return [...cells(user, `${type} (${kinds[type]})`), disabled, true, { meta: true }]
}

function rowBefore(user: DemoUser, visit: Visit): Json {
  const type = user.type ?? '100'
  const mayEdit = visit.user !== null
  const disabled = mayEdit ? fixed : { ...fixed, change_password: true, send_email: true, user_type: true }
  return [...cells(user, `${type} (${type} (${kinds[type]}))`), disabled, !mayEdit]
}

const cells = (user: DemoUser, type: string): Json[] => [
  user.username,
  type,
  user.type,
  languages[user.language],
  user.language,
  user.id,
]
