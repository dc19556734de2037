import { succeed, type Result } from '../../../contract/failure.ts'
import type { Session } from '../../../contract/session.ts'
import { tellsWhatCounts } from '../../domain/what-counts.ts'
import type { LinoClient } from '../../lino/index.ts'
import type { Clock } from '../../ports.ts'
import type { Account } from './accounts.ts'
import { forgetSession } from './forget-session.ts'
import type { OwnSessions } from './own-sessions.ts'
import { createListTimer, type ListTimes } from './list-times.ts'
import { deltaOf } from './session-delta.ts'
import { well } from './site-facts.ts'
import type { SiteEvents, SiteStatus } from './site-status.ts'

/** The lists of one site, one after the other. */
export interface SiteReading {
  /** Lists the sessions. A failure keeps the last rows. */
  read(signal?: AbortSignal): Promise<Result<readonly Session[]>>
  /** Of the last list that arrived. */
  readonly lastList: ListTimes
  /** Aborts a reading under way, so that leaving does not wait for a hanging list. */
  stop(): void
  /**
   * Two lists right after the sign-in show whether expired sessions count towards the limit, if that makes a
   * difference.
   * @param first the list after the sign-in
   * @param at the time before that list, milliseconds
   */
  learnWhatCounts(first: readonly Session[], at: number): Promise<void>
}

export interface SiteReadingWith {
  readonly client: LinoClient
  readonly account: Account
  readonly ownSessions: OwnSessions
  readonly clock: Clock
  readonly emit: SiteEvents
}

export function createSiteReading(status: SiteStatus, ports: SiteReadingWith): SiteReading {
  const { client, account, ownSessions, clock, emit } = ports
  const { facts } = status
  const timer = createListTimer(clock)
  let leaving = new AbortController()

  async function read(signal?: AbortSignal): Promise<Result<readonly Session[]>> {
    const own = client.ownRef()
    status.update({ reading: true })
    const arrived = timer.begin()
    const listing = await client.list(AbortSignal.any([leaving.signal, ...(signal ? [signal] : [])]))
    if (!listing.ok) {
      status.learn({ reading: false })
      if (listing.failure.kind === 'signedOut') await forgetSession(account, ownSessions, own)
      status.failed(listing.failure)
      return listing
    }
    const { siteId, url } = status.record
    const { serverAheadMs } = listing.value
    arrived(serverAheadMs)
    const { leftOvers, elsewhere } = await ownSessions.look(url, listing.value.sessions)
    const sessions = markElsewhere(listing.value.sessions, elsewhere)
    const delta = await deltaOf(facts.sessions, sessions)
    const previous = facts.generation
    const generation = delta ? previous + 1 : previous
    status.learn({ reading: false, sessions, generation })
    status.update({ readAt: clock.now(), serverAheadMs, ...well, leftOvers })
    if (delta) emit.sessions({ siteId, previous, generation, ...delta })
    return succeed(sessions)
  }

  return {
    read,
    get lastList() {
      return timer.last
    },
    stop() {
      leaving.abort()
      leaving = new AbortController()
    },
    async learnWhatCounts(first, at) {
      const limit = status.state().sessionsLimit
      const signedInAt = at + facts.serverAheadMs
      if (limit === null || !tellsWhatCounts(first, limit, signedInAt)) return
      const second = await read()
      if (second.ok && tellsWhatCounts(second.value, limit, signedInAt))
        status.update({ countsExpired: client.facts()?.refusedByLimit === true })
    },
  }
}

function markElsewhere(sessions: readonly Session[], elsewhere: ReadonlySet<string>): readonly Session[] {
  if (elsewhere.size === 0) return sessions
  return sessions.map((each) => (elsewhere.has(each.ref) ? { ...each, ownElsewhere: true } : each))
}
