import type { SiteLoad } from '../../contract/site.ts'

/** What the console has asked of one site in the last hour. */
export interface LoadMeter {
  /**
   * A request was sent, and this is its end.
   * @param at milliseconds since 1970
   * @param tookMs how long the answer took. 0: none came, so nobody knows how long the server worked
   */
  note(at: number, tookMs: number): void
  /** @param now milliseconds since 1970 */
  lastHour(now: number): SiteLoad
}

const minuteMs = 60_000
const minutes = 60

/**
 * Adds up by the minute, so that a meter never grows. A minute that lies ahead is from before the clock was
 * set.
 */
export function createLoadMeter(): LoadMeter {
  const byMinute = new Map<number, { requests: number; tookMs: number }>()

  function forgetOthers(now: number): void {
    for (const minute of byMinute.keys()) if (minute > now || minute <= now - minutes) byMinute.delete(minute)
  }

  return {
    note(at, tookMs) {
      const minute = Math.floor(at / minuteMs)
      forgetOthers(minute)
      const sum = byMinute.get(minute) ?? { requests: 0, tookMs: 0 }
      byMinute.set(minute, { requests: sum.requests + 1, tookMs: sum.tookMs + Math.max(0, tookMs) })
    },
    lastHour(now) {
      forgetOthers(Math.floor(now / minuteMs))
      const sums = [...byMinute.values()]
      return {
        requestsAnHour: sums.reduce((sum, { requests }) => sum + requests, 0),
        serverSecondsAnHour: Math.round(sums.reduce((sum, { tookMs }) => sum + tookMs, 0) / 100) / 10,
      }
    },
  }
}
