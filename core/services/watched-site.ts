import { fail, succeed, type Failure, type FailureKind, type Result } from '../../contract/failure.ts'
import type { Session } from '../../contract/session.ts'
import type { SessionDelta, SessionList, SiteState } from '../../contract/site.ts'
import { countSessions } from '../domain/counts.ts'
import type { EndAnswer, LinoClient } from '../lino/index.ts'
import type { Clock, Log } from '../ports.ts'
import { createOneAtATime } from './one-at-a-time.ts'
import { deltaOf } from './session-delta.ts'
import type { SiteRecord } from './site-record.ts'

export interface SiteNews {
  site(state: SiteState): void
  sessions(delta: SessionDelta): void
}

/** One site while the console runs: its client, its last rows, its failure. The only writer of these facts. */
export interface WatchedSite {
  readonly siteId: string
  state(): SiteState
  list(): SessionList
  /** Signs in and reads. Without a password the one given before is used. */
  signIn(given: GivenCredentials): Promise<Result<SiteState>>
  /** Lists the sessions. A failure keeps the last rows. */
  read(signal?: AbortSignal): Promise<Result<readonly Session[]>>
  /** Ends our own session, and makes sure. */
  signOut(): Promise<Result<SiteState>>
  /** Takes over what the user changed. */
  change(record: SiteRecord): void
  prepareToEnd: LinoClient['prepareToEnd']
  endSession(ref: string): Promise<EndAnswer>
  canEnd(ref: string): boolean
  /** Nobody else reads while a kill runs: its own lists keep the table fresh. */
  killing: boolean
  readonly record: SiteRecord
  /** The site's time, milliseconds. */
  now(): number
  close(): void
}

export interface GivenCredentials {
  readonly password?: string | undefined
  readonly code?: string | undefined
  readonly enterFull?: boolean | undefined
}

interface Facts {
  access: SiteState['access']
  reading: boolean
  sessions: readonly Session[]
  generation: number
  readAt: number | null
  serverAheadMs: number
  failure: Failure | null
  failedAt: number | null
  learntLimit: number | null
}

/** After these the same password is needed for the next step, so it is kept (in memory) until then. */
const mayTryAgain = new Set<FailureKind>(['codeNeeded', 'codeWrong', 'limitReached', 'signInBarred'])

export function createWatchedSite(
  initial: SiteRecord,
  client: LinoClient,
  clock: Clock,
  log: Log,
  news: SiteNews,
  knownPassword?: string,
): WatchedSite {
  let record = initial
  let password = knownPassword
  const turn = createOneAtATime()
  const facts: Facts = {
    access: 'signedOut',
    reading: false,
    sessions: [],
    generation: 0,
    readAt: null,
    serverAheadMs: 0,
    failure: null,
    failedAt: null,
    learntLimit: null,
  }

  const siteNow = (): number => clock.now() + facts.serverAheadMs

  function state(): SiteState {
    const site = client.facts()
    const { siteId, name, url, user, demo, allowHttp, saved, danglingAfterMs } = record
    const { access, serverAheadMs, readAt, reading, failure, failedAt, generation } = facts
    const judgedAt = (readAt ?? 0) + serverAheadMs
    return {
      ...{ siteId, name, url, user, demo, allowHttp, saved, danglingAfterMs },
      ...{ access, serverAheadMs, readAt, reading, failure, failedAt, generation },
      frontEnd: site?.frontEnd ?? null,
      killBy: site?.killBy ?? null,
      sessionsLimit: record.sessionsLimit ?? facts.learntLimit,
      cookieAgeSeconds: site?.cookieAgeSeconds ?? null,
      clockOffsetMinutes: site?.clockOffsetMinutes ?? null,
      counts: readAt === null ? null : countSessions(facts.sessions, judgedAt, danglingAfterMs),
    }
  }

  function tell(change: Partial<Facts>): void {
    Object.assign(facts, change)
    news.site(state())
  }

  function failed(failure: Failure): void {
    log.write('warning', 'A site failed', { siteId: record.siteId, kind: failure.kind })
    const signedOut = failure.kind === 'signedOut'
    tell({
      failure,
      failedAt: clock.now(),
      ...(signedOut ? { access: 'signedOut' as const } : {}),
      ...(failure.limit === undefined ? {} : { learntLimit: failure.limit }),
    })
  }

  async function read(signal?: AbortSignal): Promise<Result<readonly Session[]>> {
    tell({ reading: true })
    const listing = await client.list(signal)
    facts.reading = false
    if (!listing.ok) {
      failed(listing.failure)
      return listing
    }
    const delta = deltaOf(facts.sessions, listing.value.sessions)
    const previous = facts.generation
    if (delta) facts.generation += 1
    facts.sessions = listing.value.sessions
    tell({ readAt: clock.now(), serverAheadMs: listing.value.serverAheadMs, failure: null, failedAt: null })
    if (delta) news.sessions({ siteId: record.siteId, previous, generation: facts.generation, ...delta })
    return succeed(listing.value.sessions)
  }

  async function signIn({ code, enterFull, ...given }: GivenCredentials): Promise<Result<SiteState>> {
    const secret = given.password ?? password
    if (client.signedIn && facts.access === 'signedIn') return succeed(state())
    if (secret === undefined)
      return fail('passwordNeeded', 'Enter the password to sign in.', { site: record.name })
    tell({ access: 'signingIn' })
    const answer = await client.signIn({
      user: record.user,
      password: secret,
      ...(code === undefined ? {} : { code }),
      ...(enterFull === undefined ? {} : { enterFull }),
    })
    if (!answer.ok) {
      const refused = answer.failure.kind === 'wrongPassword'
      if (refused) password = undefined
      else if (mayTryAgain.has(answer.failure.kind)) password = secret
      facts.access = refused ? 'paused' : 'signedOut'
      failed(answer.failure)
      return answer
    }
    password = secret
    tell({ access: 'signedIn', failure: null, failedAt: null })
    const listed = await read()
    // Without a key: so that a plan can say how it will be done, and what cannot be. A failure is told when killing.
    if (listed.ok && (await client.prepareToEnd()).ok) tell({})
    return listed.ok ? succeed(state()) : listed
  }

  async function signOut(): Promise<Result<SiteState>> {
    if (!client.signedIn) {
      if (facts.access !== 'signedOut') tell({ access: 'signedOut' })
      return succeed(state())
    }
    const answer = await client.signOut()
    tell({ access: 'signedOut' })
    return answer.ok ? succeed(state()) : answer
  }

  return {
    siteId: initial.siteId,
    state,
    list: () => ({ siteId: record.siteId, generation: facts.generation, sessions: facts.sessions }),
    signIn: (given) => turn.run(() => signIn(given)),
    read: (signal) => turn.run(() => read(signal)),
    signOut: () => turn.run(signOut),
    change(next) {
      record = next
      tell({})
    },
    prepareToEnd: () => client.prepareToEnd(),
    endSession: (ref) => turn.run(() => client.endSession(ref)),
    canEnd: (ref) => client.canEnd(ref),
    killing: false,
    get record() {
      return record
    },
    now: siteNow,
    close: () => {
      password = undefined
      client.close()
    },
  }
}
