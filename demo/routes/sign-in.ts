import type { Site } from '../site/site.ts'
import { signIn } from '../site/site.ts'
import type { DemoUser } from '../site/users.ts'
import { fullName } from '../site/users.ts'
import type { Answer } from '../wire/answer.ts'
import { json } from '../wire/answer.ts'
import { text, said } from '../wire/texts.ts'
import type { Visit } from '../wire/visit.ts'
import { parameter } from '../wire/visit.ts'
import { refuse } from './refusals.ts'

/** `an=sign_in`. The limit is checked before the password, and the caller's own session does not count. */
export function signInAction(site: Site, visit: Visit): Answer {
  const { settings } = site
  const values = visit.form.getAll('fv').concat(visit.query.getAll('fv'))
  if (values.length > 2) return refuse(settings, visit, 'failure', 'Exception: too many field values')
  const username = parameter(visit, 'username') ?? values[0] ?? ''
  const password = parameter(visit, 'password') ?? values[1] ?? ''
  const words = said(settings.lino, visit.language)
  const others = site.store.countLive(site.clock.now(), visit.session?.key ?? null)
  if (settings.limit >= 0 && others >= settings.limit) return failed(site, visit, words.full(settings.limit))
  const outcome = authenticate(site, visit, username, password)
  if (outcome === 'banned') return failed(site, visit, words.banned(visit.address))
  if (outcome === 'failed') return failed(site, visit, words.failed(username), true)
  signIn(site, visit, outcome.id)
  return succeeded(site, { close_window: true, goto_url: '/', message: words.signedIn(fullName(outcome)) })
}

/** Who it is, or why not. Wrong, unknown and inactive look alike. Counts towards the ban. */
export function authenticate(
  site: Site,
  visit: Visit,
  username: string,
  password: string,
): DemoUser | 'failed' | 'banned' {
  const now = site.clock.now()
  if (site.bans.refuses(visit.address, now)) return 'banned'
  const user = site.users.byName(username)
  const enters = user?.active === true && (user.type !== null || site.settings.lino === '21')
  if (user === undefined || !enters || password !== site.settings.password) {
    return site.bans.failed(visit.address, now) ? 'banned' : 'failed'
  }
  site.bans.succeeded(visit.address)
  return user
}

/**
 * Lino 21 closes the window after a wrong password, but not after a refusal. Today's answer also says how to
 * show it.
 */
function failed(site: Site, visit: Visit, message: string, wrong = false): Answer {
  const answer = { alert: text('error', visit.language), message, success: false }
  if (site.settings.lino === '26') return json({ ...answer, toast_severity: 'error' })
  return json(wrong ? { ...answer, close_window: true } : answer)
}

export function succeeded(site: Site, answer: Readonly<Record<string, string | boolean>>): Answer {
  return json({
    ...answer,
    success: true,
    ...(site.settings.lino === '26' ? { toast_severity: 'success' } : {}),
  })
}
