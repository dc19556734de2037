import type { KillRun } from '../../contract/kill.ts'
import type { Session } from '../../contract/session.ts'
import { createQuickClock } from './fake-clock.ts'
import { createTestKills, type TestKills } from './kills.ts'
import { day, monday, session } from './sessions.ts'
import { watchedAt, type Watched } from './watched.ts'

export const idle = (days: number, user = 'luc') => session({ user, lastActivity: monday - days * day })
export const quick = () => createQuickClock(monday)
type At = Watched<ReturnType<typeof quick>> & { readonly kills: TestKills }

/** A site on a clock that makes nobody wait, with everything that kills its sessions. */
export async function killable(sessions: Session[]): Promise<At> {
  const clock = quick()
  return { ...(await watchedAt(clock, sessions)), kills: createTestKills(clock) }
}

/** Previews all given refs, starts, and returns the run when it is done. */
export function kill(
  { site, kills }: At,
  refs: string[],
  during?: (run: KillRun, cancel: () => void) => void,
): Promise<KillRun> {
  kills.during = (run, runs) => during?.(run, () => runs.cancel(run.runId))
  return kills.kill(site, { refs })
}

export const outcomesOf = (run: KillRun) =>
  run.results.map((each) => `${each.outcome}${each.reason ? ` ${each.reason}` : ''}`)
