import type { Session } from '../../contract/session.ts'

/** Sessions by user. Anonymous ones are under null. Keeps the order within each user. */
export function byUser(sessions: readonly Session[]): Map<string | null, Session[]> {
  const groups = new Map<string | null, Session[]>()
  for (const session of sessions) {
    const group = groups.get(session.user)
    if (group) group.push(session)
    else groups.set(session.user, [session])
  }
  return groups
}

/** Most recently active first. A console's own session counts as just used. Unknown activity comes last. */
export function byNewestActivity(a: Session, b: Session): number {
  return newestOf(b) - newestOf(a) || (a.ref < b.ref ? -1 : 1)
}

function newestOf(session: Session): number {
  if (session.own || session.ownElsewhere) return Number.MAX_SAFE_INTEGER
  return session.lastActivity ?? -1
}

/**
 * For each session, how many of the given sessions of the same user were used more recently. Anonymous
 * sessions have no user, so they have none.
 */
export function newerSessionCounts(live: readonly Session[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [user, group] of byUser(live)) {
    if (user === null) continue
    const newestFirst = [...group].sort(byNewestActivity)
    for (const [position, session] of newestFirst.entries()) counts.set(session.ref, position)
  }
  return counts
}
