import type { Failure } from '../../contract/failure.ts'
import { assertNever } from '../../contract/assert-never.ts'
import type { FrontEnd } from '../../contract/site.ts'
import type { HttpAnswer } from '../ports.ts'
import { readObject, textOf } from './answers.ts'
import { askAsUs, type Connection } from './connection.ts'
import { generalFailure, unintelligible } from './failures.ts'
import { readList } from './list.ts'
import { paths } from './requests.ts'

/** React's `/user/settings/`, VueJS' `/api/user-settings`. */
export interface UserSettings {
  readonly loggedIn: boolean
  /** "900" is Lino's administrator, "000" is nobody. A site may have its own types. */
  readonly userType: string | null
  /** The path of the site's data for this user type and language (React). */
  readonly siteData: string | null
  /** The site's default language, such as `de`. */
  readonly siteLanguage: string | null
}

/** Null: this is not that answer. */
export function readUserSettings(answer: HttpAnswer): UserSettings | null {
  if (answer.status !== 200) return null
  const body = readObject(answer)
  if (typeof body?.['logged_in'] !== 'boolean') return null
  return {
    loggedIn: body['logged_in'],
    userType: textOf(body['user_type']),
    siteData: textOf(body['site_data']),
    siteLanguage: textOf(body['site_lang']),
  }
}

/**
 * How React's files begin, and how long their paths may be, because the path is part of the next request.
 * Characters.
 */
const dataFile = '/media/cache/json/lino_'
const longestPath = 500

/** The user type and language that React's files are named by, as in `/media/cache/json/lino_900_en.json`. */
export function profileOf(siteData: string | null): { userType: string; language: string } | null {
  if (siteData === null || siteData.length > longestPath || !siteData.endsWith('.json')) return null
  const start = siteData.lastIndexOf(dataFile)
  if (start === -1) return null
  const name = siteData.slice(start + dataFile.length, -'.json'.length)
  const between = name.lastIndexOf('_')
  const userType = name.slice(0, Math.max(0, between))
  const language = name.slice(between + 1)
  return /^\w+$/.test(userType) && /^[\w-]+$/.test(language) ? { userType, language } : null
}

/** refused: signed in or not, this user may not list sessions. */
export type Liveness =
  | { readonly kind: 'alive'; readonly settings: UserSettings | null }
  | { readonly kind: 'dead' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'unknown'; readonly failure: Failure }

/** Where each front end says who the user is. */
export const livenessPaths: Readonly<Record<FrontEnd, string>> = {
  react: paths.settings,
  vuejs: paths.vueSettings,
  // ExtJS has no "who am I" except its index page, which is far bigger than a list of one row.
  extjs: paths.listOne,
}

/** Asks whether our session is alive. This uses the session, so its row then shows the site's clock. */
export async function askLiveness(connection: Connection, frontEnd: FrontEnd): Promise<Liveness> {
  const own = connection.ours.session
  if (!own) return { kind: 'dead' }
  const answer = await askAsUs(connection, livenessPaths[frontEnd], { timeoutMs: connection.timeouts.list })
  if (!answer.ok) return { kind: 'unknown', failure: answer.failure }
  return frontEnd === 'extjs'
    ? livenessOfList(answer.value, own.cookieName)
    : livenessOfSettings(answer.value, frontEnd)
}

function livenessOfSettings(answer: HttpAnswer, frontEnd: FrontEnd): Liveness {
  const settings = readUserSettings(answer)
  if (settings) return settings.loggedIn ? { kind: 'alive', settings } : { kind: 'dead' }
  const failure = generalFailure(answer)
  if (failure) return { kind: 'unknown', failure }
  // On 21 and 22 a user without a type signs in, and then everything fails.
  if (answer.status === 400) return { kind: 'refused' }
  return { kind: 'unknown', failure: unintelligible('whoAmI', answer, frontEnd) }
}

function livenessOfList(answer: HttpAnswer, cookieName: string): Liveness {
  const list = readList(answer, cookieName)
  switch (list.kind) {
    case 'rows':
    case 'hidden':
      return { kind: 'alive', settings: null }
    case 'dead':
      return { kind: 'dead' }
    case 'refused':
      return { kind: 'refused' }
    case 'failed':
    case 'mayBeHidden':
      return { kind: 'unknown', failure: list.failure }
    default:
      return assertNever(list)
  }
}
