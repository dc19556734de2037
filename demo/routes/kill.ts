import type { Site } from '../site/site.ts'
import type { Answer } from '../wire/answer.ts'
import { indexPage } from '../wire/pages.ts'
import type { Visit } from '../wire/visit.ts'
import { isReading, parameter } from '../wire/visit.ts'
import { rowProblem } from './list.ts'
import { notAllowed, refuse, withoutType } from './refusals.ts'
import { succeeded } from './sign-in.ts'

const actions =
  "['kill_session', 'submit_insert', 'grid_post', 'show_as_html', 'export_excel', 'default_action', 'grid']"

/** Lino 21's actions on the table (`rowKey` null) or on one of its rows. Any method works, even HEAD. */
export function rowActionRoute(site: Site, visit: Visit, rowKey: string | null): Answer {
  const { settings } = site
  const action = parameter(visit, 'an')
  if (action !== 'kill_session') return unknownAction(site, visit, action)
  if (visit.user?.type === null) return withoutType(settings, visit)
  const admin = visit.user?.type === '900'
  if (!admin && !isReading(visit)) return notAllowed(settings, visit)
  if (
    rowKey === null &&
    settings.frontEnd === 'extjs' &&
    visit.query.get('fmt') !== 'json' &&
    isReading(visit)
  ) {
    return indexPage(settings, visit.user)
  }
  const target = targetOf(visit, rowKey)
  if (target === '') {
    return refuse(settings, visit, 'Http404', 'No permission to see users.Sessions kill_session.')
  }
  if (!admin || target === visit.session?.key) {
    return refuse(
      settings,
      visit,
      'PermissionDenied',
      'No permission to run TableRequest Kill on users.Sessions',
    )
  }
  return kill(site, visit, target)
}

/** The key to be killed. Null if there are several or none, '' if it is empty. */
function targetOf(visit: Visit, rowKey: string | null): string | null {
  // A POST to a row's own address kills that row, whatever else it names.
  if (rowKey !== null && !isReading(visit)) return rowKey
  const selected = visit.form.getAll('sr').concat(visit.query.getAll('sr'))
  const [first, ...more] = selected
  if (first === undefined) return rowKey
  return more.length === 0 ? first : null
}

function kill(site: Site, visit: Visit, target: string | null): Answer {
  const { settings, store } = site
  const named = target === null ? visit.query.getAll('sr') : [target]
  const rows = named.map((key) => store.get(key))
  if (rows.some((row) => row === null)) {
    return refuse(settings, visit, 'failure', 'DoesNotExist: Session matching query does not exist.')
  }
  const row = target === null ? null : rows[0]
  if (!row) {
    return refuse(
      settings,
      visit,
      'failure',
      "AttributeError: 'NoneType' object has no attribute 'session_key'",
    )
  }
  const problem = rowProblem(row, site.users)
  if (problem !== null) {
    return refuse(settings, visit, 'failure', `${problem.exception}: ${problem.message}`)
  }
  store.remove(row.key)
  return succeeded(site, { message: `Session ${row.key} has been deleted.`, refresh_all: true })
}

function unknownAction(site: Site, visit: Visit, action: string | null): Answer {
  const { settings } = site
  if (visit.user?.type !== '900') return notAllowed(settings, visit)
  if (!isReading(visit)) {
    const name = action === null ? 'None' : `'${action}'`
    const reason = `users.Sessions has no url action ${name} (possible values are ${actions})`
    return refuse(settings, visit, 'Http404', reason)
  }
  if (action === null) return refuse(settings, visit, 'Http404', 'users.Sessions has no detail_action')
  return refuse(settings, visit, 'Http404', `users.Sessions has no action '${action}'`)
}
