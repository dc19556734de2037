import type { Failure, FailureKind } from './failure.ts'
import type { Reason, SessionState } from './session.ts'
import type { KillRule } from './rule.ts'
import type { KillBy } from './site.ts'

/**
 * How a session can be ended, as far as is known: as the others of its site; only by signing in over it (ExtJS 26.10:
 * anonymous ones and ghosts); or not at all from here.
 */
export type EndsBy = 'usual' | 'signInOver' | 'cannot'

export interface PlannedKill {
  readonly ref: string
  readonly keyPrefix: string
  readonly user: string | null
  readonly state: SessionState
  readonly reasons: readonly Reason[]
  readonly endsBy: EndsBy
}

/**
 * Why a session that was asked for is not killed. unknownActivity: a rule leaves it out because nothing tells that nobody
 * works with it.
 */
export type SparedReason =
  | 'own'
  | 'expired'
  | 'becameActive'
  | 'changed'
  | 'exempt'
  | 'newest'
  | 'unknownActivity'
  | 'cancelled'
  | 'notListed'

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
  /** Own sessions of other windows or terminals that may be running: only where they were named. */
  | { readonly code: 'ownElsewhere'; readonly count: number }
  | { readonly code: 'onlySessions'; readonly users: readonly string[] }
  | { readonly code: 'moreThanHalf'; readonly live: number }
  /** Sessions of the account that the console signs in with, which is an administrator's. */
  | { readonly code: 'administrator'; readonly users: readonly string[] }
  /** Of these, `bySigningIn` could be ended by signing in over them, which has to be asked for. */
  | { readonly code: 'cannotEnd'; readonly count: number; readonly bySigningIn: number }
  | { readonly code: 'signInOver'; readonly count: number }
  /** Room was to be made, and so many sessions fewer may be killed than that takes. */
  | { readonly code: 'notEnough'; readonly count: number }

/** An explicit, frozen set of sessions to kill, previewed before anything is sent. */
export interface KillPlan {
  readonly planId: string
  readonly siteId: string
  readonly siteName: string
  readonly killBy: KillBy | null
  /** By this machine's clock, milliseconds. */
  readonly madeAt: number
  readonly rule: KillRule
  readonly victims: readonly PlannedKill[]
  readonly leftOut: readonly { readonly ref: string; readonly reason: SparedReason }[]
  /** Most sessions first. */
  readonly byUser: readonly UserShare[]
  readonly warnings: readonly KillWarning[]
  /** The victims' last activities, milliseconds, UTC; null where none is known. */
  readonly oldestActivity: number | null
  readonly youngestActivity: number | null
  /** The run that it goes on with, after a crash; null: a new one. */
  readonly resumes: ResumedRun | null
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
  /**
   * Of killed: our request was sent and the session is gone, but somebody else was ending planned ones at the same time, so
   * nobody can tell whose request it was. Left out: ours, as far as can be known.
   */
  readonly perhapsByAnother?: true
}

export type OutcomeCounts = Readonly<Record<Outcome, number>>

/** A run that ended without its end being noted: the console crashed, or was killed. Its journal is all that is left. */
export interface InterruptedRun {
  readonly runId: string
  /** Null: its site is none of this console's any more. */
  readonly siteId: string | null
  readonly siteName: string
  readonly url: string
  readonly account: string
  readonly startedAt: number
  readonly planned: number
  /** Of those settled before the crash, as far as it was noted. */
  readonly outcomes: OutcomeCounts
}

/** An interrupted run held against a fresh list: `outcomes` count what is settled by now. */
export interface ResumedRun extends InterruptedRun {
  /** One for each session that is not left; by its digest in the journal where it is not listed any more. */
  readonly settled: readonly SessionOutcome[]
}

/**
 * countdown: nothing is sent yet; checking: the list right before; running: requests are sent; verifying: the list after.
 */
export type KillPhase = 'countdown' | 'checking' | 'running' | 'verifying' | 'done'

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
  /** Until then it waits: the countdown, or what the site asked for (Retry-After). Milliseconds. */
  readonly waitsUntil: number | null
  readonly paused: boolean
  /** The site's answers take over three times as long as at the start, so it is given time between them. */
  readonly slowedDown: boolean
  /** Requests a second, lately; null: too early to say. */
  readonly rate: number | null
  readonly secondsLeft: number | null
  /** What stopped the run, if anything did. */
  readonly failure: Failure | null
  /** The audit log that the run is noted in does not verify: lines were changed or removed. Nothing is stopped by that. */
  readonly auditDamaged: boolean
  /** Settled outcomes so far. */
  readonly outcomes: OutcomeCounts
  /** One for each planned session; only when the phase is done. */
  readonly results: readonly SessionOutcome[]
  /** Users who signed in again within ten minutes of being killed, so far; null: none was killed, or it is not done. */
  readonly cameBack: CameBack | null
}

/** The figure of regret. */
export interface CameBack {
  readonly users: number
  /** Users with a killed session. */
  readonly of: number
  /** Until then it is looked, milliseconds. */
  readonly until: number
}
