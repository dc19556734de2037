import { setTimeout } from 'node:timers/promises'
import type { Clock } from '../../../core/ports.ts'

/** Waits are shortened by this factor. Everything else takes its own time. */
const press = 20
/** Node has no longer timer. Milliseconds. */
const mostMs = 2 ** 31 - 1

/**
 * The real clock, but every wait takes a twentieth of its time, and the clock then shows the full time.
 * `jumped` gets the milliseconds of each jump, so that a site's clock can follow.
 */
export function createPressedClock(jumped: (ms: number) => void): Clock {
  let ahead = 0
  const now = (): number => Date.now() + ahead
  return {
    now,
    async wait(ms, signal) {
      const until = now() + ms
      const ended = await setTimeout(Math.min(ms / press, mostMs), true, signal ? { signal } : {}).catch(
        () => false,
      )
      const left = until - now()
      if (!ended || left <= 0) return
      ahead += left
      jumped(left)
    },
  }
}
