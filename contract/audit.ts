import type { FailureKind } from './failure.ts'
import type { ExemptionKind } from './exemption.ts'
import type { HostKind } from './host.ts'
import type { Outcome, OutcomeCounts } from './kill.ts'
import type { KillRule } from './rule.ts'

/** What was done. Users by name, sessions only counted: no ref, no key. */
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
      /** Whose sessions were killed, most first; null: anonymous ones. */
      readonly users: readonly { readonly user: string | null; readonly killed: number }[]
      readonly cancelled: boolean
      readonly failure: FailureKind | null
    }
  /** An interrupted run went on, or was given up. */
  | { readonly kind: 'killResumed' | 'killDropped'; readonly runId: string; readonly left: number }
  | {
      readonly kind: 'cameBack'
      readonly runId: string
      readonly users: number
      readonly of: number
      /** How long was looked, seconds: less than ten minutes where the console was quit before. */
      readonly watchedSeconds: number
    }
  | {
      readonly kind: 'exempted' | 'exemptionRemoved'
      readonly exempt: ExemptionKind
      readonly value: string
    }
  /** One session that hid the whole table was ended without a list. */
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
  /** Null: what concerns every site. */
  readonly site: { readonly name: string; readonly url: string; readonly account: string } | null
  readonly event: AuditEvent
  /** SHA-256, hex: of the line before; of nothing for the first. */
  readonly previous: string
  readonly hash: string
}

/** What does not fit. `line` counts from 1. */
export interface AuditProblem {
  /**
   * edited: a line's hash is not its own; broken: it does not follow the one before (removed, moved or added lines);
   * truncated: lines that the keychain knows of are missing at the end; replaced: the keychain knows another line there;
   * unreadable: no line of ours.
   */
  readonly kind: 'edited' | 'broken' | 'truncated' | 'replaced' | 'unreadable'
  readonly line: number
}

export interface AuditVerification {
  readonly ok: boolean
  readonly problems: readonly AuditProblem[]
  /**
   * checked: the end is the one that the keychain knows; unchecked: there is no keychain, so lines missing at the end would
   * not be noticed.
   */
  readonly head: 'checked' | 'unchecked'
}

export interface AuditLog {
  /** Oldest first. Those that cannot be read are not in it, but in the verification. */
  readonly entries: readonly AuditEntry[]
  readonly verification: AuditVerification
}
