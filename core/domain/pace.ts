/**
 * The number of answers at the start that show how fast a site is, and the number of last answers that show
 * how fast it is now.
 */
const atStart = 10
const lately = 5
/** If a site is slower than at the start by more than this factor, the run waits between requests. */
const slowFactor = 3
/** Faster answers than this differ by chance. Milliseconds. */
const leastMs = 5
/** Milliseconds. */
const mostWaitMs = 5000

/** How fast requests may follow one another. */
export interface Pace {
  /** A request was answered after this time, milliseconds. */
  took(ms: number): void
  readonly slowedDown: boolean
  /**
   * How long to wait before the next request, milliseconds. It is the time that an answer takes now, so half
   * of the site's time is free.
   */
  readonly waitMs: number
}

/**
 * Learns a site's usual speed from its first answers. It uses medians, because a single slow answer means
 * nothing.
 */
export function createPace(): Pace {
  const first: number[] = []
  let last: number[] = []
  const isSlow = (): boolean =>
    first.length === atStart &&
    last.length === lately &&
    median(last) > slowFactor * Math.max(median(first), leastMs)
  return {
    took(ms) {
      if (first.length < atStart) first.push(ms)
      else last = [...last, ms].slice(-lately)
    },
    get slowedDown() {
      return isSlow()
    },
    get waitMs() {
      return isSlow() ? Math.min(median(last), mostWaitMs) : 0
    },
  }
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
