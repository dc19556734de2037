import { assertNever } from '../../contract/assert-never.ts'
import type { Session, SessionState } from '../../contract/session.ts'
import { idleMs, isExpired, stateOf } from './state.ts'

/** go: kill it; gone: it ended by itself; the others: spare it, and say why. */
export type Verdict = 'go' | 'gone' | 'own' | 'becameActive' | 'changed'

/** A session as it was when it was planned, or as a journal kept it. */
export type Planned = Pick<
  Session,
  'user' | 'lastActivity' | 'activityUnknown' | 'expiresAt' | 'ownElsewhere'
> & {
  readonly state: SessionState
}

/**
 * Holds a victim, as it was when the plan was previewed, against the site's list of right now. Somebody who came
 * back since is spared; one who was active when chosen, was chosen as such, and is not, while the rule still fits.
 * @param then the session as planned
 * @param fresh the same session in the new list; undefined when it is not listed any more
 * @param now the site's time, milliseconds
 * @param idleAtLeastMs what the rule asked for; undefined: no idleness
 */
export function guard(
  then: Planned,
  fresh: Session | undefined,
  now: number,
  danglingAfterMs: number,
  idleAtLeastMs?: number,
): Verdict {
  if (!fresh) return 'gone'
  if (fresh.own) return 'own'
  if (isExpired(fresh, now)) return 'gone'
  // Of another console: only who was named as such.
  if (fresh.ownElsewhere && !then.ownElsewhere) return 'own'
  if (fresh.user !== then.user) return 'changed'
  switch (then.state) {
    case 'active':
      return idleAtLeastMs === undefined ? 'go' : stillIdle(fresh, now, idleAtLeastMs)
    case 'unknown':
      // Chosen without knowing, and now known to be working.
      if (stateOf(fresh, now, danglingAfterMs) === 'active') return 'becameActive'
      return usedSince(then, fresh) ? 'becameActive' : 'go'
    case 'dangling':
      if (usedSince(then, fresh)) return 'becameActive'
      // Not used, and yet no dangling one by this list: its times cannot be read any more, or the clock by which it was judged
      // was wrong.
      return stateOf(fresh, now, danglingAfterMs) === 'dangling' && isIdle(fresh, now, idleAtLeastMs)
        ? 'go'
        : 'changed'
    case 'own':
      return then.ownElsewhere ? 'go' : 'own'
    case 'expired':
      return 'changed'
    default:
      return assertNever(then.state)
  }
}

function stillIdle(fresh: Session, now: number, idleAtLeastMs: number): Verdict {
  const idle = idleMs(fresh, now)
  if (idle === null) return 'changed'
  return idle < idleAtLeastMs ? 'becameActive' : 'go'
}

function isIdle(session: Session, now: number, idleAtLeastMs = 0): boolean {
  const idle = idleMs(session, now)
  return idle !== null && idle >= idleAtLeastMs
}

/** A renewed activity or expiry shows a use: Lino saves both together. */
function usedSince(then: Planned, fresh: Session): boolean {
  if (fresh.lastActivity !== null) {
    if (then.lastActivity === null) return then.activityUnknown === 'neverUsed' || savedSince(then, fresh)
    if (fresh.lastActivity > then.lastActivity) return true
  }
  return savedSince(then, fresh)
}

function savedSince(then: Planned, fresh: Session): boolean {
  return then.expiresAt !== null && fresh.expiresAt !== null && fresh.expiresAt > then.expiresAt
}
