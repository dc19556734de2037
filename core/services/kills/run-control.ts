import type { Clock } from '../../ports.ts'

/** The commands that a user can give to a run, and waiting that a command ends. */
export interface RunControl {
  /** Takes effect after the present request at the latest. */
  cancel(): void
  pause(): void
  /** Continues after a pause. During a countdown it begins at once. */
  continue(): void
  readonly cancelled: boolean
  readonly paused: boolean
  /** Waits for this time, milliseconds. A cancel, or the command to continue, shortens it. */
  wait(ms: number): Promise<void>
  /** The same, but only a cancel shortens it: for the time that a site has asked for. */
  rest(ms: number): Promise<void>
  /** Waits until it is no longer paused, or is cancelled. */
  whilePaused(): Promise<void>
}

/** `changed` is called after each command. */
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
    continue() {
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
