import { askedRestMs, backOffMs } from '../domain/back-off.ts'
import type { Clock } from '../ports.ts'
import type { WatchedSite } from './watched-site.ts'

/** Milliseconds between two readings. A list costs the server a full scan, so sites out of view are read seldom. */
const inViewMs = 15_000
const outOfViewMs = 60_000
/** A reading may keep the server busy for at most this share of the time. */
const mostLoad = 0.05

/**
 * Reads every signed-in site again and again; the one in view more often. A kept seat that could not be taken up again, as the
 * site was not reached, is tried again, too. Nothing else is: a refusal is for the user.
 */
export interface SessionWatch {
  /** Begins with a site, or looks again how it stands. */
  start(site: WatchedSite): void
  stop(siteId: string): void
  /** This site is opened: where it fails it is tried at once. */
  view(siteId: string | null): void
  close(): void
}

interface Job {
  readonly stopped: AbortController
  /** Ends the waiting, so that it is looked again when the next try is due. */
  woken: AbortController
  hurry(): void
}

/** @param draw from 0 to 1, by chance */
export function createSessionWatch(clock: Clock, draw: () => number = Math.random): SessionWatch {
  const jobs = new Map<string, Job>()
  let inView: string | null = null

  function wake(siteId: string | null): void {
    const job = siteId === null ? undefined : jobs.get(siteId)
    if (!job) return
    const old = job.woken
    job.woken = new AbortController()
    old.abort()
  }

  function jobOf(site: WatchedSite): Job {
    let failures = 0
    /** Of the last answered list: what was not answered says nothing about what a list costs. */
    let tookMs = 0
    let lastTry = clock.now()
    /** After a failure. */
    let retryAt: number | null = null
    const baseMs = (): number => (site.siteId === inView ? inViewMs : outOfViewMs)
    const dueAt = (): number => {
      if (site.state().failure !== null && retryAt !== null) return retryAt
      return lastTry + Math.max(baseMs(), tookMs / mostLoad)
    }
    const signedIn = (): boolean => site.state().access === 'signedIn'
    const goesOn = (): boolean => signedIn() || site.awaitsResume()

    /** Others read, too: how the site stands now is what counts. */
    function look(): void {
      if (site.state().failure === null) {
        failures = 0
        retryAt = null
      } else if (retryAt === null && goesOn()) rest()
    }

    function rest(): void {
      failures += 1
      const asked = askedRestMs(site.state().failure?.retryAfterSeconds)
      retryAt = clock.now() + Math.max(backOffMs(failures, baseMs(), draw()), asked)
      site.triesNext(retryAt)
    }

    async function attempt(stopped: AbortSignal): Promise<void> {
      lastTry = clock.now()
      retryAt = null
      if (site.killing) return
      if (signedIn()) {
        const read = await site.read(stopped)
        if (read.ok) tookMs = clock.now() - lastTry
      } else if (site.awaitsResume()) await site.resume()
    }

    async function run(): Promise<void> {
      const stopped = job.stopped.signal
      while (!stopped.aborted) {
        look()
        const ms = Math.max(0, dueAt() - clock.now())
        await clock.wait(ms, AbortSignal.any([stopped, job.woken.signal]))
        if (!stopped.aborted && clock.now() >= dueAt()) await attempt(stopped)
      }
    }
    const job: Job = {
      stopped: new AbortController(),
      woken: new AbortController(),
      hurry: () => {
        if (retryAt !== null) retryAt = clock.now()
      },
    }
    void run()
    return job
  }

  return {
    start(site) {
      if (jobs.has(site.siteId)) wake(site.siteId)
      else jobs.set(site.siteId, jobOf(site))
    },
    stop(siteId) {
      jobs.get(siteId)?.stopped.abort()
      jobs.delete(siteId)
    },
    view(siteId) {
      inView = siteId
      if (siteId !== null) jobs.get(siteId)?.hurry()
      wake(siteId)
    },
    close() {
      for (const { stopped } of jobs.values()) stopped.abort()
      jobs.clear()
    },
  }
}
