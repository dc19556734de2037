import type { Failure } from '../../../contract/failure.ts'
import type { KillPlan } from '../../../contract/kill.ts'
import type { Session } from '../../../contract/session.ts'
import { guard } from '../../domain/kill-guard.ts'
import type { SiteExemptions } from '../exemptions/exemptions.ts'
import type { Outcomes } from './kill-outcomes.ts'
import type { RunLists } from './run-lists.ts'
import type { WatchedSite } from '../sites/watched-site.ts'

export interface CheckOf {
  readonly plan: Pick<KillPlan, 'victims' | 'rule'>
  /** The victims as they were in the preview. */
  readonly previewed: ReadonlyMap<string, Session>
  readonly site: WatchedSite
  readonly outcomes: Outcomes
  readonly lists: RunLists
  /** Read with each list, because somebody may be exempted during a run. */
  readonly exempt: SiteExemptions
}

/**
 * A fresh list settles what was sent. It spares sessions that were used, have changed or were exempted after
 * the preview. Returns why the run has to stop. Null: it may continue.
 */
export async function checkRun({ plan, previewed, site, ...run }: CheckOf): Promise<Failure | null> {
  const { sessions, stop } = await run.lists.read()
  if (!sessions) return stop
  const { outcomes } = run
  const now = site.lastList.siteTime
  outcomes.settleByList(sessions, now)
  const fresh = new Map(sessions.map((session) => [session.ref, session]))
  const exempt = await run.exempt.look()
  if (!exempt.ok) return exempt.failure
  for (const { ref, state } of plan.victims) {
    if (!outcomes.isOpen(ref)) continue
    const then = previewed.get(ref)
    const session = fresh.get(ref)
    const verdict = then
      ? guard({ ...then, state }, session, now, site.record.danglingAfterMs, plan.rule.idleAtLeastMs)
      : 'changed'
    if (verdict === 'gone') outcomes.settle(ref, 'alreadyGone')
    else if (verdict !== 'go') outcomes.settle(ref, 'spared', verdict)
    else if (session && exempt.value(session)) outcomes.settle(ref, 'spared', 'exempt')
  }
  return stop
}
