import { lookAlikes } from '../../core/domain/look-alikes.ts'
import type { Session } from '../../contract/session.ts'
import { useConsole } from './react.tsx'

const known = new WeakMap<readonly Session[], ReadonlySet<string>>()
const none: ReadonlySet<string> = new Set()

/** The users of a list whose name looks like another name of the list. Computed once for each list. */
export function lookAlikesOf(sessions: readonly Session[]): ReadonlySet<string> {
  let found = known.get(sessions)
  if (!found) {
    found = lookAlikes(sessions.map(({ user }) => user))
    known.set(sessions, found)
  }
  return found
}

export function useLookAlikes(siteId: string): ReadonlySet<string> {
  const sessions = useConsole((state) => state.lists[siteId]?.sessions)
  return sessions ? lookAlikesOf(sessions) : none
}
