/** A list costs the server a full scan, so a site in view is read at most this often. Milliseconds. */
export const inViewMs = 5000
/** And a site out of view. Milliseconds. */
export const outOfViewMs = 60_000
/** Reading may keep a server busy for a fiftieth of the time: 2 %. */
const restForEachMs = 50
/** Jitter only lengthens an interval, by up to this share, so that sites do not fall into step. */
const jitter = 0.2

export interface PollPace {
  readonly inView: boolean
  /** How long the last answered list took. Milliseconds. A failed list does not show what a list costs. */
  readonly tookMs: number
  /** From 0 to 1, by chance. */
  readonly draw: number
}

/** From the start of one reading of a site that is well to the start of the next. Milliseconds. */
export function pollIntervalMs({ inView, tookMs, draw }: PollPace): number {
  const least = Math.max(inView ? inViewMs : outOfViewMs, tookMs * restForEachMs)
  return least * (1 + draw * jitter)
}

/** From this number of intervals on, a reading is late. */
const oldAfterIntervals = 1.5

/** A figure of this age is shown as old. Both are milliseconds. */
export function isOldFigure(ageMs: number, intervalMs: number): boolean {
  return ageMs > intervalMs * oldAfterIntervals
}

/** So far apart, on average, are sites asked that are due together after a sleep. Milliseconds. */
const apartMs = 300
/** And all of them within this time. Milliseconds. */
const mostSpreadMs = 60_000

/** How far the readings of this number of sites are spread after the machine slept. Milliseconds. */
export function spreadMs(sites: number): number {
  return Math.min(sites * apartMs, mostSpreadMs)
}
