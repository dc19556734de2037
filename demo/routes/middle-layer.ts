import type { Site } from '../site/site.ts'
import { cookieAgeMs, signOut, userOf, validSession } from '../site/site.ts'
import type { DemoUser } from '../site/users.ts'
import type { Answer } from '../wire/answer.ts'
import { csrfCookie, csrfSecret, deletedSessionCookie, newCsrfToken, sessionCookie } from '../wire/cookies.ts'
import { csrfRefusal } from '../wire/csrf.ts'
import { csrfPage } from '../wire/pages.ts'
import type { Language } from '../wire/texts.ts'
import { isLanguage } from '../wire/texts.ts'
import type { Visit } from '../wire/visit.ts'
import { isReading } from '../wire/visit.ts'
import { rowProblem } from './list.ts'
import { refuse } from './refusals.ts'
import { route } from './router.ts'

/** Lino renews a session's last activity if the last renewal is longer ago than this. */
const renewAfterMs = 10_000

/** What goes over the wire for a request: the answer, and the cookies that Django adds to it. */
export interface Reply {
  answer: Answer
  cookies: readonly string[]
}

/**
 * Django's and Lino's middleware around the routes: session, user, language, CSRF, last activity, cookies.
 */
export function reply(site: Site, visit: Visit): Reply {
  const { settings } = site
  visit.session = validSession(site, visit.sentKey)
  if (visit.session?.flaw === 'stale-password') signOut(site, visit)
  visit.user = userOf(site, visit.session)
  visit.language = languageOf(site, visit)
  const before = { user: visit.user, key: visit.session?.key ?? null }
  const answer = answerOf(site, visit)
  // After the answer, so a list still shows the earlier state, and a session that has just signed in as never
  // used.
  if (before.user !== null && visit.session?.key === before.key) renew(site, visit)
  return {
    answer,
    cookies: [
      ...csrfCookies(site, visit, answer),
      ...sessionCookies(site, visit, answer, settings.cookieName),
    ],
  }
}

function answerOf(site: Site, visit: Visit): Answer {
  const { settings } = site
  if (visit.session?.flaw === 'no-microseconds') {
    const problem = rowProblem(visit.session, site.users)
    return refuse(settings, visit, 'failure', `${problem?.exception ?? ''}: ${problem?.message ?? ''}`)
  }
  const refusal = csrfRefusal(settings, visit)
  return refusal === null ? route(site, visit) : csrfPage(settings, refusal)
}

function renew(site: Site, visit: Visit): void {
  const now = site.clock.now()
  const row = visit.session
  if (row === null || (row.lastActivity !== null && now - row.lastActivity <= renewAfterMs)) return
  const renewed = { ...row, lastActivity: now, ip: visit.address, expire: now + cookieAgeMs(site) }
  site.store.update(renewed)
  visit.session = renewed
  visit.saved = true
}

/** The session's cookie: sent if the session was written, removed if there is none. Not with a 500. */
function sessionCookies(site: Site, visit: Visit, answer: Answer, name: string): string[] {
  if (answer.status >= 500) return []
  if (visit.session === null) return visit.sentKey === null ? [] : [deletedSessionCookie(name)]
  if (!visit.saved) return []
  const { browserClose, cookieAge } = site.settings
  return [sessionCookie(name, visit.session.key, browserClose ? null : cookieAge, site.clock.now())]
}

/**
 * Index pages carry a CSRF cookie, and so does every answer with links in it. Signing in makes a new secret.
 * React in 21 needs none.
 */
function csrfCookies(site: Site, visit: Visit, answer: Answer): string[] {
  const { settings } = site
  const exempt = settings.lino === '21' && settings.frontEnd === 'react'
  const rotated = visit.rotateCsrf && !exempt
  if (!rotated && !showsCsrfToken(site, visit, answer)) return []
  const had = visit.cookies.get('csrftoken')
  const kept = !rotated && csrfSecret(had) !== null ? had : undefined
  return [csrfCookie(kept ?? newCsrfToken(settings.lino === '26' ? 32 : 64), site.clock.now())]
}

/** All tables of ExtJS and all addresses of single rows, except 21's failures in plain text. */
function showsCsrfToken({ settings }: Site, visit: Visit, answer: Answer): boolean {
  const react = settings.frontEnd === 'react'
  if (!isReading(visit)) return false
  if (visit.path === '/') return !(react && settings.lino === '21')
  const actor = /^\/api\/\w+\/\w+(\/[^/]+)?$/.exec(visit.path)
  if (actor === null) return false
  return (!react || actor[1] !== undefined) && !(settings.lino === '21' && answer.status === 400)
}

/** `ul` first, then the user's own language. Only 21 then reads Accept-Language. */
function languageOf(site: Site, visit: Visit): Language {
  const asked = visit.query.get('ul') ?? (site.settings.lino === '26' ? visit.form.get('ul') : null)
  if (isLanguage(asked)) return asked
  const user: DemoUser | null = visit.user
  if (user !== null) return user.language
  const accepted = visit.header('accept-language')?.slice(0, 2)
  return site.settings.lino === '21' && isLanguage(accepted) ? accepted : 'en'
}
