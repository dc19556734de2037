import type { Failure, FailureKind } from './failure.ts'
import type { Reason, SessionState } from './session.ts'
import type { KillBy } from './site.ts'

export interface PlannedKill {
  readonly ref: string
  readonly keyPrefix: string
  readonly user: string | null
  readonly state: SessionState
  readonly reasons: readonly Reason[]
}

/** Why a session that was asked for is not killed. */
export type SparedReason =
  'own' | 'expired' | 'becameActive' | 'changed' | 'exempt' | 'newest' | 'cancelled' | 'notListed'

/** What a plan means for one user. */
export interface UserShare {
  /** Null: anonymous sessions. */
  readonly user: string | null
  readonly count: number
  /** Live sessions that the user keeps. */
  readonly keeps: number
  /** Of the keeps, those active (or own). */
  readonly keepsActive: number
  /** Seconds; null where no victim's activity is known. */
  readonly idleFromSeconds: number | null
  readonly idleToSeconds: number | null
}

/** What a site manager should know before saying yes. */
export type KillWarning =
  | { readonly code: 'active'; readonly count: number }
  | { readonly code: 'unknown'; readonly count: number }
  | { readonly code: 'onlySessions'; readonly users: readonly string[] }
  | { readonly code: 'moreThanHalf'; readonly live: number }
  | { readonly code: 'cannotEnd'; readonly count: number }

/** An explicit, frozen set of sessions to kill, previewed before anything is sent. */
export interface KillPlan {
  readonly planId: string
  readonly siteId: string
  readonly siteName: string
  readonly killBy: KillBy | null
  /** By this machine's clock, milliseconds. */
  readonly madeAt: number
  readonly victims: readonly PlannedKill[]
  readonly leftOut: readonly { readonly ref: string; readonly reason: SparedReason }[]
  /** Most sessions first. */
  readonly byUser: readonly UserShare[]
  readonly warnings: readonly KillWarning[]
  /** The number of victims has to be typed before the plan may be started (50 or more, or over half of the site). */
  readonly typeNumber: boolean
}

export type Outcome = 'killed' | 'alreadyGone' | 'spared' | 'refused' | 'failed' | 'unknown'

export interface SessionOutcome {
  readonly ref: string
  readonly keyPrefix: string
  readonly user: string | null
  readonly outcome: Outcome
  /** Of spared: why; of refused, failed, unknown: the failure's kind. */
  readonly reason: SparedReason | FailureKind | null
}

export type OutcomeCounts = Readonly<Record<Outcome, number>>

/** checking: the list right before; running: requests are sent; verifying: the list after. */
export type KillPhase = 'checking' | 'running' | 'verifying' | 'done'

export interface KillRun {
  readonly runId: string
  readonly planId: string
  readonly siteId: string
  readonly siteName: string
  readonly killBy: KillBy | null
  readonly phase: KillPhase
  readonly planned: number
  /** Requests sent so far. A session is *sent* until a list confirms it. */
  readonly sent: number
  readonly startedAt: number
  readonly endedAt: number | null
  readonly cancelled: boolean
  /** What stopped the run, if anything did. */
  readonly failure: Failure | null
  /** Settled outcomes so far. */
  readonly outcomes: OutcomeCounts
  /** One for each planned session; only when the phase is done. */
  readonly results: readonly SessionOutcome[]
}
