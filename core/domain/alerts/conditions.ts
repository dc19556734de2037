import type { AlertFigures, AlertKind, AlertThresholds } from '../../../contract/alert.ts'
import type { SiteState } from '../../../contract/site.ts'
import { fleetVerdict } from '../fleet-verdict.ts'
import { isOutOfReach } from '../out-of-reach.ts'
import { towardsLimit } from '../what-counts.ts'

const minuteMs = 60_000
const dayMs = 86_400_000

export interface Condition {
  readonly kind: AlertKind
  readonly figures: AlertFigures
}

/** What a site's state shows about its conditions. */
export interface SiteConditions {
  readonly hold: readonly Condition[]
  /** Nobody can say at the moment whether these hold. */
  readonly unknown: readonly AlertKind[]
}

const ofCounts: readonly AlertKind[] = ['full', 'falseAlert', 'nearLimit', 'dangling', 'userSessions']

/** A user and the number of this user's live sessions. */
export interface UserSessions {
  readonly user: string
  readonly count: number
}

/**
 * Which conditions of a site hold. Counts say nothing while they are of an earlier run, or the site fails.
 * @param most the user with most live sessions
 * @param now this machine's, milliseconds
 */
export function conditionsOf(
  site: SiteState,
  most: UserSessions | null,
  thresholds: AlertThresholds,
  now: number,
): SiteConditions {
  const isRead = site.access === 'signedIn' && site.failure === null && site.figuresFrom === 'list'
  const counted = isRead ? fullness(site, thresholds, now) : []
  const many = isRead ? [...dangling(site, thresholds), ...userSessions(most, thresholds)] : []
  // A refusal by the limit shows that the site is full, though it cannot be read.
  const refused = site.failure?.kind === 'limitReached' && thresholds.full
  return {
    hold: [
      ...counted,
      ...many,
      ...(refused ? [{ kind: 'full' as const, figures: limitOf(site) }] : []),
      ...reach(site, thresholds, now),
      ...certificate(site, thresholds, now),
    ],
    unknown: isRead ? [] : ofCounts.filter((kind) => !(refused && kind === 'full')),
  }
}

const limitOf = ({ sessionsLimit }: SiteState): AlertFigures =>
  sessionsLimit === null ? {} : { limit: sessionsLimit }

function fullness(site: SiteState, thresholds: AlertThresholds, now: number): Condition[] {
  const { counts, sessionsLimit } = site
  if (counts === null || sessionsLimit === null) return []
  const live = towardsLimit(counts, site.countsExpired)
  const figures = { live, limit: sessionsLimit, onNow: counts.onNow }
  const { kind } = fleetVerdict(site, now)
  if (kind === 'falseAlert') return thresholds.falseAlert ? [{ kind, figures }] : []
  if (kind === 'reallyFull' || kind === 'full') return thresholds.full ? [{ kind: 'full', figures }] : []
  const { nearLimitPercent: percent } = thresholds
  return percent !== null && live * 100 >= sessionsLimit * percent ? [{ kind: 'nearLimit', figures }] : []
}

function dangling({ counts }: SiteState, { danglingAtLeast }: AlertThresholds): Condition[] {
  const count = counts?.dangling ?? 0
  return danglingAtLeast !== null && count >= danglingAtLeast
    ? [{ kind: 'dangling', figures: { count } }]
    : []
}

function userSessions(
  most: UserSessions | null,
  { userSessionsAtLeast: least }: AlertThresholds,
): Condition[] {
  if (most === null || least === null || most.count < least) return []
  return [{ kind: 'userSessions', figures: { user: most.user, count: most.count } }]
}

function reach(site: SiteState, { unreachableMinutes }: AlertThresholds, now: number): Condition[] {
  const { failure, failingSince } = site
  if (unreachableMinutes === null || failure === null || failingSince === null) return []
  const isLong = now - failingSince >= unreachableMinutes * minuteMs
  return isLong && isOutOfReach(failure.kind) ? [{ kind: 'unreachable', figures: { at: failingSince } }] : []
}

function certificate(site: SiteState, thresholds: AlertThresholds, now: number): Condition[] {
  if (thresholds.certificate && site.failure?.kind === 'certificate')
    return [{ kind: 'certificate', figures: {} }]
  const { validTo = null } = site.certificate ?? {}
  const { certificateDays } = thresholds
  if (validTo === null || certificateDays === null || validTo - now > certificateDays * dayMs) return []
  return [{ kind: 'certificateExpires', figures: { at: validTo } }]
}
