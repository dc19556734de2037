import type { Session } from '../../../contract/session.ts'
import { isExpired } from '../state.ts'
import type { UserSessions } from './conditions.ts'

/**
 * The user with most live sessions. Anonymous sessions belong to nobody. Null: no session has a user.
 * @param now the site's, milliseconds
 */
export function mostSessions(sessions: readonly Session[], now: number): UserSessions | null {
  const byUser = new Map<string, number>()
  let most: UserSessions | null = null
  for (const session of sessions) {
    const { user } = session
    if (user === null || isExpired(session, now)) continue
    const count = (byUser.get(user) ?? 0) + 1
    byUser.set(user, count)
    if (most === null || count > most.count) most = { user, count }
  }
  return most
}
