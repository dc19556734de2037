import type { Clock } from '../../ports.ts'

/** When a site was listed last. Milliseconds. */
export interface ListTimes {
  /**
   * Just before the request, by this machine's clock. What happened on the site since then may be missing in
   * the list. -Infinity: never.
   */
  readonly askedAt: number
  /**
   * How long lists take here: the quicker one of the last two. If the machine slept during one, that one
   * seems slow.
   */
  readonly usualMs: number
  /** When the list had arrived, by the site's clock. The sessions of this list are judged at this time. */
  readonly siteTime: number
}

/** Keeps the times of the last list that arrived. */
export interface ListTimer {
  /** A list is about to be requested. The answer is to be called when it has arrived. */
  begin(): (serverAheadMs: number) => void
  readonly last: ListTimes
}

export function createListTimer(clock: Clock): ListTimer {
  let tookMs = Infinity
  let last: ListTimes = { askedAt: -Infinity, usualMs: Infinity, siteTime: clock.now() }
  return {
    begin() {
      const askedAt = clock.now()
      return (serverAheadMs) => {
        const now = clock.now()
        const before = tookMs
        tookMs = Math.max(0, now - askedAt)
        last = { askedAt, usualMs: Math.min(before, tookMs), siteTime: now + serverAheadMs }
      }
    },
    get last() {
      return last
    },
  }
}
