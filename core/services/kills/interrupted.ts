import { fail, type Result } from '../../../contract/failure.ts'
import type { Notice } from '../../../contract/failure-causes.ts'
import type { InterruptedRun, KillPlan, SessionOutcome } from '../../../contract/kill.ts'
import { countOutcomes } from '../../domain/outcome-counts.ts'
import type { Clock } from '../../ports.ts'
import type { Audit } from '../records/audit.ts'
import type { Exemptions } from '../exemptions/exemptions.ts'
import { heldAgainst } from './interrupted-remaining.ts'
import type { JournalledRun, Journals } from '../records/journals.ts'
import type { Previews } from './previews.ts'
import { createRunRecords } from './run-records.ts'
import type { WatchedSite } from '../sites/watched-site.ts'

/** Runs whose console has crashed. The user resumes or drops them. */
export interface Interrupted {
  /** Oldest first, without the runs under way here. The notices name unintelligible journals. */
  list(): Promise<{
    readonly runs: readonly InterruptedRun[]
    readonly notices: readonly Notice[]
    /** Why there may be others: a failure of `storage`. */
    readonly unread?: Result<never>
  }>
  /**
   * Compares the journal with a fresh list. Returns a plan of the sessions that remain, and what became of
   * the others. If none remains, the run is ended and the plan is empty.
   */
  preview(runId: string): Promise<Result<KillPlan>>
  drop(runId: string): Promise<Result<null>>
}

export interface InterruptedWith {
  readonly journals: Journals
  readonly previews: Previews
  readonly exemptions: Exemptions
  readonly audit: Audit
  readonly clock: Clock
  /** Hides names that hold a secret, as the journal did. */
  readonly shown: <T>(value: T) => T
  readonly sites: () => readonly WatchedSite[]
  /** This console has resumed it. During the countdown its journal does not say so yet. */
  readonly isUnderWay: (runId: string) => boolean
}

export function createInterrupted(ports: InterruptedWith): Interrupted {
  const { journals, previews, exemptions, audit, clock, shown, sites, isUnderWay } = ports
  /** A one-off has a new id in each run of the console. So its address and account identify the site. */
  const siteOf = ({ url, account }: JournalledRun): WatchedSite | undefined =>
    sites().find(({ record }) => record.url === url && record.user === account)

  function describe(run: JournalledRun): InterruptedRun {
    const { runId, siteName, url, account, startedAt, planned, outcomes } = run
    const site = siteOf(run)
    const place = { siteId: site?.siteId ?? null, siteName: site?.record.name ?? siteName, url, account }
    return { runId, ...place, startedAt, planned, outcomes }
  }

  async function preview(runId: string): Promise<Result<KillPlan>> {
    if (isUnderWay(runId)) return fail('usage', 'killRunsAlready')
    const run = (await journals.interrupted()).runs.find((each) => each.runId === runId)
    if (!run) return fail('usage', 'notInterruptedAnyMore')
    const site = siteOf(run)
    if (!site) {
      return fail('usage', 'siteNotHereAnyMore', { site: run.siteName })
    }
    if (site.killing) return fail('usage', 'killUnderWay')
    const read = await site.read()
    if (!read.ok) return read
    const matched = await run.match(read.value.map(({ ref }) => ref))
    if (!matched.ok) return matched
    const exempt = await exemptions.ofSite(site.record).look()
    if (!exempt.ok) return exempt
    const { remaining, earlier } = heldAgainst(
      run,
      matched.value,
      read.value,
      site.lastList.siteTime,
      site.record.danglingAfterMs,
      exempt.value,
      shown,
    )
    const outcomes = countOutcomes(earlier)
    const { signInOver, idleAtLeastMs } = run.rule
    const rule = {
      refs: remaining,
      ...(signInOver && { signInOver }),
      ...(idleAtLeastMs !== undefined && { idleAtLeastMs }),
    }
    const resumed = { run: { ...describe(run), outcomes }, earlier, listed: read.value }
    const plan = await previews.preview(site, rule, { resumed })
    if (!plan.ok || remaining.length > 0) return plan
    const ended = await finish(plan.value, earlier, site)
    return ended.ok ? plan : ended
  }

  /** Nothing remains to be sent, so there is nothing to confirm. */
  async function finish(
    plan: KillPlan,
    earlier: readonly SessionOutcome[],
    site: WatchedSite,
  ): Promise<Result<null>> {
    const runId = plan.resumes?.runId ?? ''
    const { record } = site
    const records = createRunRecords({
      runId,
      plan,
      previewed: new Map(),
      earlier,
      record,
      audit,
      journals,
      clock,
    })
    const begun = await records.begin()
    if (!begun.ok) return begun
    const outcomes = countOutcomes(earlier)
    return records.end({
      planned: earlier.length,
      outcomes,
      results: earlier,
      cancelled: false,
      failure: null,
    })
  }

  return {
    async list() {
      const { runs, ...rest } = await journals.interrupted()
      return { runs: runs.filter((run) => !isUnderWay(run.runId)).map(describe), ...rest }
    },
    preview,
    async drop(runId) {
      if (isUnderWay(runId)) return fail('usage', 'killRunsAlready')
      const dropped = await journals.drop(runId)
      if (!dropped.ok) return dropped
      const { siteName, url, account, victims } = dropped.value
      const left = victims.filter(({ settled }) => settled === null).length
      return audit.note({ kind: 'killDropped', runId, left }, { name: siteName, url, account })
    },
  }
}
