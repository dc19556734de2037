import type { KillPlan, KillWarning, PlannedKill, SparedReason } from '../../contract/kill.ts'
import type { Session } from '../../contract/session.ts'
import type { KillBy } from '../../contract/site.ts'
import { isExpired, reasonsOf, stateOf } from './state.ts'
import { userShares } from './user-shares.ts'
import { newerSessionCounts } from './users.ts'

export interface PlanRequest {
  readonly planId: string
  readonly site: {
    readonly siteId: string
    readonly name: string
    readonly killBy: KillBy | null
    readonly danglingAfterMs: number
  }
  readonly sessions: readonly Session[]
  /** What was chosen. Refs that are not listed are left out, and said so. */
  readonly refs: readonly string[]
  /** Of these, the site has no way to end them. */
  readonly cannotEnd: ReadonlySet<string>
  /** The site's time, milliseconds. */
  readonly now: number
  /** This machine's time, milliseconds. */
  readonly madeAt: number
}

/** From so many victims on, or from more than half of the live sessions, the number has to be typed. */
const typeNumberFrom = 50

/**
 * Freezes a choice into a plan: never the own session, never an expired one, each once, the longest idle first
 * (so that a cancelled run has killed the least missed).
 */
export function makeKillPlan(request: PlanRequest): KillPlan {
  const { site, sessions, now } = request
  const listed = new Map(sessions.map((session) => [session.ref, session]))
  const live = sessions.filter((session) => session.own || !isExpired(session, now))
  const newer = newerSessionCounts(live)
  const leftOut: { ref: string; reason: SparedReason }[] = []
  const chosen: Session[] = []
  for (const ref of new Set(request.refs)) {
    const session = listed.get(ref)
    const reason = whyLeftOut(session, now)
    if (reason !== null) leftOut.push({ ref, reason })
    else if (session) chosen.push(session)
  }
  chosen.sort(
    (a, b) => (a.lastActivity ?? Infinity) - (b.lastActivity ?? Infinity) || (a.ref < b.ref ? -1 : 1),
  )
  const victims = chosen.map((session): PlannedKill => {
    const { ref, keyPrefix, user } = session
    const state = stateOf(session, now, site.danglingAfterMs)
    return { ref, keyPrefix, user, state, reasons: reasonsOf(session, now, newer.get(ref) ?? 0) }
  })
  const byUser = userShares(chosen, live, now, site.danglingAfterMs)
  const overHalf = victims.length * 2 > live.length
  return {
    planId: request.planId,
    siteId: site.siteId,
    siteName: site.name,
    killBy: site.killBy,
    madeAt: request.madeAt,
    victims,
    leftOut,
    byUser,
    warnings: warningsOf(victims, byUser, request.cannotEnd, overHalf ? live.length : null),
    typeNumber: victims.length >= typeNumberFrom || (overHalf && victims.length > 1),
  }
}

function whyLeftOut(session: Session | undefined, now: number): SparedReason | null {
  if (!session) return 'notListed'
  if (session.own) return 'own'
  return isExpired(session, now) ? 'expired' : null
}

function warningsOf(
  victims: readonly PlannedKill[],
  byUser: KillPlan['byUser'],
  cannotEnd: ReadonlySet<string>,
  overHalfOf: number | null,
): KillWarning[] {
  const warnings: KillWarning[] = []
  const active = victims.filter((each) => each.state === 'active').length
  const unknown = victims.filter((each) => each.state === 'unknown').length
  const hopeless = victims.filter((each) => cannotEnd.has(each.ref)).length
  const users = byUser.flatMap((share) => (share.user !== null && share.keeps === 0 ? [share.user] : []))
  if (active > 0) warnings.push({ code: 'active', count: active })
  if (unknown > 0) warnings.push({ code: 'unknown', count: unknown })
  if (users.length > 0) warnings.push({ code: 'onlySessions', users })
  if (overHalfOf !== null) warnings.push({ code: 'moreThanHalf', live: overHalfOf })
  if (hopeless > 0) warnings.push({ code: 'cannotEnd', count: hopeless })
  return warnings
}
