import type { Clock } from '../../core/ports.ts'

export interface WatchedWindow {
  /**
   * The browser's process has ended. Some browsers hand over to another process and end at once. Others live
   * on without a window.
   */
  readonly ended: Promise<void>
  /** How many windows listen to the console's events. */
  readonly listening: () => number
  readonly onListening: (listener: () => void) => void
}

/**
 * Without a process, no listening window for this time means closed. A reload takes far less. Milliseconds.
 */
const afterEndMs = 1_000
/** While the process lives, a page may have crashed and may reload soon. Milliseconds. */
const whileRunningMs = 20_000

/**
 * Waits until the window that the host opened is closed. 'neverOpened': the browser ended before any window
 * listened, so there was none.
 */
export function windowClosed(window: WatchedWindow, clock: Clock): Promise<'closed' | 'neverOpened'> {
  return new Promise((resolve) => {
    let ended = false
    let seen = window.listening() > 0
    let waiting = new AbortController()

    const look = (): void => {
      waiting.abort()
      waiting = new AbortController()
      const { signal } = waiting
      if (window.listening() > 0) seen = true
      else if (seen || ended) {
        const verdict = seen ? 'closed' : 'neverOpened'
        void clock.wait(ended ? afterEndMs : whileRunningMs, signal).then(() => {
          if (!signal.aborted) resolve(verdict)
        })
      }
    }
    window.onListening(look)
    void window.ended.then(() => {
      ended = true
      look()
    })
  })
}
