import type {
  EndsBy,
  KillPlan,
  KillWarning,
  PlannedKill,
  ResumedRun,
  UserShare,
} from '../../contract/kill.ts'
import type { KillRule } from '../../contract/rule.ts'
import type { Session } from '../../contract/session.ts'
import type { KillBy, LeftOver } from '../../contract/site.ts'
import { chooseSessions } from './kill-choice.ts'
import { certainLeftOvers } from './left-overs.ts'
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
    readonly sessionsLimit: number | null
    readonly countsExpired?: boolean | null
    readonly leftOvers?: readonly LeftOver[]
  }
  readonly sessions: readonly Session[]
  readonly rule: KillRule
  readonly isExempt: (session: Session) => boolean
  /** Our own session ends right after the kill. */
  readonly ownLeaves?: boolean
  readonly endsBy: (ref: string) => EndsBy
  /** Users who are known to be administrators. */
  readonly administrators: ReadonlySet<string>
  /** The interrupted run that the plan resumes. */
  readonly resumes: ResumedRun | null
  /** The site's time, milliseconds. */
  readonly now: number
  /** This machine's time, milliseconds. */
  readonly madeAt: number
}

/**
 * From this number of victims on, or from more than half of the live sessions, the user has to type the
 * number.
 */
const typeNumberFrom = 50

/**
 * Freezes what a rule chooses into a plan, each session once, the longest idle first. So a cancelled run has
 * killed the least missed sessions. Sessions that only end by signing in over them come last.
 */
export function makeKillPlan(request: PlanRequest): KillPlan {
  const { site, sessions, rule, now, isExempt, ownLeaves = false } = request
  const { danglingAfterMs, leftOvers = [] } = site
  const leftBehind = certainLeftOvers(leftOvers)
  const live = sessions.filter((session) => session.own || !isExpired(session, now))
  const newer = newerSessionCounts(live)
  const canEnd = (ref: string): boolean => {
    const endsBy = request.endsBy(ref)
    return endsBy === 'usual' || (endsBy === 'signInOver' && rule.signInOver === true)
  }
  const choice = chooseSessions(sessions, rule, { now, ...site, isExempt, ownLeaves, canEnd })
  const planned = choice.sessions.map((session): PlannedKill => {
    const { ref, keyPrefix, user } = session
    const state = stateOf(session, now, danglingAfterMs)
    const reasons = reasonsOf(session, now, newer.get(ref) ?? 0)
    const planned = { ref, keyPrefix, user, state, reasons, endsBy: request.endsBy(ref) }
    return leftBehind.has(ref) ? { ...planned, leftBehind: true } : planned
  })
  const bySigningIn = planned.filter((each) => each.endsBy === 'signInOver')
  const victims = rule.signInOver
    ? [...planned.filter((each) => each.endsBy !== 'signInOver'), ...bySigningIn]
    : planned
  const byUser = userShares(choice.sessions, live, now, danglingAfterMs)
  const overHalf = victims.length * 2 > live.length
  const activities = choice.sessions.flatMap((session) => session.lastActivity ?? [])
  return {
    planId: request.planId,
    siteId: site.siteId,
    siteName: site.name,
    killBy: site.killBy,
    madeAt: request.madeAt,
    rule,
    victims,
    leftOut: choice.leftOut,
    byUser,
    warnings: [
      ...stateWarnings(victims),
      ...elsewhereWarnings(victims),
      ...userWarnings(byUser, request.administrators),
      ...(overHalf ? [{ code: 'moreThanHalf' as const, live: live.length }] : []),
      ...wayWarnings(victims, bySigningIn.length, rule),
      ...(choice.missing > 0 ? [{ code: 'notEnough' as const, count: choice.missing }] : []),
    ],
    // The longest idle first, unknown ones last.
    oldestActivity: activities.at(0) ?? null,
    youngestActivity: activities.at(-1) ?? null,
    resumes: request.resumes,
    typeNumber: victims.length >= typeNumberFrom || (overHalf && victims.length > 1),
  }
}

function stateWarnings(victims: readonly PlannedKill[]): KillWarning[] {
  const perhapsInUse = victims.filter(({ state }) => state === 'active' || state === 'unknown')
  const others = perhapsInUse.filter((each) => !each.leftBehind)
  const counts = {
    active: others.filter(({ state }) => state === 'active').length,
    unknown: others.filter(({ state }) => state === 'unknown').length,
    leftBehind: perhapsInUse.length - others.length,
  }
  return (['active', 'unknown', 'leftBehind'] as const).flatMap((code) =>
    counts[code] > 0 ? [{ code, count: counts[code] }] : [],
  )
}

function elsewhereWarnings(victims: readonly PlannedKill[]): KillWarning[] {
  const count = victims.filter((each) => each.state === 'own').length
  return count > 0 ? [{ code: 'ownElsewhere', count }] : []
}

function userWarnings(byUser: readonly UserShare[], administrators: ReadonlySet<string>): KillWarning[] {
  const named = (fits: (share: UserShare, user: string) => boolean): string[] =>
    byUser.flatMap((share) => (share.user !== null && fits(share, share.user) ? [share.user] : []))
  const losing = named((share) => share.keeps === 0)
  const managing = named((_, user) => administrators.has(user))
  return [
    ...(losing.length > 0 ? [{ code: 'onlySessions' as const, users: losing }] : []),
    ...(managing.length > 0 ? [{ code: 'administrator' as const, users: managing }] : []),
  ]
}

function wayWarnings(victims: readonly PlannedKill[], bySigningIn: number, rule: KillRule): KillWarning[] {
  const hopeless = victims.filter((each) => each.endsBy === 'cannot').length
  const asked = rule.signInOver === true
  const cannot = asked ? hopeless : hopeless + bySigningIn
  return [
    ...(cannot > 0
      ? [{ code: 'cannotEnd' as const, count: cannot, bySigningIn: asked ? 0 : bySigningIn }]
      : []),
    ...(asked && bySigningIn > 0 ? [{ code: 'signInOver' as const, count: bySigningIn }] : []),
  ]
}
