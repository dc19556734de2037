import type { Site } from '../site/site.ts'
import { signOut } from '../site/site.ts'
import { fullName } from '../site/users.ts'
import type { Answer } from '../wire/answer.ts'
import { errorPage } from '../wire/pages.ts'
import { said } from '../wire/texts.ts'
import type { Visit } from '../wire/visit.ts'
import { parameter } from '../wire/visit.ts'
import { succeeded } from './sign-in.ts'
import { usersTable } from './users.ts'

/**
 * `an=sign_out`. In 26 (`users/Me`) only a signed-in user may do it. With an anonymous, ghost's, ended or
 * expired session it is 403, and an anonymous or ghost's session stays. In 21 everybody may. ExtJS takes
 * `fmt=json` for a table and then signs nobody out.
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
