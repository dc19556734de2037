/**
 * Which sessions are meant. Different filters intersect. The values of one filter unite. Without
 * `includeActive` and `includeUnknown`, every filter but `refs` and `all` leaves those sessions out. So a
 * typing mistake cannot hit somebody who is working.
 */
export interface SessionFilter {
  readonly dangling?: boolean
  readonly idleAtLeastMs?: number
  readonly users?: readonly string[]
  readonly anonymous?: boolean
  /** Exactly these, whatever their state. */
  readonly refs?: readonly string[]
  /** Every live session. */
  readonly all?: boolean
  readonly includeActive?: boolean
  readonly includeUnknown?: boolean
  /**
   * Leaves out each user's most recently active live sessions, counted over all live sessions of that user.
   */
  readonly keepNewest?: number
  readonly exemptUsers?: readonly string[]
  /** At most this number, the longest idle first. */
  readonly max?: number
}

/** What a plan is made from. A selection is a rule with nothing but `refs`. */
export interface KillRule extends SessionFilter {
  /**
   * The least risky sessions first, until this number of people can sign in. Free places below the sessions
   * limit count. If no limit is known, it is the number of sessions. Alone it means dangling sessions.
   */
  readonly makeRoom?: number
  /**
   * Also sessions that only end by signing in over them (ExtJS 26.10: anonymous sessions, ghosts), last and
   * one at a time.
   */
  readonly signInOver?: boolean
}
