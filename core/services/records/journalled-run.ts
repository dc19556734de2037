import { succeed, type Result } from '../../../contract/failure.ts'
import type { EndsBy, InterruptedRun } from '../../../contract/kill.ts'
import type { KillRule } from '../../../contract/rule.ts'
import type { ActivityUnknown, SessionState } from '../../../contract/session.ts'
import { countOutcomes } from '../../domain/outcome-counts.ts'
import { digestOf, type JournalKeys } from './journal-key.ts'
import type { ReadJournal, Settled } from './journal-lines.ts'

/** An interrupted run, as its journal describes it. */
export interface JournalledRun extends Omit<InterruptedRun, 'siteId'> {
  /** As noted then, like the site's name. */
  readonly siteId: string
  /** Of a selection: a rule that has no refs here, and so chooses nothing. */
  readonly rule: KillRule
  /** In the plan's order. */
  readonly victims: readonly JournalledVictim[]
  /**
   * The victims among these sessions, by ref. Fails with `storage` if the keychain does not return the key of
   * the digests.
   */
  match(refs: readonly string[]): Promise<Result<ReadonlyMap<string, JournalledVictim>>>
}

export interface JournalledVictim {
  /** HMAC-SHA256 over the ref, keyed. Its first 32 hex digits. */
  readonly digest: string
  readonly user: string | null
  /** In the preview, like the three times, which the guard needs. */
  readonly state: SessionState
  readonly endsBy: EndsBy
  readonly lastActivity: number | null
  readonly activityUnknown: ActivityUnknown | null
  readonly expiresAt: number | null
  /** Null: not settled. */
  readonly settled: Settled | null
  /** Its request may have been sent before the crash. */
  readonly mayBeSent: boolean
}

export function journalledRun(run: Extract<ReadJournal, { kind: 'run' }>, keys: JournalKeys): JournalledRun {
  const { runId, siteId, siteName, url, account, startedAt, rule } = run.plan
  const victims = run.plan.victims.map((victim, place): JournalledVictim => ({
    ...victim,
    settled: run.settled.get(place) ?? null,
    mayBeSent: place < run.mayBeSentTo,
  }))
  const byDigest = new Map(victims.map((victim) => [victim.digest, victim]))
  return {
    runId,
    siteId,
    siteName,
    url,
    account,
    startedAt,
    rule,
    victims,
    planned: victims.length,
    outcomes: countOutcomes(run.settled.values()),
    async match(refs) {
      const key = await keys.find(run.plan.key)
      if (!key.ok) return key
      const matched = new Map<string, JournalledVictim>()
      for (const ref of refs) {
        const victim = byDigest.get(digestOf(key.value, ref))
        if (victim) matched.set(ref, victim)
      }
      return succeed(matched)
    },
  }
}
