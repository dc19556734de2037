import type { Session, SessionState } from '../../contract/session.ts'
import { stateOf, stateUntil } from '../../core/domain/state.ts'

/** A session, and how the domain judges it. The same object as long as the state is the same. */
export interface Judged {
  readonly session: Session
  readonly state: SessionState
}

/** A judgement, and the time in which it holds: `from` belongs to it, `until` does not. Milliseconds. */
interface Held<T> {
  readonly judged: T
  readonly danglingAfterMs: number
  readonly from: number
  readonly until: number
}

const lists = new WeakMap<readonly Session[], Held<readonly Judged[]>>()
const sessionsHeld = new WeakMap<Session, Held<Judged>>()

const holds = (held: Held<unknown>, now: number, danglingAfterMs: number): boolean =>
  held.danglingAfterMs === danglingAfterMs && held.from <= now && now < held.until

/**
 * Each session judged once. A session is judged again only when time passes one of its boundaries, and a list
 * without such a session stays the same list. So a table need not sort again what has not changed.
 * @param now the site's, milliseconds
 */
export function judgeAll(
  sessions: readonly Session[],
  now: number,
  danglingAfterMs: number,
): readonly Judged[] {
  const known = lists.get(sessions)
  if (known && holds(known, now, danglingAfterMs)) return known.judged
  let from = -Infinity
  let until = Infinity
  const judged = sessions.map((session) => {
    const held = judgeOne(session, now, danglingAfterMs)
    from = Math.max(from, held.from)
    until = Math.min(until, held.until)
    return held.judged
  })
  lists.set(sessions, { judged, danglingAfterMs, from, until })
  return judged
}

function judgeOne(session: Session, now: number, danglingAfterMs: number): Held<Judged> {
  const known = sessionsHeld.get(session)
  if (known && holds(known, now, danglingAfterMs)) return known
  const state = stateOf(session, now, danglingAfterMs)
  const judged = known?.judged.state === state ? known.judged : { session, state }
  const held = { judged, danglingAfterMs, from: now, until: stateUntil(session, now, danglingAfterMs) }
  sessionsHeld.set(session, held)
  return held
}
