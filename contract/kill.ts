import type { Failure, FailureKind } from './failure.ts'
import type { Reason, SessionState } from './session.ts'
import type { KillRule } from './rule.ts'
import type { KillBy } from './site.ts'

/**
 * How a session can be ended, as far as the console knows: like the others of its site, only by signing in
 * over it (ExtJS 26.10: anonymous sessions and ghosts), or not at all from here.
 */
export type EndsBy = 'usual' | 'signInOver' | 'cannot'

export interface PlannedKill {
  readonly ref: string
  readonly keyPrefix: string
  readonly user: string | null
  readonly state: SessionState
  readonly reasons: readonly Reason[]
  readonly endsBy: EndsBy
  /** An earlier run of this console left it behind, for certain. So nobody works there. */
  readonly leftBehind?: true
}

/**
 * Why a requested session is not killed. unknownActivity: the rule leaves it out because nothing shows that
 * nobody works with it. unknownExpiry: ending it may make no room, because it may have expired.
 */
export type SparedReason =
  | 'own'
  | 'expired'
  | 'becameActive'
  | 'changed'
  | 'exempt'
  | 'newest'
  | 'unknownActivity'
  | 'unknownExpiry'
  | 'cancelled'
  | 'notListed'

/** What a plan means for one user. */
export interface UserShare {
  /** Null: anonymous sessions. */
  readonly user: string | null
  readonly count: number
  /** Live sessions that remain for the user, without a console's own. */
  readonly keeps: number
  /** Of the remaining sessions, the active ones. */
  readonly keepsActive: number
  /** Seconds. Null: no victim's activity is known. */
  readonly idleFromSeconds: number | null
  readonly idleToSeconds: number | null
}

/** What a site manager should know before saying yes. */
export type KillWarning =
  | { readonly code: 'active'; readonly count: number }
  | { readonly code: 'unknown'; readonly count: number }
  /** Left behind by an earlier run of this console. They are neither in `active` nor in `unknown`. */
  | { readonly code: 'leftBehind'; readonly count: number }
  /** Own sessions of other windows or terminals that may be running. Present only if the user named them. */
  | { readonly code: 'ownElsewhere'; readonly count: number }
  | { readonly code: 'onlySessions'; readonly users: readonly string[] }
  | { readonly code: 'moreThanHalf'; readonly live: number }
  /** Sessions of the account that the console signs in with. The account is an administrator's. */
  | { readonly code: 'administrator'; readonly users: readonly string[] }
  /** `bySigningIn` of these could be ended by signing in over them. The user has to ask for that. */
  | { readonly code: 'cannotEnd'; readonly count: number; readonly bySigningIn: number }
  | { readonly code: 'signInOver'; readonly count: number }
  /** Making room needs this number of kills more than the rule allows. */
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
  /** The victims' last activities, milliseconds, UTC. Null where none is known. */
  readonly oldestActivity: number | null
  readonly youngestActivity: number | null
  /** The interrupted run that this plan resumes. Null: a new run. */
  readonly resumes: ResumedRun | null
  /**
   * The user has to type the number of victims before the plan may start (50 or more, or over half of the
   * site).
   */
  readonly typeNumber: boolean
}

export type Outcome = 'killed' | 'alreadyGone' | 'spared' | 'refused' | 'failed' | 'unknown'

export interface SessionOutcome {
  readonly ref: string
  readonly keyPrefix: string
  readonly user: string | null
  readonly outcome: Outcome
  /** Of spared: the reason. Of refused, failed and unknown: the failure's kind. */
  readonly reason: SparedReason | FailureKind | null
  /**
   * Of killed: our request was sent and the session is gone. But somebody else was ending planned sessions at
   * the same time, so nobody can say whose request it was. Missing: ours, as far as the console knows.
   */
  readonly perhapsByAnother?: true
}

export type OutcomeCounts = Readonly<Record<Outcome, number>>

/** A run whose end was not noted, because the console crashed or was killed. Only its journal remains. */
export interface InterruptedRun {
  readonly runId: string
  /** Null: the console no longer has this site. */
  readonly siteId: string | null
  readonly siteName: string
  readonly url: string
  readonly account: string
  readonly startedAt: number
  readonly planned: number
  /** The outcomes that were settled and noted before the crash. */
  readonly outcomes: OutcomeCounts
}

/** An interrupted run, compared with a fresh list. `outcomes` counts what is settled now. */
export interface ResumedRun extends InterruptedRun {
  /**
   * One result for each session that needs no further request. A session that is no longer listed has its
   * digest from the journal.
   */
  readonly settled: readonly SessionOutcome[]
}

/**
 * countdown: nothing was sent yet. checking: the list right before. running: requests are sent. verifying:
 * the list after.
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
  /**
   * Requests sent so far, also before an interruption, as in `planned` and `outcomes`. A session is *sent*
   * until a list confirms it.
   */
  readonly sent: number
  /** Of these, the requests that were sent before the run was resumed. */
  readonly sentBefore: number
  readonly startedAt: number
  readonly endedAt: number | null
  readonly cancelled: boolean
  /**
   * The run waits until then, for the countdown or because the site asked for it (Retry-After). Milliseconds.
   */
  readonly waitsUntil: number | null
  readonly paused: boolean
  /** The site's answers take over three times as long as at the start. So the run waits between requests. */
  readonly slowedDown: boolean
  /** Requests a second, lately. Null: too early to say, or nothing is being sent. */
  readonly rate: number | null
  readonly secondsLeft: number | null
  /** What stopped the run, if anything did. */
  readonly failure: Failure | null
  /**
   * The audit log that notes this run does not verify, because lines were changed or removed. This does not
   * stop the run.
   */
  readonly auditDamaged: boolean
  /** Settled outcomes so far. */
  readonly outcomes: OutcomeCounts
  /** One result for each planned session. Present only when the phase is done. */
  readonly results: readonly SessionOutcome[]
  /**
   * Users who signed in again within ten minutes after their sessions were killed. Null: no session was
   * killed, or the run is not done.
   */
  readonly cameBack: CameBack | null
}

/** How many users came back, which shows whether the kill was a mistake. */
export interface CameBack {
  readonly users: number
  /** Users with a killed session. */
  readonly of: number
  /** The console watches until then, milliseconds. */
  readonly until: number
}
