import type { TrustedCertificate } from '../../../contract/certificate.ts'
import type { Failure } from '../../../contract/failure.ts'
import type { Counts, Session } from '../../../contract/session.ts'
import type { LeftOver, SiteLoad, SiteState } from '../../../contract/site.ts'
import { type CountedBy, countSessions } from '../../domain/counts.ts'
import type { SiteFacts } from '../../lino/index.ts'
import type { SiteRecord } from './site-record.ts'

/** What is learnt about a site while the console runs. */
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
  nextReadAt: number | null
  learntLimit: number | null
  /** The figures of an earlier run. They are shown until there is a list. */
  recalled: { readonly counts: Counts; readonly readAt: number } | null
  countsExpired: boolean | null
  leftOvers: readonly LeftOver[]
  passwordKnown: boolean
  /** The kept session could not be used again because the site did not answer. */
  awaitsResume: boolean
  /** Our session was made by this process. We do not end another process's. */
  madeHere: boolean
}

/** The site answers: no failure is left. */
export const well = { failure: null, failedAt: null, failingSince: null }

export function nothingLearnt(): RunningFacts {
  return {
    access: 'signedOut',
    reading: false,
    sessions: [],
    generation: 0,
    readAt: null,
    serverAheadMs: 0,
    failure: null,
    failedAt: null,
    failingSince: null,
    nextReadAt: null,
    learntLimit: null,
    recalled: null,
    countsExpired: null,
    leftOvers: [],
    passwordKnown: false,
    awaitsResume: false,
    madeHere: false,
  }
}

/** The state that everybody else sees. Counts are judged at the moment of the last reading. */
export function stateFrom(
  record: SiteRecord,
  facts: RunningFacts,
  site: SiteFacts | null,
  load: SiteLoad,
): SiteState {
  const { siteId, name, url, user, demo, allowHttp, saved, danglingAfterMs, keepSeat } = record
  const { onNowMs, tags, folder, signsItselfIn } = record
  const clockOffsetMinutes = site?.clockOffsetMinutes ?? null
  const { access, serverAheadMs, reading, failure, failedAt, generation, leftOvers, passwordKnown } = facts
  const { failingSince, nextReadAt } = facts
  return {
    siteId,
    name,
    url,
    user,
    demo,
    allowHttp,
    saved,
    danglingAfterMs,
    onNowMs,
    tags,
    folder,
    keepSeat,
    signsItselfIn,
    access,
    serverAheadMs,
    reading,
    failure,
    failedAt,
    generation,
    leftOvers,
    passwordKnown,
    failingSince,
    nextTryAt: failure === null ? null : nextReadAt,
    nextReadAt,
    load,
    certificate: trusted(record),
    frontEnd: site?.frontEnd ?? null,
    killBy: site?.killBy ?? null,
    // A refusal overrules the user's entry.
    sessionsLimit: facts.learntLimit ?? record.sessionsLimit,
    countsExpired: facts.countsExpired,
    cookieAgeSeconds: site?.cookieAgeSeconds ?? null,
    clockOffsetMinutes,
    timesUnread: site?.timesUnread ?? null,
    ...figuresFrom(facts, { danglingAfterMs, onNowMs, clockOffsetMinutes }),
  }
}

function figuresFrom(
  facts: RunningFacts,
  by: CountedBy,
): Pick<SiteState, 'figuresFrom' | 'readAt' | 'counts'> {
  const { readAt, serverAheadMs, sessions, recalled } = facts
  if (readAt !== null)
    return { figuresFrom: 'list', readAt, counts: countsOf(sessions, readAt + serverAheadMs, by) }
  return recalled ? { figuresFrom: 'disk', ...recalled } : { figuresFrom: null, readAt: null, counts: null }
}

/**
 * The last count of each list. A state is emitted more often than a site is read, and counting a long list
 * takes milliseconds.
 */
const counted = new WeakMap<readonly Session[], { at: number; by: CountedBy; counts: Counts }>()

function countsOf(sessions: readonly Session[], at: number, by: CountedBy): Counts {
  const last = counted.get(sessions)
  if (last?.at === at && isSame(last.by, by)) return last.counts
  const counts = countSessions(sessions, at, by)
  counted.set(sessions, { at, by, counts })
  return counts
}

const isSame = (a: CountedBy, b: CountedBy): boolean =>
  a.danglingAfterMs === b.danglingAfterMs &&
  a.onNowMs === b.onNowMs &&
  a.clockOffsetMinutes === b.clockOffsetMinutes

function trusted({ certificate }: SiteRecord): TrustedCertificate | null {
  return certificate && { fingerprint: certificate.fingerprint, validTo: certificate.validTo }
}
