import { succeed, type Failure, type FailureKind, type Result } from '../../contract/failure.ts'
import type { EndsBy } from '../../contract/kill.ts'
import type { Session } from '../../contract/session.ts'
import type { SessionDelta, SessionList, SiteState } from '../../contract/site.ts'
import type { EndAnswer, LinoClient } from '../lino/index.ts'
import type { Clock, Locks, Log, PinnedCertificate } from '../ports.ts'
import type { Account } from './accounts.ts'
import { enterSite, type GivenCredentials } from './enter-site.ts'
import { tellsWhatCounts } from '../domain/what-counts.ts'
import { createOneAtATime } from './one-at-a-time.ts'
import type { OwnSessions } from './own-sessions.ts'
import { deltaOf } from './session-delta.ts'
import { nothingLearnt, stateFrom, type RunningFacts } from './site-facts.ts'
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
  /** Takes the kept session up again, or signs in; then reads. Without a password the one known is used. */
  signIn(given: GivenCredentials): Promise<Result<SiteState>>
  /** Takes the kept session up again, if there is one. Never makes a new one. */
  resume(): Promise<void>
  /** The kept session could not be taken up again, as nothing was heard of the site: nobody has refused it. */
  awaitsResume(): boolean
  /** Tells when a failing site is tried again by itself. Milliseconds since 1970. */
  triesNext(at: number): void
  /** Lists the sessions. A failure keeps the last rows. */
  read(signal?: AbortSignal): Promise<Result<readonly Session[]>>
  /** Ends our own session, and makes sure. */
  signOut(): Promise<Result<SiteState>>
  /** When the console quits: keeps our seat in the keychain where that was chosen, else signs out. */
  leave(): Promise<Result<SiteState>>
  /** Whether `leave` would leave our own session in its slot. */
  keepsSeat(): boolean
  forgetPassword(): Promise<void>
  /**
   * Ends our own session, also one that is only kept, removes every secret of this account, and closes. False: nobody could make
   * sure of the end, one session may be left.
   */
  part(): Promise<boolean>
  /** From now on the site is spoken to if it shows this certificate, and only then. */
  trust(certificate: PinnedCertificate): Promise<void>
  /** Takes over what the user changed. */
  change(record: SiteRecord): void
  prepareToEnd: LinoClient['prepareToEnd']
  endSession(ref: string): Promise<EndAnswer>
  /** Ends a session that `endsBy` calls 'signInOver'. Needs the password. */
  endBySigningIn(ref: string): Promise<EndAnswer>
  endsBy(ref: string): EndsBy
  usersNow: LinoClient['usersNow']
  /** Nobody else reads while a kill runs: its own lists keep the table fresh. */
  killing: boolean
  readonly record: SiteRecord
  /** The site's time, milliseconds. */
  now(): number
  close(): void
}

export interface WatchedWith {
  readonly client: LinoClient
  /** Exchanges the certificate under the client. */
  readonly pin: (certificate: PinnedCertificate) => void
  readonly account: Account
  /** The account's secrets outlive the console. */
  readonly accountLasts: () => boolean
  readonly ownSessions: OwnSessions
  readonly locks: Locks
  readonly clock: Clock
  readonly log: Log
  readonly news: SiteNews
}

function markElsewhere(sessions: readonly Session[], elsewhere: ReadonlySet<string>): readonly Session[] {
  if (elsewhere.size === 0) return sessions
  return sessions.map((each) => (elsewhere.has(each.ref) ? { ...each, ownElsewhere: true } : each))
}

const noPassword: Failure = {
  kind: 'passwordNeeded',
  hint: 'Some of these sessions only end by signing in over them, which needs your password. Sign out, and in again with it.',
}

/** After these the same password is needed for the next step, so it is kept (in memory) until then. */
const mayTryAgain = new Set<FailureKind>(['codeNeeded', 'codeWrong', 'limitReached', 'signInBarred'])

/** What says nothing about our session: the site, or the way to it, is not well, and may be again by itself. */
const unheard = new Set<FailureKind>([
  'unreachable',
  'timedOut',
  'serverBusy',
  'unintelligible',
  'redirected',
  'notLino',
  'certificate',
])
const isUnheard = (kind: FailureKind): boolean => unheard.has(kind)
/** A kept session is gone, or (an administrator's no longer) was ended when it was taken up. */
const tellsOfTheEnd = new Set<FailureKind>(['signedOut', 'notAdministrator'])
/** Failures of one sort in a row are one trouble. */
const sortOf = (kind: FailureKind): string => (isUnheard(kind) ? 'unheard' : kind)

