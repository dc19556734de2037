import type { Clock } from '../ports.ts'

/** Node's timers allow no longer time, and fire at once for one. Milliseconds, 25 days. */
const longestMs = 2 ** 31 - 1

export const systemClock: Clock = {
  now: () => Date.now(),
  wait: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve()
      const done = () => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, Math.min(ms, longestMs))
      signal?.addEventListener('abort', done)
    }),
}
