import type { AuditEvent } from '../../../contract/audit.ts'
import { succeed, type Result } from '../../../contract/failure.ts'
import type { KillPlan, KillRun, SessionOutcome } from '../../../contract/kill.ts'
import type { Session } from '../../../contract/session.ts'
import type { Clock } from '../../ports.ts'
import type { Audit } from '../records/audit.ts'
import type { Journals, RunJournal } from '../records/journals.ts'
import type { SiteRecord } from '../sites/site-record.ts'

/** What a run leaves on the disk: its journal while it runs, and the audit log. */
export interface RunRecords {
  /**
   * Before anything is sent. When it resolves, the frozen plan and the user who started it are on the disk.
   */
  begin(): Promise<Result<null>>
  /** Resolves when the disk has noted that this victim may be sent. */
  mayBeSent(ref: string): Promise<Result<null>>
  settled(ref: string, outcome: SessionOutcome['outcome'], reason: SessionOutcome['reason']): void
  /** Cheap while nothing is due. */
  flush(): Promise<Result<null>>
  /**
   * Notes the end in the audit log, and then in the journal. If the audit log fails, the journal stays, and
   * the next console offers the run. A run that never began has no end to note.
   */
  end(run: EndedRun): Promise<Result<null>>
  /** The audit log does not verify. Known after `begin`. */
  readonly auditDamaged: boolean
}

type EndedRun = Pick<KillRun, 'planned' | 'outcomes' | 'results' | 'cancelled' | 'failure'>

export interface RecordsOf {
  readonly runId: string
  readonly plan: KillPlan
  /** The victims as they were in the preview. */
  readonly previewed: ReadonlyMap<string, Session>
  /** What is known of the interrupted run that the plan resumes. */
  readonly earlier: readonly SessionOutcome[]
  readonly record: SiteRecord
  readonly audit: Audit
  readonly journals: Journals
  readonly clock: Clock
}

export function createRunRecords(run: RecordsOf): RunRecords {
  const { runId, plan, earlier, record, audit, journals } = run
  const { name, url, user: account } = record
  const site = { name, url, account }
  let journal: RunJournal | null = null
  /** Its beginning is in the audit log. */
  let isNoted = false

  async function note(event: AuditEvent): Promise<Result<null>> {
    const noted = await audit.note(event, site)
    isNoted ||= noted.ok
    return noted
  }

  async function beginNew(): Promise<Result<RunJournal>> {
    const { rule, victims, leftOut } = plan
    const counted = { runId, rule, planned: victims.length, leftOut: leftOut.length }
    const noted = await note({ kind: 'killStarted', ...counted })
    if (!noted.ok) return noted
    const startedAt = run.clock.now()
    return journals.begin({ runId, plan, url, account, sessions: run.previewed, startedAt })
  }

  async function takeOver(): Promise<Result<RunJournal>> {
    const left = plan.victims.length
    const taken = await journals.takeOver(runId, () => note({ kind: 'killResumed', runId, left }))
    if (!taken.ok) return taken
    for (const { ref, outcome, reason } of earlier) taken.value.journal.settled(ref, outcome, reason)
    return succeed(taken.value.journal)
  }

  return {
    async begin() {
      const begun = await (plan.resumes ? takeOver() : beginNew())
      if (!begun.ok) return begun
      journal = begun.value
      return succeed(null)
    },
    mayBeSent: async (ref) => journal?.mayBeSent(ref) ?? succeed(null),
    settled: (ref, outcome, reason) => journal?.settled(ref, outcome, reason),
    flush: async () => journal?.flush() ?? succeed(null),
    async end({ planned, outcomes, results, cancelled, failure }) {
      if (!isNoted) return succeed(null)
      const users = killedByUser(results)
      const counted = { runId, planned, outcomes, users, cancelled, failure: failure?.kind ?? null }
      const noted = await note({ kind: 'killEnded', ...counted })
      // Then the outcomes are in the journal, and the next console offers to bring the run to its end.
      await (noted.ok ? journal?.end() : journal?.keep())
      return noted
    },
    get auditDamaged() {
      return audit.damaged
    },
  }
}

function killedByUser(results: readonly SessionOutcome[]): { user: string | null; killed: number }[] {
  const counts = new Map<string | null, number>()
  for (const { user, outcome } of results) {
    if (outcome === 'killed') counts.set(user, (counts.get(user) ?? 0) + 1)
  }
  return [...counts].map(([user, killed]) => ({ user, killed })).sort((a, b) => b.killed - a.killed)
}
