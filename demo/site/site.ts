import type { DemoSettings } from '../options.ts'
import { newSessionKey } from '../wire/cookies.ts'
import type { Visit } from '../wire/visit.ts'
import type { Bans } from './bans.ts'
import type { DemoClock } from './clock.ts'
import type { SessionRow, SessionStore } from './store.ts'
import type { DemoUser, UserBook } from './users.ts'

/** One running demo site, as its routes see it. */
export interface Site {
  settings: DemoSettings
  clock: DemoClock
  store: SessionStore
  users: UserBook
  bans: Bans
  /** When the "server" was started (ms). Sessions that were never used show this time. */
  startedAt: number
  /** Lino 21 fails on a hidden table the first time, and shows it empty from then on. */
  hiddenBefore: boolean
}

/**
 * The user of a session. Null for an anonymous session, a ghost, or a session whose password has changed
 * since.
 */
export function userOf(site: Site, row: SessionRow | null): DemoUser | null {
  if (row === null || row.userId === null || row.flaw !== null) return null
  const user = site.users.byId(row.userId)
  return user?.active === true ? user : null
}

/** The valid session of this key. Null: none, ended, expired. */
export function validSession(site: Site, key: string | null): SessionRow | null {
  const row = key === null ? null : site.store.get(key)
  return row !== null && row.expire > site.clock.now() ? row : null
}

export const cookieAgeMs = (site: Site): number => site.settings.cookieAge * 1000

/**
 * Django's `login`. A session of the same user keeps its key. An anonymous session gets a new key. Another
 * user's session is ended. A new session has no last activity and no address yet.
 */
export function signIn(site: Site, visit: Visit, userId: number | null): void {
  const before = visit.session
  const same = before !== null && userId !== null && before.userId === userId && before.flaw === null
  const row: SessionRow = {
    key: same ? before.key : newSessionKey(),
    userId,
    expire: site.clock.now() + cookieAgeMs(site),
    lastActivity: same ? before.lastActivity : null,
    ip: same ? before.ip : null,
    flaw: null,
  }
  if (before !== null && !same) site.store.remove(before.key)
  site.store.insert(row)
  visit.session = row
  visit.saved = true
  visit.rotateCsrf = userId !== null
}

/** Django's `logout`: the request's session is gone. */
export function signOut(site: Site, visit: Visit): void {
  if (visit.session !== null) site.store.remove(visit.session.key)
  visit.session = null
}
