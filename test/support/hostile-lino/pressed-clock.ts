import { setTimeout } from 'node:timers/promises'
import type { Clock } from '../../../core/ports.ts'

/** So many times as fast it waits; what it does not wait for takes its own time. */
const press = 20
/** Node knows no longer timer. Milliseconds. */
const mostMs = 2 ** 31 - 1

/**
 * The real clock, but whoever waits for something waits a twentieth of it, and finds it as late as was asked for. `jumped` is
 * told by how many milliseconds the clock has jumped on, so that a site's clock can follow.
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
