import { fail, succeed, type Result } from '../../../contract/failure.ts'
import type { InterruptedRun, KillPlan, SessionOutcome } from '../../../contract/kill.ts'
import type { KillRule } from '../../../contract/rule.ts'
import type { Session } from '../../../contract/session.ts'
import { makeKillPlan } from '../../domain/kill-plan.ts'
import type { Clock } from '../../ports.ts'
import type { Exemptions } from '../exemptions/exemptions.ts'
import type { WatchedSite } from '../sites/watched-site.ts'

/** A plan that was shown, with everything that its run needs. */
export interface Previewed {
  readonly plan: KillPlan
  readonly site: WatchedSite
  /** The victims as they were then. */
  readonly sessions: ReadonlyMap<string, Session>
  /** Of the interrupted run that it resumes: what is settled already. */
  readonly earlier: readonly SessionOutcome[]
}

/** Plans that were previewed. Each may start once, and none is kept for ever. */
export interface Previews {
  preview(
    site: WatchedSite,
    rule: KillRule,
    more?: {
      /** `listed`: the list that the run was compared with. A later list may show somebody at work. */
      readonly resumed?: {
        readonly run: InterruptedRun
        readonly earlier: readonly SessionOutcome[]
        readonly listed: readonly Session[]
      }
      /** The console closes right after the kill. */
      readonly leavesAfter?: boolean
    },
  ): Promise<Result<KillPlan>>
  get(planId: string): Result<Previewed>
  /** It cannot be started again. */
  forget(planId: string): void
}

export interface PreviewsWith {
  readonly clock: Clock
  readonly randomId: () => string
  readonly exemptions: Exemptions
  /** Users of that site whom the console knows to be administrators. */
  readonly administrators: (url: string) => ReadonlySet<string>
}

/** A window makes one each time it shows the dialog. A kill on many sites makes many. */
const mostPreviews = 500
/** One of 20,000 sessions takes 8 MB. */
const mostOfSite = 5

export function createPreviews({ clock, randomId, exemptions, administrators }: PreviewsWith): Previews {
  const previews = new Map<string, Previewed>()
  /** They are in the order in which they were made. */
  const forgetOldest = (some: readonly (readonly [string, Previewed])[], most: number): void => {
    for (const [planId] of some.slice(0, -most)) previews.delete(planId)
  }

  return {
    async preview(site, rule, { resumed, leavesAfter = false } = {}) {
      const exempt = await exemptions.ofSite(site.record).look()
      if (!exempt.ok) return exempt
      const sessions = resumed?.listed ?? site.list().sessions
      const plan = makeKillPlan({
        planId: randomId(),
        site: site.state(),
        sessions,
        rule,
        isExempt: exempt.value,
        ownLeaves: leavesAfter && !site.keepsSeat(),
        endsBy: site.endsBy,
        administrators: administrators(site.record.url),
        resumes: resumed ? { ...resumed.run, settled: resumed.earlier } : null,
        // Not by the clock of now: it may have been set since, and then it judges the list wrongly.
        now: site.lastList.siteTime,
        madeAt: clock.now(),
      })
      const chosen = new Set(plan.victims.map((victim) => victim.ref))
      const victims = sessions.filter(({ ref }) => chosen.has(ref)).map((each) => [each.ref, each] as const)
      previews.set(plan.planId, { plan, site, sessions: new Map(victims), earlier: resumed?.earlier ?? [] })
      forgetOldest([...previews], mostPreviews)
      forgetOldest(
        [...previews].filter(([, each]) => each.site === site),
        mostOfSite,
      )
      return succeed(plan)
    },
    get(planId) {
      const previewed = previews.get(planId)
      return previewed ? succeed(previewed) : fail('usage', 'planGone')
    },
    forget: (planId) => previews.delete(planId),
  }
}
