/**
 * Which sessions are meant. Different filters intersect; the lists unite within themselves. Without
 * `includeActive` and `includeUnknown` everything but `refs` and `all` leaves those out: a typing mistake must not
 * fall through to someone who is working.
 */
export interface SessionFilter {
  readonly dangling?: boolean
  readonly idleAtLeastMs?: number
  readonly users?: readonly string[]
  readonly anonymous?: boolean
  /** Exactly these, whatever their state. */
  readonly refs?: readonly string[]
  /** Every live one. */
  readonly all?: boolean
  readonly includeActive?: boolean
  readonly includeUnknown?: boolean
  /** Leaves out the most recently active live ones of each user, counted over all the user's live ones. */
  readonly keepNewest?: number
  readonly exemptUsers?: readonly string[]
  /** At most so many, the longest idle first. */
  readonly max?: number
}

/** What a plan is made from: a selection is a rule with nothing but `refs`. */
export interface KillRule extends SessionFilter {
  /**
   * As many, the least risky first, as let so many people sign in. Counts the room that there is below the sessions limit;
   * where no limit is known, so many more than now. Alone it means dangling ones.
   */
  readonly makeRoom?: number
  /** Also those that only end by signing in over them (ExtJS 26.10: anonymous ones, ghosts), last and one at a time. */
  readonly signInOver?: boolean
}
