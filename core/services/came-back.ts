import type { KillRun } from '../../contract/kill.ts'
import type { Session } from '../../contract/session.ts'
import type { Clock } from '../ports.ts'
import type { Audit } from './audit.ts'
import type { WatchedSite } from './watched-site.ts'

/** So long after a run it is looked who signs in again. Milliseconds. */
const watchMs = 600_000
/** A shorter look tells nothing worth a line. Milliseconds. */
const leastWatchMs = 30_000

/** Counts the users who sign in again soon after a session of theirs was killed: whether the kill was a mistake. */
export interface CameBackWatch {
  /** After a run; the site's last list shows who is there now. Answers the run with its first figure. */
  begin(run: KillRun, site: WatchedSite): KillRun
  /** A site was listed again. */
  listed(siteId: string, sessions: readonly Session[]): void
  /** Notes what was seen so far. */
  close(): Promise<void>
}

interface Watching {
  run: KillRun
  readonly site: WatchedSite
  readonly killed: ReadonlySet<string>
  /** Those that were there already. */
  readonly known: ReadonlySet<string>
  readonly back: Set<string>
  readonly since: number
}

/** `tell` gets the run again with each new figure. */
export function createCameBack(clock: Clock, audit: Audit, tell: (run: KillRun) => void): CameBackWatch {
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
      watchedSeconds: Math.round(watchedMs / 1000),
    }
    await audit.note({ kind: 'cameBack', runId, ...counted }, { name, url, account })
    // Not before: quitting waits for it.
    watching.delete(each)
  }

  return {
    begin(run, site) {
      const killed = new Set(
        run.results.flatMap(({ outcome, user }) => (outcome === 'killed' && user !== null ? [user] : [])),
      )
      if (killed.size === 0 || closing.signal.aborted) return run
      const since = clock.now()
      const cameBack = { users: 0, of: killed.size, until: since + watchMs }
      const known = new Set(site.list().sessions.map(({ ref }) => ref))
      const each: Watching = { run: { ...run, cameBack }, site, killed, known, back: new Set(), since }
      watching.set(each, watch(each))
      return each.run
    },
    listed(siteId, sessions) {
      for (const each of watching.keys()) {
        if (each.run.siteId !== siteId || !each.run.cameBack) continue
        const before = each.back.size
        for (const { ref, user, own } of sessions) {
          if (user !== null && !own && each.killed.has(user) && !each.known.has(ref)) each.back.add(user)
        }
        if (each.back.size === before) continue
        each.run = { ...each.run, cameBack: { ...each.run.cameBack, users: each.back.size } }
        tell(each.run)
      }
    },
    async close() {
      const last = [...watching.values()]
      closing.abort()
      await Promise.all(last)
    },
  }
}