const well = { failure: null, failedAt: null, failingSince: null, nextTryAt: null }

export function createWatchedSite(initial: SiteRecord, ports: WatchedWith): WatchedSite {
  const { client, account, ownSessions, clock, log, news } = ports
  let record = initial
  let pending: string | undefined
  /** Our session was made by this process: another one's is not ours to end. */
  let madeHere = false
  let awaitsResume = false
  const turn = createOneAtATime()
  /** Aborts a reading under way: who leaves does not wait for a hanging list. */
  let leaving = new AbortController()
  const facts: RunningFacts = nothingLearnt()

  const state = (): SiteState => stateFrom(record, facts, client.facts())

  function tell(change: Partial<RunningFacts>): void {
    Object.assign(facts, change)
    news.site(state())
  }

  function failed(failure: Failure): void {
    log.write('warning', 'A site failed', { siteId: record.siteId, kind: failure.kind })
    const goesOn = facts.failure !== null && sortOf(facts.failure.kind) === sortOf(failure.kind)
    const over = failure.kind === 'signedOut' || (facts.access !== 'signedIn' && !awaitsResume)
    tell({
      failure,
      failedAt: clock.now(),
      failingSince: goesOn ? facts.failingSince : clock.now(),
      ...(over ? { nextTryAt: null } : {}),
      ...(failure.kind === 'signedOut' ? { access: 'signedOut' as const } : {}),
      ...(failure.limit === undefined ? {} : { learntLimit: failure.limit }),
    })
  }

  async function read(signal?: AbortSignal): Promise<Result<readonly Session[]>> {
    const own = client.ownRef()
    tell({ reading: true })
    const listing = await client.list(AbortSignal.any([leaving.signal, ...(signal ? [signal] : [])]))
    if (!listing.ok) {
      facts.reading = false
      if (listing.failure.kind === 'signedOut') await forgetSession(own)
      failed(listing.failure)
      return listing
    }
    const { serverAheadMs } = listing.value
    const { leftOvers, elsewhere } = await ownSessions.look(record.url, listing.value.sessions)
    const sessions = markElsewhere(listing.value.sessions, elsewhere)
    const delta = await deltaOf(facts.sessions, sessions)
    const previous = facts.generation
    facts.reading = false
    if (delta) facts.generation += 1
    facts.sessions = sessions
    tell({ readAt: clock.now(), serverAheadMs, ...well, leftOvers })
    if (delta) news.sessions({ siteId: record.siteId, previous, generation: facts.generation, ...delta })
    return succeed(sessions)
  }

  async function signIn(given: GivenCredentials, quietly = false): Promise<Result<SiteState>> {
    if (client.signedIn && facts.access === 'signedIn') return succeed(state())
    const banned = stillBanned()
    if (banned) return { ok: false, failure: banned }
    const password = given.password ?? pending
    if (!quietly) tell({ access: 'signingIn' })
    const entered = await enterSite(record, { ...given, password }, ports)
    if (!entered.ok) {
      const { failure } = entered
      pending = mayTryAgain.has(failure.kind) ? password : undefined
      facts.access = failure.kind === 'wrongPassword' ? 'paused' : 'signedOut'
      const known = await account.read()
      facts.passwordKnown = known.password !== null
      awaitsResume = known.session !== null && isUnheard(failure.kind)
      failed(failure)
      return entered
    }
    pending = undefined
    awaitsResume = false
    madeHere = entered.value.fresh
    const passwordKnown = (await account.read()).password !== null
    const learntLimit = entered.value.facts.sessionsLimit ?? facts.learntLimit
    tell({ access: 'signedIn', ...well, passwordKnown, learntLimit })
    const at = clock.now()
    const listed = await read()
    if (listed.ok && entered.value.fresh) await learnWhatCounts(listed.value, at)
    // Without a key: so that a plan can say how it will be done, and what cannot be. A failure is told when killing.
    if (listed.ok && (await client.prepareToEnd()).ok) tell({})
    return listed.ok ? succeed(state()) : listed
  }

  /** Two lists right after the sign-in tell whether expired sessions count towards the limit, where it makes a difference. */
  async function learnWhatCounts(first: readonly Session[], at: number): Promise<void> {
    const limit = state().sessionsLimit
    const signedInAt = at + facts.serverAheadMs
    if (limit === null || !tellsWhatCounts(first, limit, signedInAt)) return
    const second = await read()
    if (second.ok && tellsWhatCounts(second.value, limit, signedInAt))
      tell({ countsExpired: client.facts()?.refusedByLimit === true })
  }

  /** A ban ends some time after the last try, so each try would make it longer. */
  function stillBanned(): Failure | null {
    const { failure, failedAt } = facts
    if (failure?.kind !== 'banned' || failedAt === null) return null
    const left = (failure.retryAfterSeconds ?? 0) - Math.floor((clock.now() - failedAt) / 1000)
    return left > 0 ? { ...failure, retryAfterSeconds: left } : null
  }

  async function forgetSession(ref: string | null): Promise<void> {
    await account.change({ session: null })
    if (ref !== null) await ownSessions.ended(ref)
  }

  async function signOut(): Promise<Result<SiteState>> {
    awaitsResume = false
    if (!client.mayHoldSession) {
      if (facts.access !== 'signedOut') tell({ access: 'signedOut' })
      return succeed(state())
    }
    const own = client.ownRef()
    const answer = await client.signOut()
    if (answer.ok) await forgetSession(own)
    tell({ access: 'signedOut' })
    return answer.ok ? succeed(state()) : answer
  }

  function keepsSeat(): boolean {
    const kept = ports.accountLasts() && account.trouble === null
    return kept && (record.keepSeat || !madeHere)
  }

  async function leave(): Promise<Result<SiteState>> {
    // Not one that was to be ended and could not be, nor one that was refused: those are nobody's seat.
    return client.signedIn && facts.access === 'signedIn' && keepsSeat() ? succeed(state()) : signOut()
  }

  /** The secrets go in any case: a site that does not answer can be forgotten, too. */
  async function part(): Promise<boolean> {
    const { session } = await account.read()
    // One that was kept and not taken up again is ours to end as well, and is lost with its secret.
    const resumed = session === null || client.mayHoldSession ? null : await client.resume(session)
    const unheardOf = resumed !== null && !resumed.ok && !tellsOfTheEnd.has(resumed.failure.kind)
    const ended = await signOut()
    await account.forget()
    close()
    return ended.ok && !unheardOf
  }

  function close(): void {
    pending = undefined
    client.close()
  }

  async function endBySigningIn(ref: string): Promise<EndAnswer> {
    const password = (await account.read()).password ?? pending
    if (password === undefined) return { kind: 'failed', failure: noPassword }
    const answer = await client.endBySigningIn(ref, { user: record.user, password })
    if (answer.kind === 'failed' && answer.left !== undefined)
      await ownSessions.left(record.url, record.user, answer.left)
    return answer
  }

  /** Before the queue: whatever is being read is given up. */
  function stopReading(): void {
    leaving.abort()
    leaving = new AbortController()
  }

  async function resume(): Promise<void> {
    const { password, session } = await account.read()
    if (password !== null) tell({ passwordKnown: true })
    // Without a password nothing but the kept session can be used.
    if (session === null) awaitsResume = false
    else await signIn({ password: '' }, awaitsResume)
  }

  return {
    siteId: initial.siteId,
    state,
    list: () => ({ siteId: record.siteId, generation: facts.generation, sessions: facts.sessions }),
    signIn: (given) => turn.run(() => signIn(given)),
    resume: () => turn.run(resume),
    awaitsResume: () => awaitsResume,
    triesNext: (nextTryAt) => tell({ nextTryAt }),
    read: (signal) => turn.run(() => read(signal)),
    signOut: () => {
      stopReading()
      return turn.run(signOut)
    },
    keepsSeat,
    leave: () => {
      stopReading()
      return turn.run(leave)
    },
    async forgetPassword() {
      await account.change({ password: null, trust: null })
      tell({ passwordKnown: false })
    },
    part: () => {
      stopReading()
      return turn.run(part)
    },
    trust: (certificate) =>
      turn.run(async () => {
        ports.pin(certificate)
        record = { ...record, certificate }
        tell(facts.failure?.kind === 'certificate' ? well : {})
      }),
    change(next) {
      // Whoever enters another limit knows of a change.
      if (next.sessionsLimit !== record.sessionsLimit) facts.learntLimit = null
      record = next
      tell({})
    },
    prepareToEnd: () => client.prepareToEnd(),
    endSession: (ref) => turn.run(() => client.endSession(ref)),
    endBySigningIn: (ref) => turn.run(() => endBySigningIn(ref)),
    endsBy: (ref) => client.endsBy(ref),
    usersNow: (signal) => turn.run(() => client.usersNow(signal)),
    killing: false,
    get record() {
      return record
    },
    now: () => clock.now() + facts.serverAheadMs,
    close,
  }
}
