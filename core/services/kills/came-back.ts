import type { KillRun } from '../../../contract/kill.ts'
import type { Session } from '../../../contract/session.ts'
import type { Clock } from '../../ports.ts'
import type { Audit } from '../records/audit.ts'
import type { WatchedSite } from '../sites/watched-site.ts'

/** For this time after a run the console watches who signs in again. Milliseconds. */
const watchMs = 600_000
/** After a shorter time the figure is not worth a line. Milliseconds. */
const leastWatchMs = 30_000

/**
 * Counts the users who sign in again soon after a session of theirs was killed. The number shows whether the
 * kill was a mistake.
 */
export interface CameBackWatch {
  /**
   * After a run. Returns the run with its first figure: users who signed in during the run are back already.
   * @param known refs of the sessions that were listed right before the first request
   */
  begin(run: KillRun, site: WatchedSite, known: ReadonlySet<string>): KillRun
  /** A site was listed again. */
  listed(siteId: string, sessions: readonly Session[]): void
  /** Writes down what was seen so far. */
  close(): Promise<void>
}

interface Watching {
  run: KillRun
  readonly site: WatchedSite
  readonly killed: ReadonlySet<string>
  /** Sessions that existed before the kill. */
  readonly known: ReadonlySet<string>
  readonly back: Set<string>
  readonly since: number
}

/** `emit` gets the run again with each new figure. */
export function createCameBack(clock: Clock, audit: Audit, emit: (run: KillRun) => void): CameBackWatch {
  const watching = new Map<Watching, Promise<void>>()
  const closing = new AbortController()

  async function watch(each: Watching): Promise<void> {
    await clock.wait(watchMs, closing.signal)
    const watchedMs = clock.now() - each.since
    if (watchedMs < leastWatchMs) {
      watching.delete(each)
      return
    }
    const { name, url, user: account } = each.site.record
    const { runId } = each.run
    const counted = {
      users: each.back.size,
      of: each.killed.size,
      watchedSeconds: Math.round(Math.min(watchedMs, watchMs) / 1000),
    }
    await audit.note({ kind: 'cameBack', runId, ...counted }, { name, url, account })
    // Not earlier, because quitting waits for it.
    watching.delete(each)
  }

  return {
    begin(run, site, known) {
      const killed = new Set(
        run.results.flatMap(({ outcome, user }) => (outcome === 'killed' && user !== null ? [user] : [])),
      )
      if (killed.size === 0 || closing.signal.aborted) return run
      const since = clock.now()
      const back = newOf(site.list().sessions, killed, known)
      const cameBack = { users: back.size, of: killed.size, until: since + watchMs }
      const each: Watching = { run: { ...run, cameBack }, site, killed, known, back, since }
      watching.set(each, watch(each))
      return each.run
    },
    listed(siteId, sessions) {
      for (const each of watching.keys()) {
        if (each.run.siteId !== siteId || !each.run.cameBack) continue
        // A machine that slept lists long after the kill. A user who signs in the next morning has not come
        // back.
        if (clock.now() - each.since > watchMs) continue
        const before = each.back.size
        for (const user of newOf(sessions, each.killed, each.known)) each.back.add(user)
        if (each.back.size === before) continue
        each.run = { ...each.run, cameBack: { ...each.run.cameBack, users: each.back.size } }
        emit(each.run)
      }
    },
    async close() {
      const last = [...watching.values()]
      closing.abort()
      await Promise.all(last)
    },
  }
}

/** The users of these who have a new session, own sessions of consoles excepted. */
function newOf(
  sessions: readonly Session[],
  users: ReadonlySet<string>,
  known: ReadonlySet<string>,
): Set<string> {
  const found = new Set<string>()
  for (const { ref, user, own, ownElsewhere } of sessions) {
    if (user !== null && !own && !ownElsewhere && users.has(user) && !known.has(ref)) found.add(user)
  }
  return found
}
