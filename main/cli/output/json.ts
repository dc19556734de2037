import type { Failure } from '../../../contract/failure.ts'
import type { KillPlan, OutcomeCounts, SessionOutcome } from '../../../contract/kill.ts'
import type { Counts, Session } from '../../../contract/session.ts'
import type { SiteState } from '../../../contract/site.ts'
import { idleMs, reasonsOf, stateOf } from '../../../core/domain/state.ts'
import { isoTime } from './times.ts'

// The documents of `--json`: exactly these keys, in this order (docs/terminal.md). Scripts rely on them.

export function failureJson(failure: Failure): object {
  return { failure: { kind: failure.kind, hint: failure.hint } }
}

export function siteJson(site: SiteState): object {
  return {
    url: site.url,
    name: site.name,
    frontEnd: site.frontEnd,
    killBy: site.killBy,
    readAt: isoTime(site.readAt),
    clockOffsetMinutes: site.clockOffsetMinutes,
    sessionsLimit: site.sessionsLimit,
    cookieAgeSeconds: site.cookieAgeSeconds,
  }
}

export function countsJson(counts: Counts): object {
  const { listed, live, own, active, dangling, unknown, expired, anonymous } = counts
  return { listed, live, own, active, dangling, unknown, expired, anonymous }
}

/** `now` is the site's, milliseconds; `newer`: how many of the user's live sessions were used more recently. */
export function sessionJson(session: Session, now: number, danglingAfterMs: number, newer: number): object {
  const idle = idleMs(session, now)
  return {
    ref: session.ref,
    keyPrefix: session.keyPrefix,
    user: session.user,
    ip: session.ip,
    lastActivity: isoTime(session.lastActivity),
    lastSaved: isoTime(session.lastSaved),
    idleSeconds: idle === null ? null : Math.floor(idle / 1000),
    expiresAt: isoTime(session.expiresAt),
    state: stateOf(session, now, danglingAfterMs),
    reasons: reasonsOf(session, now, newer),
  }
}

export interface KillReport {
  readonly site: SiteState
  readonly dryRun: boolean
  readonly plan: KillPlan | null
  readonly outcomes: readonly SessionOutcome[]
  readonly failure: Failure | null
}

export function countOutcomes(outcomes: readonly SessionOutcome[]): OutcomeCounts {
  const counts = { killed: 0, alreadyGone: 0, spared: 0, refused: 0, failed: 0, unknown: 0 }
  for (const each of outcomes) counts[each.outcome] += 1
  return counts
}

export function killJson({ site, dryRun, plan, outcomes, failure }: KillReport): object {
  const planned = dryRun ? (plan?.victims ?? []) : []
  return {
    site: siteJson(site),
    dryRun,
    planned: plan?.victims.length ?? 0,
    outcomes: countOutcomes(outcomes),
    sessions: [
      ...planned.map(({ ref, user }) => ({ ref, user, outcome: 'planned', reason: null })),
      ...outcomes.map(({ ref, user, outcome, reason }) => ({ ref, user, outcome, reason })),
    ],
    ...(failure ? failureJson(failure) : {}),
  }
}

export function summaryJson(site: SiteState, users: readonly UserCount[], counts: Counts): object {
  return {
    site: siteJson(site),
    users: users.map(({ user, live }) => ({ user, live })),
    live: counts.live,
    expired: counts.expired,
    anonymous: counts.anonymous,
  }
}

export interface UserCount {
  readonly user: string
  readonly live: number
}

/** What is kept of a site, for `sites list` and `sites add`. */
export function savedSiteJson(site: SiteState): object {
  return {
    name: site.name,
    url: site.url,
    user: site.user,
    idleDanglingSeconds: Math.floor(site.danglingAfterMs / 1000),
    sessionsLimit: site.sessionsLimit,
    allowHttp: site.allowHttp,
  }
}
