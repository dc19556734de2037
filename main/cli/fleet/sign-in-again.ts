import type { FailureKind } from '../../../contract/failure.ts'
import type { SiteState } from '../../../contract/site.ts'
import { backOffMs } from '../../../core/domain/back-off.ts'
import { outOfViewMs } from '../../../core/domain/polling.ts'
import type { Work } from '../visit.ts'
import { signInToMany } from './sign-in-many.ts'

/** What passes without a person. Nothing was refused, so another sign-in brings no ban nearer. */
const passes: ReadonlySet<FailureKind> = new Set([
  ...(['unreachable', 'timedOut', 'serverBusy', 'limitReached', 'signedOut'] as const),
  ...(['unintelligible', 'notLino', 'redirected', 'certificate'] as const),
])

/** Whether only another sign-in would help this site. The console itself tries what it has planned. */
export function needsSignIn({ access, failure, nextReadAt }: SiteState): boolean {
  return access === 'signedOut' && nextReadAt === null && failure !== null && passes.has(failure.kind)
}

/** How often it is looked who is due. Milliseconds. */
const tickMs = 5000

interface Rest {
  readonly failures: number
  readonly until: number
}

/**
 * Signs in again to sites that were not reached, were full or have ended our session, with a longer rest
 * after each failure. Ends when the signal aborts.
 * @param states the present states of the watched sites
 */
export async function keepSigningIn(
  states: () => readonly SiteState[],
  work: Work,
  signal: AbortSignal,
  draw: () => number = Math.random,
): Promise<void> {
  const { clock } = work.world
  const rests = new Map<string, Rest>()
  const restAfter = (failures: number): Rest => ({
    failures,
    until: clock.now() + backOffMs(failures, outOfViewMs, draw()),
  })
  while (!signal.aborted) {
    const out = states().filter(needsSignIn)
    for (const siteId of rests.keys()) if (!out.some((site) => site.siteId === siteId)) rests.delete(siteId)
    for (const { siteId } of out) if (!rests.has(siteId)) rests.set(siteId, restAfter(1))
    const due = out.filter(({ siteId }) => (rests.get(siteId)?.until ?? Infinity) <= clock.now())
    for (const { siteId } of due) rests.set(siteId, restAfter((rests.get(siteId)?.failures ?? 0) + 1))
    if (due.length > 0) await signInToMany(due, work)
    await clock.wait(tickMs, signal)
  }
}
