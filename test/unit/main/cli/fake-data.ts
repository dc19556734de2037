import type { CertificateInfo } from '../../../../contract/certificate.ts'
import type { InterruptedRun, KillPlan, KillRun } from '../../../../contract/kill.ts'
import type { KillRule } from '../../../../contract/rule.ts'
import type { Session } from '../../../../contract/session.ts'
import type { SiteState } from '../../../../contract/site.ts'

export const day = 86_400_000
export const now = Date.UTC(2026, 10, 23, 12)

export function session(ref: number, more: Partial<Session> = {}): Session {
  return {
    ref: ref.toString(16).padStart(16, '0'),
    keyPrefix: 'abc123',
    user: 'luc',
    ip: '10.0.0.1',
    lastActivity: now - day,
    activityUnknown: null,
    lastSaved: now - day,
    expiresAt: now + 10 * day,
    own: false,
    ...more,
  }
}

export const site: SiteState = {
  siteId: 's1',
  name: 'office',
  url: 'https://office.example.com',
  user: 'robin',
  demo: false,
  allowHttp: false,
  saved: true,
  danglingAfterMs: 4 * day,
  onNowMs: 900_000,
  tags: [],
  folder: null,
  access: 'signedIn',
  frontEnd: 'react',
  killBy: 'signOut',
  sessionsLimit: 50,
  cookieAgeSeconds: 1_209_600,
  clockOffsetMinutes: 60,
  keepSeat: true,
  signsItselfIn: false,
  certificate: null,
  passwordKnown: false,
  leftOvers: [],
  serverAheadMs: 0,
  readAt: now,
  reading: false,
  failure: null,
  failedAt: null,
  failingSince: null,
  nextTryAt: null,
  nextReadAt: null,
  figuresFrom: 'list',
  load: { requestsAnHour: 0, serverSecondsAnHour: 0 },
  counts: null,
  generation: 1,
}

export const certificate: CertificateInfo = {
  fingerprint: Array.from({ length: 32 }, () => 'AB').join(':'),
  subject: 'CN=office',
  issuer: 'CN=office',
  validFrom: now - day,
  validTo: now + day,
  selfSigned: true,
  hostMatches: true,
}

/**
 * A plan of what a rule names in the simplest way: refs, users, dangling ones, or all. What the core makes of
 * rules is its own to test.
 */
export function planOf(sessions: readonly Session[], rule: KillRule): KillPlan {
  const meant = sessions
    .filter(({ ref }) => !rule.refs || rule.refs.includes(ref))
    .filter(({ user }) => !rule.users || (user !== null && rule.users.includes(user)))
    .filter(({ lastActivity }) => !rule.dangling || now - (lastActivity ?? now) >= 4 * day)
    .sort((a, b) => (a.lastActivity ?? now) - (b.lastActivity ?? now))
  const own = meant.filter((each) => each.own && rule.refs)
  const missing = (rule.refs ?? []).filter((ref) => !sessions.some((each) => each.ref === ref))
  return {
    planId: 'p1',
    siteId: site.siteId,
    siteName: site.name,
    killBy: 'signOut',
    madeAt: now,
    rule,
    victims: meant
      .filter((each) => !each.own)
      .map(({ ref, keyPrefix, user, lastActivity }) => ({
        ref,
        keyPrefix,
        user,
        endsBy: 'usual',
        state: 'dangling',
        reasons: [{ code: 'idle', seconds: (now - (lastActivity ?? now)) / 1000 }],
      })),
    leftOut: [
      ...own.map(({ ref }) => ({ ref, reason: 'own' as const })),
      ...missing.map((ref) => ({ ref, reason: 'notListed' as const })),
    ],
    byUser: [],
    warnings: [],
    oldestActivity: null,
    youngestActivity: null,
    resumes: null,
    typeNumber: false,
  }
}

export function interruptedRun(more: Partial<InterruptedRun> = {}): InterruptedRun {
  return {
    runId: 'r0',
    siteId: site.siteId,
    siteName: site.name,
    url: site.url,
    account: site.user,
    startedAt: now - day,
    planned: 5,
    outcomes: { killed: 3, alreadyGone: 0, spared: 0, refused: 0, failed: 0, unknown: 0 },
    ...more,
  }
}

export function startedRun(plan: Pick<KillPlan, 'planId' | 'victims'>, more: Partial<KillRun> = {}): KillRun {
  return {
    runId: 'r1',
    planId: plan.planId,
    siteId: site.siteId,
    siteName: site.name,
    killBy: 'signOut',
    phase: 'running',
    planned: plan.victims.length,
    sent: 0,
    sentBefore: 0,
    startedAt: now,
    endedAt: null,
    cancelled: false,
    waitsUntil: null,
    paused: false,
    slowedDown: false,
    rate: null,
    secondsLeft: null,
    failure: null,
    auditDamaged: false,
    outcomes: { killed: 0, alreadyGone: 0, spared: 0, refused: 0, failed: 0, unknown: 0 },
    results: [],
    cameBack: null,
    ...more,
  }
}

export function allKilled(plan: KillPlan): KillRun {
  const results = plan.victims.map(({ ref, keyPrefix, user }) => ({
    ref,
    keyPrefix,
    user,
    outcome: 'killed' as const,
    reason: null,
  }))
  return startedRun(plan, { phase: 'done', sent: results.length, endedAt: now, results })
}
