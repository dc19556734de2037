import type { AuditLog } from '../../../contract/audit.ts'
import type { Failure } from '../../../contract/failure.ts'
import type { KillPlan, OutcomeCounts, SessionOutcome } from '../../../contract/kill.ts'
import type { Counts, Session } from '../../../contract/session.ts'
import type { SiteState } from '../../../contract/site.ts'
import { isoTime } from '../../../core/domain/iso-time.ts'
import type { NotIncluded } from '../../../core/domain/not-included.ts'
import { countOutcomes } from '../../../core/domain/outcome-counts.ts'
import type { Report, ReportRow } from '../../../words/report-file.ts'
import { siteJson } from '../../../core/domain/site-json.ts'
import { idleMs, reasonsOf, stateOf } from '../../../core/domain/state.ts'
import { towardsLimit } from '../../../core/domain/what-counts.ts'

// The documents of `--json`: exactly these keys, in this order (docs/terminal.md). Scripts rely on them.

export function countsJson(counts: Counts, { countsExpired }: SiteState): object {
  const { listed, live, own, active, dangling, unknown, expired, anonymous, expiryUnknown, onNow, today } =
    counts
  const known = { listed, live, own, active, dangling, unknown, expired, anonymous }
  return { ...known, towardsLimit: towardsLimit(counts, countsExpired), expiryUnknown, onNow, today }
}

/**
 * `now` is the site's, milliseconds. `newer`: how many of the user's live sessions were used more recently.
 */
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
    ...(session.lastActivityFrom !== undefined && { lastActivityFrom: isoTime(session.lastActivityFrom) }),
    ...(session.expiresFrom !== undefined && { expiresFrom: isoTime(session.expiresFrom) }),
  }
}

/** How many sessions match, and are left out only because of their state. */
export function notIncludedJson(sessions: readonly NotIncluded[]): object {
  const count = (state: NotIncluded['state']): number =>
    sessions.filter((each) => each.state === state).length
  return { own: count('own'), active: count('active'), unknown: count('unknown') }
}

export interface KillReport {
  readonly site: SiteState
  readonly dryRun: boolean
  readonly plan: KillPlan
  /** What became of the planned sessions. In a dry run nothing did. */
  readonly results: readonly SessionOutcome[]
  /** Of the sessions that the plan leaves out, those that have an outcome. */
  readonly leftOut: readonly SessionOutcome[]
  /** What the rule would choose with --include-active and --include-unknown. */
  readonly notIncluded: readonly NotIncluded[]
  readonly failure: Failure | null
}

/** How many were planned. A resumed run also counts those before its interruption. */
export function plannedCount({ dryRun, plan }: KillReport): number {
  return dryRun ? plan.victims.length : (plan.resumes?.planned ?? plan.victims.length)
}

/** If nothing remains of an interrupted run, the figures are those of its journal. */
export function outcomesOf({ plan, results, leftOut }: KillReport): OutcomeCounts {
  return plan.resumes && plan.victims.length === 0
    ? plan.resumes.outcomes
    : countOutcomes([...results, ...leftOut])
}

/** The parts that the document of `--json` and a file share. */
export function reportOf(report: KillReport): Report {
  const { site, dryRun, plan, results, leftOut, failure } = report
  const planned = dryRun ? plan.victims : []
  return {
    site,
    dryRun,
    failure,
    planned: plannedCount(report),
    outcomes: outcomesOf(report),
    rows: [
      ...planned.map(({ ref, user }): ReportRow => ({ ref, user, outcome: 'planned', reason: null })),
      ...results,
      ...leftOut,
    ],
  }
}

export function summaryJson(site: SiteState, users: readonly UserCount[], counts: Counts): object {
  return {
    site: siteJson(site),
    users: users.map(({ user, live }) => ({ user, live })),
    live: counts.live,
    expired: counts.expired,
    anonymous: counts.anonymous,
    own: counts.own,
    dangling: counts.dangling,
    towardsLimit: towardsLimit(counts, site.countsExpired),
    expiryUnknown: counts.expiryUnknown,
    onNow: counts.onNow,
    today: counts.today,
  }
}

export interface UserCount {
  readonly user: string
  readonly live: number
}

/** What is saved of a site, for `sites list` and `sites add`. */
export function savedSiteJson(site: SiteState): object {
  return {
    name: site.name,
    url: site.url,
    user: site.user,
    idleDanglingSeconds: Math.floor(site.danglingAfterMs / 1000),
    sessionsLimit: site.sessionsLimit,
    allowHttp: site.allowHttp,
    onNowSeconds: Math.floor(site.onNowMs / 1000),
    tags: site.tags,
    folder: site.folder,
    autoSignIn: site.signsItselfIn,
  }
}

/** The entries as they are in the log, with times as in every document. */
export function auditJson({ entries, verification }: AuditLog): object {
  return {
    entries: entries.map(({ seq, at, ...entry }) => ({ seq, at: isoTime(at), ...entry })),
    verification,
  }
}
