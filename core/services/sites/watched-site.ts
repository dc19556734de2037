import type { Result } from '../../../contract/failure.ts'
import type { EndsBy } from '../../../contract/kill.ts'
import type { Session } from '../../../contract/session.ts'
import type { SessionList, SiteState } from '../../../contract/site.ts'
import type { EndAnswer, LinoClient } from '../../lino/index.ts'
import type { LoadMeter } from '../../domain/load.ts'
import type { Clock, Locks, Log, PinnedCertificate } from '../../ports.ts'
import type { Account } from './accounts.ts'
import type { GivenCredentials } from './enter-site.ts'
import type { KeptFigures } from './figures-file.ts'
import { createOneAtATime } from './one-at-a-time.ts'
import type { ListTimes } from './list-times.ts'
import type { OwnSessions } from './own-sessions.ts'
import { well } from './site-facts.ts'
import { createSiteReading } from './site-reading.ts'
import type { SiteRecord } from './site-record.ts'
import { createSiteSignIn } from './site-sign-in.ts'
import { createSiteSignOut } from './site-sign-out.ts'
import { createSiteStatus, type SiteEvents } from './site-status.ts'

/**
 * One site while the console runs: what it knows (`site-status.ts`), reading, sign-in and sign-out, one task
 * at a time.
 */
export interface WatchedSite {
  readonly siteId: string
  state(): SiteState
  list(): SessionList
  /** The sessions limit that a refusal has shown. Null: none has. */
  learntLimit(): number | null
  /** Takes over what an earlier run noted. No view gets it yet. */
  recall(kept: Pick<KeptFigures, 'counts' | 'readAt' | 'learntLimit'>): void
  /** When `list` was read. */
  readonly lastList: ListTimes
  /** Uses the kept session again, or signs in. Then reads. Without a password it uses the known one. */
  signIn(given: GivenCredentials): Promise<Result<SiteState>>
  /**
   * The same among many sites: without a password, and without a kept session, it changes nothing and fails
   * with `passwordNeeded`.
   */
  signInIfKnown(given: Pick<GivenCredentials, 'password' | 'remember'>): Promise<Result<SiteState>>
  /**
   * Uses the kept session again, if there is one. It makes a new one only if the site signs itself in, once
   * in a run.
   */
  resume(): Promise<void>
  /** The kept session could not be used again because the site did not answer. Nobody has refused it. */
  awaitsResume(): boolean
  /** Notes when the console reads the site next, or tries to. Milliseconds since 1970. Null: not planned. */
  readsNext(at: number | null): void
  /** This machine's clock was set by this time, so what is past moves with it. Milliseconds. */
  clockWasSet(ms: number): void
  /** Lists the sessions. A failure keeps the last rows. */
  read(signal?: AbortSignal): Promise<Result<readonly Session[]>>
  /** Ends our own session, and confirms that. */
  signOut(): Promise<Result<SiteState>>
  /**
   * When the console quits: keeps our session in the keychain if the user chose that, otherwise signs out.
   */
  leave(): Promise<Result<SiteState>>
  /** Whether `leave` would keep our own session in its place. */
  keepsSeat(): boolean
  forgetPassword(): Promise<void>
  /**
   * Ends our own session, also one that is only kept, removes every secret of this account, and closes.
   * False: the end could not be confirmed, and one session may be left.
   */
  part(): Promise<boolean>
  /** From now on the console speaks to the site only if the site shows this certificate. */
  trust(certificate: PinnedCertificate): Promise<void>
  /** Takes over the user's changes. */
  change(record: SiteRecord): void
  prepareToEnd: LinoClient['prepareToEnd']
  endSession(ref: string): Promise<EndAnswer>
  /** Ends a session that `endsBy` calls 'signInOver'. Needs the password. */
  endBySigningIn(ref: string): Promise<EndAnswer>
  endsBy(ref: string): EndsBy
  usersNow: LinoClient['usersNow']
  /** No other reading during a kill: the kill's own lists keep the table fresh. */
  killing: boolean
  readonly record: SiteRecord
  /** The site's time, milliseconds. */
  now(): number
  close(): void
}

export interface WatchedWith {
  readonly client: LinoClient
  readonly load: LoadMeter
  /** Exchanges the certificate under the client. */
  readonly pin: (certificate: PinnedCertificate) => void
  readonly account: Account
  /** The account's secrets outlive the console. */
  readonly accountLasts: () => boolean
  readonly ownSessions: OwnSessions
  readonly locks: Locks
  readonly clock: Clock
  readonly log: Log
  readonly emit: SiteEvents
}

export function createWatchedSite(initial: SiteRecord, ports: WatchedWith): WatchedSite {
  const { client, account, clock } = ports
  const turn = createOneAtATime()
  const status = createSiteStatus(initial, ports)
  const reading = createSiteReading(status, ports)
  const signIn = createSiteSignIn(status, reading, ports)
  const signOut = createSiteSignOut(status, ports)
  const { facts } = status

  function close(): void {
    signIn.forgetPending()
    client.close()
  }

  /** A reading under way is aborted first, before the task's turn comes. */
  function afterReading<T>(task: () => Promise<T>): Promise<T> {
    reading.stop()
    return turn.run(task)
  }

  return {
    siteId: initial.siteId,
    state: status.state,
    list: () => ({ siteId: initial.siteId, generation: facts.generation, sessions: facts.sessions }),
    learntLimit: () => facts.learntLimit,
    recall({ counts, readAt, learntLimit }) {
      status.learn({ learntLimit, recalled: counts && readAt !== null ? { counts, readAt } : null })
    },
    get lastList() {
      return reading.lastList
    },
    signIn: (given) => turn.run(() => signIn.signIn(given)),
    signInIfKnown: (given) => turn.run(() => signIn.signInIfKnown(given)),
    resume: () => turn.run(signIn.resume),
    awaitsResume: () => facts.awaitsResume,
    readsNext(nextReadAt) {
      if (nextReadAt !== facts.nextReadAt) status.update({ nextReadAt })
    },
    clockWasSet(ms) {
      const moved = (at: number | null): number | null => (at === null ? null : at + ms)
      const { readAt, failedAt, failingSince } = facts
      status.update({
        readAt: moved(readAt),
        failedAt: moved(failedAt),
        failingSince: moved(failingSince),
      })
    },
    read: (signal) => turn.run(() => reading.read(signal)),
    signOut: () => afterReading(signOut.signOut),
    keepsSeat: signOut.keepsSeat,
    leave: () => afterReading(signOut.leave),
    async forgetPassword() {
      await account.change({ password: null, trust: null })
      status.update({ passwordKnown: false })
    },
    part: () =>
      afterReading(async () => {
        const isConfirmed = await signOut.part()
        close()
        return isConfirmed
      }),
    trust: (certificate) =>
      turn.run(async () => {
        ports.pin(certificate)
        status.record = { ...status.record, certificate }
        status.update(facts.failure?.kind === 'certificate' ? well : {})
      }),
    change(record) {
      // A user who enters another limit knows about a change.
      if (record.sessionsLimit !== status.record.sessionsLimit) status.learn({ learntLimit: null })
      status.record = record
      status.update({})
    },
    prepareToEnd: () => client.prepareToEnd(),
    endSession: (ref) => turn.run(() => client.endSession(ref)),
    endBySigningIn: (ref) => turn.run(() => signIn.endBySigningIn(ref)),
    endsBy: (ref) => client.endsBy(ref),
    usersNow: (signal) => turn.run(() => client.usersNow(signal)),
    killing: false,
    get record() {
      return status.record
    },
    now: () => clock.now() + facts.serverAheadMs,
    close,
  }
}
