import type { UserShare } from '../../contract/kill.ts'
import type { Session } from '../../contract/session.ts'
import { idleMs, stateOf } from './state.ts'
import { byUser } from './users.ts'

/**
 * What killing `chosen` means for each user of a site with these live sessions. Most sessions first, then by
 * name. A console's own session keeps no user at work, and ends with its console. So it does not count.
 */
export function userShares(
  chosen: readonly Session[],
  live: readonly Session[],
  now: number,
  danglingAfterMs: number,
): UserShare[] {
  const chosenRefs = new Set(chosen.map((session) => session.ref))
  const liveByUser = byUser(live)
  const shares = [...byUser(chosen)].map(([user, sessions]): UserShare => {
    const kept = (liveByUser.get(user) ?? [])
      .filter((session) => !chosenRefs.has(session.ref))
      .map((session) => stateOf(session, now, danglingAfterMs))
      .filter((state) => state !== 'own')
    const idle = sessions.flatMap((session) => idleMs(session, now) ?? []).map((ms) => Math.floor(ms / 1000))
    return {
      user,
      count: sessions.length,
      keeps: kept.length,
      keepsActive: kept.filter((state) => state === 'active').length,
      idleFromSeconds: idle.length === 0 ? null : minimum(idle),
      idleToSeconds: idle.length === 0 ? null : maximum(idle),
    }
  })
  return shares.sort((a, b) => b.count - a.count || ((a.user ?? '') < (b.user ?? '') ? -1 : 1))
}

// Not Math.min(...numbers), because a hundred thousand arguments overflow the stack.
const minimum = (numbers: readonly number[]): number =>
  numbers.reduce((least, each) => (each < least ? each : least))
const maximum = (numbers: readonly number[]): number =>
  numbers.reduce((most, each) => (each > most ? each : most))
