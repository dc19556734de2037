import type { FailureKind } from './failure.ts'
import type { ExemptionKind } from './exemption.ts'
import type { HostKind } from './host.ts'
import type { Outcome, OutcomeCounts } from './kill.ts'
import type { KillRule } from './rule.ts'

/** What was done. An event names users, but only counts sessions. It holds no ref and no key. */
export type AuditEvent =
  | {
      readonly kind: 'killStarted'
      readonly runId: string
      readonly rule: KillRule
      readonly planned: number
      readonly leftOut: number
    }
  | {
      readonly kind: 'killEnded'
      readonly runId: string
      readonly planned: number
      readonly outcomes: OutcomeCounts
      /** How many sessions of each user were killed, most first. Null: anonymous sessions. */
      readonly users: readonly { readonly user: string | null; readonly killed: number }[]
      readonly cancelled: boolean
      readonly failure: FailureKind | null
    }
  /** An interrupted run was resumed or dropped. */
  | { readonly kind: 'killResumed' | 'killDropped'; readonly runId: string; readonly left: number }
  | {
      readonly kind: 'cameBack'
      readonly runId: string
      readonly users: number
      readonly of: number
      /** How long the console watched, seconds. Less than ten minutes if the console quit before. */
      readonly watchedSeconds: number
    }
  | {
      readonly kind: 'exempted' | 'exemptionRemoved'
      readonly exempt: ExemptionKind
      readonly value: string
    }
  /** A session that hid the whole table was ended without a list. */
  | { readonly kind: 'brokenEnded'; readonly user: string | null; readonly outcome: Outcome }

/** One line of the audit log, chained to the one before it by its hash. */
export interface AuditEntry {
  /** 1 for the first. */
  readonly seq: number
  /** By this machine's clock, milliseconds. */
  readonly at: number
  /** The user of this machine's operating system. */
  readonly osUser: string
  readonly host: HostKind
  /** Null: the event concerns every site. */
  readonly site: { readonly name: string; readonly url: string; readonly account: string } | null
  readonly event: AuditEvent
  /** SHA-256, hex. `previous` is of the line before, and for the first line of nothing. */
  readonly previous: string
  readonly hash: string
}

/** A mistake in the log. `line` counts from 1. */
export interface AuditProblem {
  /**
   * edited: a line's hash is not its own. broken: a line does not follow the line before (lines were removed,
   * moved or added). truncated: lines that the keychain knows are missing at the end. replaced: the keychain
   * knows another line there. unreadable: the line is not one of ours.
   */
  readonly kind: 'edited' | 'broken' | 'truncated' | 'replaced' | 'unreadable'
  readonly line: number
}

export interface AuditVerification {
  readonly ok: boolean
  readonly problems: readonly AuditProblem[]
  /**
   * checked: the log ends with the line that the keychain knows. unchecked: there is no keychain, so the
   * console would not notice lines missing at the end.
   */
  readonly head: 'checked' | 'unchecked'
}

export interface AuditLog {
  /** Oldest first. An unreadable line is not here, but in the verification. */
  readonly entries: readonly AuditEntry[]
  readonly verification: AuditVerification
}
