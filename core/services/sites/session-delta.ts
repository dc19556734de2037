import type { Session } from '../../../contract/session.ts'
import { eachInSlices } from '../../lino/slices.ts'

/**
 * What changed between two lists of one site. Null: nothing. Linear and in slices, so that 200,000 rows do
 * not block other work.
 */
export async function deltaOf(
  before: readonly Session[],
  after: readonly Session[],
): Promise<{ readonly changed: readonly Session[]; readonly removed: readonly string[] } | null> {
  const old = new Map<string, Session>()
  await eachInSlices(before, (session) => old.set(session.ref, session))
  const changed: Session[] = []
  await eachInSlices(after, (session) => {
    const previous = old.get(session.ref)
    old.delete(session.ref)
    if (!previous || !same(previous, session)) changed.push(session)
  })
  const removed = [...old.keys()]
  return changed.length === 0 && removed.length === 0 ? null : { changed, removed }
}

function same(a: Session, b: Session): boolean {
  return (
    a.user === b.user &&
    a.ip === b.ip &&
    a.lastActivity === b.lastActivity &&
    a.lastActivityFrom === b.lastActivityFrom &&
    a.activityUnknown === b.activityUnknown &&
    a.lastSaved === b.lastSaved &&
    a.expiresAt === b.expiresAt &&
    a.expiresFrom === b.expiresFrom &&
    a.unreadTimes === b.unreadTimes &&
    a.own === b.own &&
    a.ownElsewhere === b.ownElsewhere
  )
}
