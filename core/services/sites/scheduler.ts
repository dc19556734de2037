import { spreadMs } from '../../domain/polling.ts'
import type { Clock } from '../../ports.ts'

/** Something to be done for one site, again and again. */
export interface ScheduledWork {
  readonly key: string
  /** Name and port. */
  readonly host: string
  /** The user looks at it. It comes first, and has a place of its own. */
  isInView(): boolean
  /** It failed when it was last tried, so it may take long and must not hold up the others. */
  isFailing(): boolean
  /** Never rejects. Plans its next time itself. */
  run(stopped: AbortSignal): Promise<void>
  /** Its next time has changed. Milliseconds since 1970. Null: it has none. */
  planned(at: number | null): void
}

/** One queue of what is due, with one timer. */
export interface Scheduler {
  /**
   * The next time of this work, milliseconds since 1970. Null: none, until it is planned again. It takes the
   * place of other work with its key that has not begun.
   */
  plan(work: ScheduledWork, at: number | null): void
  /** Milliseconds since 1970. Null: nothing is planned. */
  plannedAt(key: string): number | null
  isRunning(key: string): boolean
  /** Forgets this work, and aborts it if it is under way. */
  drop(key: string): void
  /** Starts nothing more, and aborts what is under way. Resolves when that has ended. */
  close(): Promise<void>
}

/** How many run at once. */
const most = { all: 16, host: 2, failing: 4, outOfView: 15 }
/** A timer that is this far off was held up by sleep, or the clock was set. Milliseconds. */
const gapMs = 10_000
/** A timer stands still while the machine sleeps, so a long one would notice that late. Milliseconds. */
const longestWaitMs = 15_000

interface Plan {
  readonly work: ScheduledWork
  at: number
}

interface Running {
  readonly work: ScheduledWork
  readonly stop: AbortController
  readonly failing: boolean
}

/**
 * @param draw from 0 to 1, by chance
 * @param wasSet called if the clock was set back by this time. Milliseconds, negative
 */
export function createScheduler(
  clock: Clock,
  draw: () => number,
  wasSet: (ms: number) => void = () => undefined,
): Scheduler {
  const planned = new Map<string, Plan>()
  const running = new Map<string, Running>()
  const ending = new Set<Promise<void>>()
  const closed = new AbortController()
  let changed = new AbortController()
  let watching = false

  function start(work: ScheduledWork): void {
    const { key } = work
    planned.delete(key)
    const stop = new AbortController()
    running.set(key, { work, stop, failing: work.isFailing() })
    const end = work.run(stop.signal).finally(() => {
      running.delete(key)
      ending.delete(end)
      lookAgain()
    })
    ending.add(end)
  }

  /** Those in view first, then those that wait longest. */
  function startDue(): void {
    const now = clock.now()
    const due = [...planned.values()].filter(({ work, at }) => at <= now && !running.has(work.key))
    const order = due.sort((a, b) => Number(b.work.isInView()) - Number(a.work.isInView()) || a.at - b.at)
    for (const { work } of order) if (mayStart(work, [...running.values()])) start(work)
  }

  /** Milliseconds until something is due. What is due and may not start waits for the end of another. */
  function untilNext(): number {
    const now = clock.now()
    const later = [...planned.values()].map(({ at }) => at - now).filter((ms) => ms > 0)
    return Math.min(...later, longestWaitMs)
  }

  function lookAgain(): void {
    const old = changed
    changed = new AbortController()
    old.abort()
  }

  /** Asleep, or the clock was set. Otherwise all sites would be asked at once, or none for hours. */
  function afterGap(ms: number): void {
    const now = clock.now()
    const over = [...planned.values()].filter(({ at }) => at <= now)
    if (ms < 0) for (const each of planned.values()) move(each, each.at + ms)
    else for (const each of over) if (!each.work.isInView()) move(each, now + draw() * spreadMs(over.length))
  }

  async function watch(): Promise<void> {
    while (!closed.signal.aborted) {
      startDue()
      const wait = untilNext()
      const from = clock.now()
      const { signal } = changed
      await clock.wait(wait, AbortSignal.any([closed.signal, signal]))
      const passed = clock.now() - from
      const gap = signal.aborted ? gapOfWoken(passed, wait) : passed - wait
      if (Math.abs(gap) > gapMs) afterGap(gap)
      if (gap < -gapMs) wasSet(gap)
    }
  }

  return {
    plan(work, at) {
      if (closed.signal.aborted) return work.planned(null)
      const before = planned.get(work.key)?.work
      if (before !== work) before?.planned(null)
      if (!watching) void watch()
      watching = true
      if (at === null) planned.delete(work.key)
      else planned.set(work.key, { work, at })
      work.planned(at)
      lookAgain()
    },
    plannedAt: (key) => planned.get(key)?.at ?? null,
    isRunning: (key) => running.has(key),
    drop(key) {
      const work = planned.get(key)?.work
      planned.delete(key)
      work?.planned(null)
      running.get(key)?.stop.abort()
      lookAgain()
    },
    async close() {
      closed.abort()
      for (const { work } of planned.values()) work.planned(null)
      planned.clear()
      for (const { stop } of running.values()) stop.abort()
      await Promise.all(ending)
    },
  }
}

function mayStart(work: ScheduledWork, others: readonly Running[]): boolean {
  if (others.length >= (work.isInView() ? most.all : most.outOfView)) return false
  if (others.filter((each) => each.work.host === work.host).length >= most.host) return false
  return work.isInView() || !work.isFailing() || others.filter((each) => each.failing).length < most.failing
}

function move(plan: Plan, at: number): void {
  plan.at = at
  plan.work.planned(at)
}

/** A wait that ended early can be judged only by its bounds. */
function gapOfWoken(passedMs: number, waitMs: number): number {
  if (passedMs < 0) return passedMs
  return Math.max(0, passedMs - waitMs)
}
