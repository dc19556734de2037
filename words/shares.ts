import type { UserShare } from '../contract/kill.ts'
import { say, sayCount } from './say.ts'
import { durationRange } from './times.ts'

/** `idle 5 to 13 days`. Null where no activity is known. */
export function shareIdle({ idleFromSeconds, idleToSeconds }: UserShare): string | null {
  if (idleFromSeconds === null || idleToSeconds === null) return null
  return say('idle {time}', { time: durationRange(idleFromSeconds * 1000, idleToSeconds * 1000) })
}

/** What remains for a user. */
export function shareKeeps({ count, keeps, keepsActive }: UserShare): string {
  if (keeps === 0) return sayCount('their only session', 'their only sessions', { count })
  if (keepsActive === 0)
    return sayCount('keeps {count} session, not active', 'keeps {count} sessions, none active', {
      count: keeps,
    })
  if (keepsActive === keeps)
    return sayCount('keeps {count} active session', 'keeps {count} active sessions', { count: keeps })
  return sayCount('keeps {count} session, {active} active', 'keeps {count} sessions, {active} active', {
    count: keeps,
    active: keepsActive,
  })
}
