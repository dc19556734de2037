import type { AuditEntry, AuditEvent, AuditLog, AuditVerification } from '../../../contract/audit.ts'
import type { ConsoleCalls, ConsoleEvent } from '../../../contract/console-api.ts'
import { type Result, succeed } from '../../../contract/failure.ts'
import type { Exemption } from '../../../contract/exemption.ts'
import type { KillRun } from '../../../contract/kill.ts'
import type { Session } from '../../../contract/session.ts'
import type { SiteState } from '../../../contract/site.ts'

/** Exemptions and the audit log. */
export class FakeRecords {
  exemptions: readonly Exemption[] = []
  entries: readonly AuditEntry[] = []
  verification: AuditVerification = { ok: true, problems: [], head: 'checked' }
  readonly #emit: (event: ConsoleEvent) => void
  #count = 0

  constructor(emit: (event: ConsoleEvent) => void) {
    this.#emit = emit
  }

  isExempt(session: Session, siteId: string): boolean {
    const value = { user: session.user, ip: session.ip, session: session.ref }
    return this.exemptions.some(
      (each) => (each.siteId === null || each.siteId === siteId) && value[each.kind] === each.value,
    )
  }

  add(wanted: ConsoleCalls['addExemption']['args']): Result<Exemption> {
    this.#count += 1
    const exemption = { ...wanted, exemptionId: `exempt${String(this.#count)}`, at: Date.now() }
    this.#set([...this.exemptions, exemption])
    this.note({ kind: 'exempted', exempt: wanted.kind, value: wanted.value }, null)
    return succeed(exemption)
  }

  remove(exemptionId: string): Result<null> {
    this.#set(this.exemptions.filter((each) => each.exemptionId !== exemptionId))
    return succeed(null)
  }

  read(): Result<AuditLog> {
    return succeed({ entries: this.entries, verification: this.verification })
  }

  noteEnded(site: SiteState, run: KillRun): void {
    const { runId, planned, outcomes, cancelled } = run
    const killed = new Map<string | null, number>()
    for (const { user, outcome } of run.results) {
      if (outcome === 'killed') killed.set(user, (killed.get(user) ?? 0) + 1)
    }
    const users = [...killed].map(([user, count]) => ({ user, killed: count }))
    this.note(
      { kind: 'killEnded', runId, planned, outcomes, users, cancelled, failure: run.failure?.kind ?? null },
      site,
    )
  }

  note(event: AuditEvent, site: SiteState | null, at = Date.now()): void {
    const seq = this.entries.length + 1
    const hash = String(seq).padStart(64, '0')
    const entry: AuditEntry = {
      seq,
      at,
      osUser: 'anna',
      host: 'browser',
      site: site && { name: site.name, url: site.url, account: site.user },
      event,
      previous: String(seq - 1).padStart(64, '0'),
      hash,
    }
    this.entries = [...this.entries, entry]
  }

  #set(exemptions: readonly Exemption[]): void {
    this.exemptions = exemptions
    this.#emit({ type: 'exemptions', exemptions })
  }
}
