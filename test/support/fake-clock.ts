import type { Clock } from '../../core/ports.ts'

/** A clock that stands still until a test moves it. Waiting callers wake in order. */
export interface FakeClock extends Clock {
  /** Moves on, wakes everybody whose time has come, and lets them run. */
  advance(ms: number): Promise<void>
  /** The machine slept for this time, or its clock was set. Timers stand still meanwhile. */
  jump(ms: number): void
  readonly waiting: number
}

export function createFakeClock(start: number): FakeClock {
  let now = start
  let waiters: { at: number; wake: () => void }[] = []
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
  return {
    now: () => now,
    wait(ms, signal) {
      return new Promise((resolve) => {
        if (signal?.aborted) return resolve()
        const waiter = { at: now + ms, wake: resolve }
        waiters.push(waiter)
        signal?.addEventListener('abort', () => {
          waiters = waiters.filter((each) => each !== waiter)
          resolve()
        })
      })
    },
    async advance(ms) {
      const end = now + ms
      for (;;) {
        await settle()
        const next = waiters.filter((each) => each.at <= end).sort((a, b) => a.at - b.at)[0]
        if (!next) break
        now = Math.max(now, next.at)
        waiters = waiters.filter((each) => each !== next)
        next.wake()
      }
      now = end
      await settle()
    },
    jump(ms) {
      now += ms
      waiters = waiters.map((each) => Object.assign(each, { at: each.at + ms }))
    },
    get waiting() {
      return waiters.length
    },
  }
}

/** A clock that never makes anybody wait. It moves on by the time of each wait. */
export function createQuickClock(start: number): Clock & { pass(ms: number): void } {
  let now = start
  return {
    now: () => now,
    pass(ms) {
      now += ms
    },
    wait(ms, signal) {
      return new Promise((resolve) => {
        setImmediate(() => {
          if (!signal?.aborted) now += ms
          resolve()
        })
      })
    },
  }
}
