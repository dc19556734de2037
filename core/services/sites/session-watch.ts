import { askedRestMs, backOffMs } from '../../domain/back-off.ts'
import { inViewMs, outOfViewMs, pollIntervalMs, spreadMs } from '../../domain/polling.ts'
import type { Clock } from '../../ports.ts'
import { createReach } from './reach.ts'
import { createScheduler, type ScheduledWork } from './scheduler.ts'
import type { WatchedSite } from './watched-site.ts'

/**
 * Reads every signed-in site again and again, and the site in view more often. If a site could not be reached
 * when its kept session was to be used again, it tries that again too. It tries nothing else again, because a
 * refusal needs the user.
 */
export interface SessionWatch {
  /** Uses the kept session of a site again, if there is one, when the site's turn comes. */
  resume(site: WatchedSite): void
  /** Begins with a site that was read, or checks its state again. */
  start(site: WatchedSite): void
  stop(siteId: string): void
  /**
   * Does something else at a site, within the bounds of all readings. Resolves when it has ended, or was not
   * begun because the site is removed or the watch closed. `task` never rejects.
   */
  once(site: WatchedSite, task: () => Promise<void>): Promise<void>
  /** The user opens this site: it is read at once, unless it was read just now. */
  view(siteId: string | null): void
  isInView(siteId: string): boolean
  /** Resolves when nothing is under way any more. */
  close(): Promise<void>
}

interface Job extends ScheduledWork {
  readonly site: WatchedSite
  /** In a row. */
  failures: number
  /** Of the last answered list. Milliseconds. */
  tookMs: number
  /** Its kept session has not been tried yet. */
  isNew: boolean
}

const isWatched = ({ site, isNew }: Job): boolean =>
  isNew || site.state().access === 'signedIn' || site.awaitsResume()

const isOut = ({ site }: Job): boolean =>
  ['unreachable', 'timedOut'].includes(site.state().failure?.kind ?? '')

/** Milliseconds until the next try of a site that goes on. Counts its failure, if it has one. */
function msToNext(job: Job, draw: number): number {
  const { failure } = job.site.state()
  const inView = job.isInView()
  if (failure === null) {
    job.failures = 0
    return pollIntervalMs({ inView, tookMs: job.tookMs, draw })
  }
  job.failures += 1
  const rest = backOffMs(job.failures, inView ? inViewMs : outOfViewMs, draw)
  return Math.max(rest, askedRestMs(failure.retryAfterSeconds))
}

/** It was read so recently that opening it needs no new list. */
function isFresh({ site, tookMs }: Job, now: number): boolean {
  const { failure, readAt, figuresFrom } = site.state()
  const age = now - (readAt ?? -Infinity)
  return (
    failure === null &&
    figuresFrom === 'list' &&
    age >= 0 &&
    age < pollIntervalMs({ inView: true, tookMs, draw: 0 })
  )
}

/**
 * No list is waited for longer than this, so one that took longer was held up by sleep, or the clock was set.
 * Milliseconds.
 */
const longestListMs = 60_000

const onceKey = (siteId: string): string => `once ${siteId}`

/** Something that is done once. It ends also if it is never begun. */
function onceWork(of: {
  readonly site: WatchedSite
  readonly task: () => Promise<void>
  readonly isInView: () => boolean
  readonly ended: () => void
}): ScheduledWork {
  const { site, task, isInView, ended } = of
  return {
    key: onceKey(site.siteId),
    host: hostOf(site),
    isInView,
    isFailing: () => site.state().failure !== null,
    run: () => task().finally(ended),
    planned: (at) => {
      if (at === null) ended()
    },
  }
}

/** Name and port. */
const hostOf = ({ record }: WatchedSite): string => new URL(record.url).host

/**
 * @param draw from 0 to 1, by chance
 * @param wasSet called if the clock was set back by this time. Milliseconds, negative
 */
export function createSessionWatch(
  clock: Clock,
  draw: () => number = Math.random,
  wasSet: (ms: number) => void = () => undefined,
): SessionWatch {
  const jobs = new Map<string, Job>()
  const scheduler = createScheduler(clock, draw, wasSet)
  let inView: string | null = null
  const reach = createReach()

  /** Other code reads too, so the site's present state counts. */
  function planNext(job: Job): void {
    scheduler.plan(job, isWatched(job) ? clock.now() + msToNext(job, draw()) : null)
  }

  async function attempt(job: Job, stopped: AbortSignal): Promise<void> {
    const { site } = job
    const from = clock.now()
    if (!site.killing && site.state().access === 'signedIn') {
      const read = await site.read(stopped)
      const tookMs = clock.now() - from
      if (read.ok && tookMs >= 0 && tookMs <= longestListMs) job.tookMs = tookMs
    } else if (!site.killing && isWatched(job)) {
      await site.resume()
      job.isNew = false
    }
    if (stopped.aborted) return
    if (reach.isBack(!isOut(job))) hurryThoseOut()
    planNext(job)
  }

  /** Back on the network: sites that did not answer are tried soon, but not all at once. */
  function hurryThoseOut(): void {
    const out = [...jobs.values()].filter(isOut)
    for (const each of out) {
      const soon = clock.now() + draw() * spreadMs(out.length)
      if ((scheduler.plannedAt(each.key) ?? 0) > soon) scheduler.plan(each, soon)
    }
  }

  function jobOf(site: WatchedSite, isNew: boolean): Job {
    const { siteId } = site
    const job: Job = {
      site,
      key: siteId,
      host: hostOf(site),
      failures: 0,
      tookMs: 0,
      isNew,
      isInView: () => siteId === inView,
      isFailing: () => site.state().failure !== null,
      run: (stopped) => attempt(job, stopped),
      planned: (at) => site.readsNext(at),
    }
    jobs.set(siteId, job)
    return job
  }

  return {
    resume(site) {
      if (!jobs.has(site.siteId)) scheduler.plan(jobOf(site, true), clock.now())
    },
    start(site) {
      const known = jobs.get(site.siteId)
      const job = known ?? jobOf(site, false)
      job.isNew = false
      // A rest that is under way goes on.
      const rests = job.failures > 0 && site.state().failure !== null && scheduler.plannedAt(job.key) !== null
      if (!rests && !scheduler.isRunning(job.key)) planNext(job)
    },
    stop(siteId) {
      scheduler.drop(siteId)
      scheduler.drop(onceKey(siteId))
      jobs.delete(siteId)
    },
    once: (site, task) =>
      new Promise((resolve) => {
        const isInView = (): boolean => site.siteId === inView
        scheduler.plan(onceWork({ site, task, isInView, ended: resolve }), clock.now())
      }),
    view(siteId) {
      inView = siteId
      const job = siteId === null ? undefined : jobs.get(siteId)
      if (!job || !isWatched(job) || scheduler.isRunning(job.key)) return
      if (isFresh(job, clock.now())) planNext(job)
      else scheduler.plan(job, clock.now())
    },
    isInView: (siteId) => siteId === inView,
    close: () => scheduler.close(),
  }
}
