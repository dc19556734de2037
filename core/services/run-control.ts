import type { Clock } from '../ports.ts'

/** What a user may say to a run while it goes on, and waiting that ends when he says something. */
export interface RunControl {
  /** Takes effect within one request. */
  cancel(): void
  pause(): void
  /** After a pause; in a countdown: at once. */
  goOn(): void
  readonly cancelled: boolean
  readonly paused: boolean
  /** Waits so many milliseconds; less if the run is cancelled or told to go on. */
  wait(ms: number): Promise<void>
  /** The same, but only a cancel cuts it short: for the time that a site has asked for. */
  rest(ms: number): Promise<void>
  /** Waits until it is not paused any more, or cancelled. */
  whilePaused(): Promise<void>
}

/** `changed` is called after each word. */
export function createRunControl(clock: Clock, changed: () => void): RunControl {
  let cancelled = false
  let paused = false
  let word = new AbortController()
  const cancelling = new AbortController()

  function wake(): void {
    const heard = word
    word = new AbortController()
    heard.abort()
  }

  return {
    cancel() {
      if (cancelled) return
      cancelled = true
      changed()
      wake()
      cancelling.abort()
    },
    pause() {
      if (paused) return
      paused = true
      changed()
    },
    goOn() {
      if (paused) {
        paused = false
        changed()
      }
      wake()
    },
    get cancelled() {
      return cancelled
    },
    get paused() {
      return paused && !cancelled
    },
    wait: (ms) => (cancelled ? Promise.resolve() : clock.wait(ms, word.signal)),
    rest: (ms) => clock.wait(ms, cancelling.signal),
    async whilePaused() {
      while (paused && !cancelled) {
        const { signal } = word
        await new Promise<void>((resolve) =>
          signal.addEventListener('abort', () => resolve(), { once: true }),
        )
      }
    },
  }
}
