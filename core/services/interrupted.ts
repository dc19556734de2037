import { fail, type Result } from '../../contract/failure.ts'
import type { InterruptedRun, KillPlan, SessionOutcome } from '../../contract/kill.ts'
import { countOutcomes } from '../domain/outcome-counts.ts'
import type { Clock } from '../ports.ts'
import type { Audit } from './audit.ts'
import type { Exemptions } from './exemptions.ts'
import { heldAgainst } from './interrupted-left.ts'
import type { JournalledRun, Journals } from './journals.ts'
import type { Previews } from './previews.ts'
import { createRunRecords } from './run-records.ts'
import type { WatchedSite } from './watched-site.ts'

/** Runs whose console has crashed: what is left of them is gone on with, or given up. */
export interface Interrupted {
  /** Oldest first; the notices name journals that could not be understood. */
  list(): Promise<{
    readonly runs: readonly InterruptedRun[]
    readonly notices: readonly string[]
    /** Why there may be others, a sentence. */
    readonly unread?: string
  }>
  /**
   * Holds the journal against a fresh list: a plan of what is left, and of each other session what became of it. Where nothing
   * is left the run is ended, and the plan is empty.
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
  readonly sites: () => readonly WatchedSite[]
}

export function createInterrupted(ports: InterruptedWith): Interrupted {
  const { journals, previews, exemptions, audit, clock, sites } = ports
  /** A one-off has another id in each run of the console, so a site is known by its address and account. */
  const siteOf = ({ url, account }: JournalledRun): WatchedSite | undefined =>
    sites().find(({ record }) => record.url === url && record.user === account)

  function told(run: JournalledRun): InterruptedRun {
    const { runId, siteName, url, account, startedAt, planned, outcomes } = run
    const site = siteOf(run)
    const place = { siteId: site?.siteId ?? null, siteName: site?.record.name ?? siteName, url, account }
    return { runId, ...place, startedAt, planned, outcomes }
  }

  async function preview(runId: string): Promise<Result<KillPlan>> {
    const run = (await journals.interrupted()).runs.find((each) => each.runId === runId)
    if (!run) return fail('usage', 'This kill is not interrupted any more: it was gone on with, or dropped.')
    const site = siteOf(run)
    if (!site) {
      return fail('usage', `${run.siteName} is none of your sites any more. Add it again, or drop this kill.`)
    }
    if (site.killing) return fail('usage', 'Sessions of this site are being killed already.')
    const read = await site.read()
    if (!read.ok) return read
    const matched = await run.match(read.value.map(({ ref }) => ref))
    if (!matched.ok) return matched
    const exempt = await exemptions.ofSite(site.siteId).look()
    if (!exempt.ok) return exempt
    const { left, earlier } = heldAgainst(
      run,
      matched.value,
      read.value,
      site.now(),
      site.record.danglingAfterMs,
      exempt.value,
    )
    const outcomes = countOutcomes(earlier)
    const { signInOver, idleAtLeastMs } = run.rule
    const rule = {
      refs: left,
      ...(signInOver && { signInOver }),
      ...(idleAtLeastMs !== undefined && { idleAtLeastMs }),
    }
    const resumed = { run: { ...told(run), outcomes }, earlier, listed: read.value }
    const plan = await previews.preview(site, rule, { resumed })
    if (!plan.ok || left.length > 0) return plan
    const ended = await finish(plan.value, earlier, site)
    return ended.ok ? plan : ended
  }

  /** Nothing is left to be sent, so there is nothing to be confirmed. */
  async function finish(
    plan: KillPlan,
    earlier: readonly SessionOutcome[],
    site: WatchedSite,
  ): Promise<Result<null>> {
    const runId = plan.resumes?.runId ?? ''
    const { record } = site
    const records = createRunRecords({
      ...{ runId, plan, previewed: new Map(), earlier, record, audit, journals, clock },
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
      return { runs: runs.map(told), ...rest }
    },
    preview,
    async drop(runId) {
      const dropped = await journals.drop(runId)
      if (!dropped.ok) return dropped
      const { siteName, url, account, victims } = dropped.value
      const left = victims.filter(({ settled }) => settled === null).length
      return audit.note({ kind: 'killDropped', runId, left }, { name: siteName, url, account })
    },
  }
}
