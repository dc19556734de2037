import type { Site } from '../site/site.ts'
import { signOut } from '../site/site.ts'
import { fullName } from '../site/users.ts'
import type { Answer } from '../wire/answer.ts'
import { json } from '../wire/answer.ts'
import type { Json } from '../wire/json.ts'
import { errorPage } from '../wire/pages.ts'
import { said, text } from '../wire/texts.ts'
import type { Visit } from '../wire/visit.ts'
import { parameter } from '../wire/visit.ts'
import { succeeded } from './sign-in.ts'

/**
 * `an=sign_out`. In 26 (`users/Me`) only who is signed in may do it: with an anonymous, ghost's, ended or expired
 * session it is 403, and an anonymous or ghost's one stays. In 21 anybody may. ExtJS takes `fmt=json` for a table
 * and then signs nobody out.
 */
export function signOutAction(site: Site, visit: Visit): Answer {
  const { settings } = site
  const { user } = visit
  if (settings.lino === '26' && user === null) return errorPage(settings, 'forbidden')
  if (settings.frontEnd === 'extjs' && parameter(visit, 'fmt') === 'json') return usersTable(site, visit)
  const name = user === null ? 'anonymous' : fullName(user)
  signOut(site, visit)
  return succeeded(site, { goto_url: '/', message: said(settings.lino, visit.language).signedOut(name) })
}

const languages = { en: 'English', de: 'German', fr: 'French' }

/** The table of users, as `users.UsersOverview` shows it. */
export function usersTable(site: Site, visit: Visit): Answer {
  const listed = site.users
    .all()
    .filter((user) => user.type !== null)
    .sort((a, b) => (a.username < b.username ? -1 : 1))
  const kind = { '900': 'Administrator', '100': 'User' }
  const fixed = { created: true, id: true, modified: true }
  const mayEdit = visit.user !== null
  const disabled = mayEdit ? fixed : { ...fixed, change_password: true, send_email: true, user_type: true }
  const rows: Json[] = listed.map((user) => {
    const type = user.type ?? '100'
    const typeText = `${type} (${type} (${kind[type]}))`
    return [
      user.username,
      typeText,
      type,
      languages[user.language],
      user.language,
      user.id,
      disabled,
      !mayEdit,
    ]
  })
  if (mayEdit) rows.push([null, null, null, null, null, null, null, null])
  return json({
    count: rows.length,
    no_data_text: text('noData', visit.language),
    param_values: { end_date: null, start_date: null, user_type: null, user_typeHidden: null },
    rows,
    success: true,
    title: 'Users',
  })
}
