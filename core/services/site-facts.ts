import type { TrustedCertificate } from '../../contract/certificate.ts'
import type { Failure } from '../../contract/failure.ts'
import type { Session } from '../../contract/session.ts'
import type { LeftOver, SiteState } from '../../contract/site.ts'
import { countSessions } from '../domain/counts.ts'
import type { SiteFacts } from '../lino/index.ts'
import type { SiteRecord } from './site-record.ts'

/** What is learnt of a site while the console runs. */
export interface RunningFacts {
  access: SiteState['access']
  reading: boolean
  sessions: readonly Session[]
  generation: number
  readAt: number | null
  serverAheadMs: number
  failure: Failure | null
  failedAt: number | null
  failingSince: number | null
  nextTryAt: number | null
  learntLimit: number | null
  countsExpired: boolean | null
  leftOvers: readonly LeftOver[]
  passwordKnown: boolean
}

export function nothingLearnt(): RunningFacts {
  return {
    ...{ access: 'signedOut', reading: false, sessions: [], generation: 0, readAt: null, serverAheadMs: 0 },
    ...{ failure: null, failedAt: null, failingSince: null, nextTryAt: null },
    ...{ learntLimit: null, countsExpired: null, leftOvers: [], passwordKnown: false },
  }
}

/** The state that everybody else sees. Counts are judged at the moment of the last reading. */
export function stateFrom(record: SiteRecord, facts: RunningFacts, site: SiteFacts | null): SiteState {
  const { siteId, name, url, user, demo, allowHttp, saved, danglingAfterMs, keepSeat } = record
  const { access, serverAheadMs, readAt, reading, failure, failedAt, generation, leftOvers, passwordKnown } =
    facts
  const { failingSince, nextTryAt } = facts
  const judgedAt = (readAt ?? 0) + serverAheadMs
  return {
    ...{ siteId, name, url, user, demo, allowHttp, saved, danglingAfterMs, keepSeat },
    ...{ access, serverAheadMs, readAt, reading, failure, failedAt, generation, leftOvers, passwordKnown },
    ...{ failingSince, nextTryAt },
    certificate: trusted(record),
    frontEnd: site?.frontEnd ?? null,
    killBy: site?.killBy ?? null,
    // A refusal knows better than what was entered.
    sessionsLimit: facts.learntLimit ?? record.sessionsLimit,
    countsExpired: facts.countsExpired,
    cookieAgeSeconds: site?.cookieAgeSeconds ?? null,
    clockOffsetMinutes: site?.clockOffsetMinutes ?? null,
    counts: readAt === null ? null : countSessions(facts.sessions, judgedAt, danglingAfterMs),
  }
}

function trusted({ certificate }: SiteRecord): TrustedCertificate | null {
  return certificate && { fingerprint: certificate.fingerprint, validTo: certificate.validTo }
}
