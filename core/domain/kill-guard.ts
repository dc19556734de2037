import { assertNever } from '../../contract/assert-never.ts'
import type { Session, SessionState } from '../../contract/session.ts'
import { idleMs, isExpired, stateOf } from './state.ts'

/** go: kill it. gone: it ended already. The others: spare it, for this reason. */
export type Verdict = 'go' | 'gone' | 'own' | 'becameActive' | 'changed'

/** A session as it was when it was planned, or as a journal holds it. */
export type Planned = Pick<
  Session,
  'user' | 'lastActivity' | 'activityUnknown' | 'expiresAt' | 'ownElsewhere' | 'unreadTimes'
> & {
  readonly state: SessionState
}

/**
 * Compares a victim, as it was in the preview, with the site's present list. A session that was used since is
 * spared. A session that was active when the user chose it, and was chosen as active, is not, while the rule
 * still fits.
 * @param then the session as planned
 * @param fresh the same session in the new list. Undefined: it is no longer listed
 * @param now the site's time, milliseconds
 * @param idleAtLeastMs what the rule asked for. Undefined: no idle time
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
  // A session of another console is killed only if the user named it as such.
  if (fresh.ownElsewhere && !then.ownElsewhere) return 'own'
  if (fresh.user !== then.user) return 'changed'
  switch (then.state) {
    case 'active':
      return idleAtLeastMs === undefined ? 'go' : stillIdle(fresh, now, idleAtLeastMs)
    case 'unknown':
      // Its activity was unknown when it was chosen, and now it is known to be in use.
      if (stateOf(fresh, now, danglingAfterMs) === 'active') return 'becameActive'
      if (usedSince(then, fresh)) return 'becameActive'
      return hasOtherTimes(then, fresh) ? 'changed' : 'go'
    case 'dangling':
      if (usedSince(then, fresh)) return 'becameActive'
      // It was not used, and yet this list does not call it dangling. Its times can no longer be read, or the
      // clock by which it was judged was wrong.
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

/**
 * Whether the guard lets a session of this state be killed though somebody uses it: the user chose it as one
 * in use, and by no idle time.
 */
export function endsInUse(state: SessionState, idleAtLeastMs?: number): boolean {
  return state === 'own' || (state === 'active' && idleAtLeastMs === undefined)
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

/** A later activity or expiry shows a use. Lino saves both together. */
function usedSince(then: Planned, fresh: Session): boolean {
  if (fresh.lastActivity !== null) {
    if (then.lastActivity === null) return then.activityUnknown === 'neverUsed' || savedSince(then, fresh)
    if (fresh.lastActivity > then.lastActivity) return true
  }
  return savedSince(then, fresh)
}

/** Nobody can read the times, yet the site writes others now. A journal does not hold the earlier ones. */
function hasOtherTimes(then: Planned, fresh: Session): boolean {
  const [before, now] = [then.unreadTimes, fresh.unreadTimes]
  return before !== undefined && now !== undefined && before !== now
}

function savedSince(then: Planned, fresh: Session): boolean {
  return then.expiresAt !== null && fresh.expiresAt !== null && fresh.expiresAt > then.expiresAt
}
