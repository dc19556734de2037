import type { Clock } from '../ports.ts'
import type { WatchedSite } from './watched-site.ts'

/** Milliseconds between two readings. A list costs the server a full scan, so sites out of view are read seldom. */
const inViewMs = 15_000
const outOfViewMs = 60_000
const failingMostMs = 300_000
/** A reading may keep the server busy for at most this share of the time. */
const mostLoad = 0.05

/** Reads every signed-in site again and again; the one in view more often. */
export interface SessionWatch {
  start(site: WatchedSite): void
  stop(siteId: string): void
  view(siteId: string | null): void
  close(): void
}

export function createSessionWatch(clock: Clock): SessionWatch {
  const running = new Map<string, AbortController>()
  let inView: string | null = null
  let viewChanged = new AbortController()

  async function watch(site: WatchedSite, stopped: AbortSignal): Promise<void> {
    let failures = 0
    let tookMs = 0
    let lastTry = clock.now()
    /** When the next reading is due: polite to a failing or a slow server. */
    const dueAt = (): number => {
      const base = site.siteId === inView ? inViewMs : outOfViewMs
      const backedOff = failures > 0 ? Math.min(base * 2 ** failures, failingMostMs) : base
      const asked = (site.state().failure?.retryAfterSeconds ?? 0) * 1000
      return lastTry + Math.max(backedOff, tookMs / mostLoad, asked)
    }
    while (!stopped.aborted) {
      // A change of view wakes all loops: only the site that came into view is due sooner.
      await clock.wait(Math.max(0, dueAt() - clock.now()), AbortSignal.any([stopped, viewChanged.signal]))
      if (stopped.aborted || clock.now() < dueAt()) continue
      lastTry = clock.now()
      if (site.killing || site.state().access !== 'signedIn') continue
      const read = await site.read(stopped)
      tookMs = clock.now() - lastTry
      failures = read.ok ? 0 : failures + 1
    }
  }

  return {
    start(site) {
      if (running.has(site.siteId)) return
      const controller = new AbortController()
      running.set(site.siteId, controller)
      void watch(site, controller.signal)
    },
    stop(siteId) {
      running.get(siteId)?.abort()
      running.delete(siteId)
    },
    view(siteId) {
      if (siteId === inView) return
      inView = siteId
      const old = viewChanged
      viewChanged = new AbortController()
      old.abort()
    },
    close() {
      for (const controller of running.values()) controller.abort()
      running.clear()
    },
  }
}
