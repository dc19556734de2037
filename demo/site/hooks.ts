import { newSessionKey } from '../wire/cookies.ts'
import { ghostUserId } from './seed.ts'
import type { Site } from './site.ts'
import { cookieAgeMs } from './site.ts'
import type { Flaw, SessionRow } from './store.ts'

/** A session as the database has it. `user` is null for anonymous sessions and for ghosts. Times in ms. */
export interface DemoSessionRow {
  key: string
  user: string | null
  expire: number
  lastActivity: number | null
  ip: string | null
  /** Its user has been deleted. */
  ghost: boolean
  flaw: Flaw | null
}

/** The facts of a session to be added. Missing: luc's, used a minute ago, from 10.0.0.9. */
export interface NewSession {
  key?: string
  /** A user's name, null for an anonymous session, 'ghost' for one of a deleted user. */
  user?: string | null
  /** For how long it has been idle. Null = never used since sign-in. */
  idleMs?: number | null
  /**
   * When it expires, from now on. Below 0 = expired. By default as long after its last use as the site says.
   */
  expiresInMs?: number
  ip?: string | null
  flaw?: Flaw | null
}

export function sessionRows(site: Site): DemoSessionRow[] {
  const rows = site.store.all().map(({ userId, ...row }) => {
    const user = userId === null ? null : (site.users.byId(userId)?.username ?? null)
    return { ...row, user, ghost: userId !== null && user === null }
  })
  return rows.sort((a, b) => (b.lastActivity ?? 0) - (a.lastActivity ?? 0))
}

export function addSession(site: Site, wanted: NewSession): string {
  const now = site.clock.now()
  const userId = userIdOf(site, wanted.user === undefined ? 'luc' : wanted.user)
  const usualIdle = userId === null ? null : 60_000
  const idle = wanted.idleMs === undefined ? usualIdle : wanted.idleMs
  const usualIp = idle === null ? null : '10.0.0.9'
  const row: SessionRow = {
    key: wanted.key ?? newSessionKey(),
    userId,
    expire:
      wanted.expiresInMs === undefined ? now - (idle ?? 0) + cookieAgeMs(site) : now + wanted.expiresInMs,
    lastActivity: idle === null ? null : now - idle,
    ip: wanted.ip === undefined ? usualIp : wanted.ip,
    flaw: wanted.flaw ?? null,
  }
  site.store.insert(row)
  return row.key
}

export function touchSession(site: Site, key: string): void {
  const row = site.store.get(key)
  if (row === null) return
  const now = site.clock.now()
  site.store.update({ ...row, lastActivity: now, ip: row.ip ?? '10.0.0.9', expire: now + cookieAgeMs(site) })
}

function userIdOf(site: Site, name: string | null): number | null {
  if (name === null) return null
  if (name === 'ghost') return ghostUserId
  const user = site.users.byName(name)
  if (!user) throw new Error(`the demo site has no user ${name}`)
  return user.id
}
