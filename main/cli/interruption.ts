import { fail } from '../../contract/failure.ts'
import type { Result } from '../../contract/failure.ts'

/** Signals that ask the program to stop. It stops after signing out. */
const stoppingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * One key press can arrive twice (from the terminal and from npm). Within this time two count as one.
 * Milliseconds.
 */
const onePressMs = 250

export interface Interruption {
  /** Aborts at the first request to stop. */
  readonly signal: AbortSignal
  request(): void
}

/**
 * The first request to stop aborts the signal. The second gets an answer that says what the program waits
 * for. Only the third stops it at once.
 * @param now milliseconds, of any clock that runs forward
 */
export function createInterruption(
  now: () => number,
  on: { first: () => void; second: () => void; insisted: () => void },
): Interruption {
  const controller = new AbortController()
  let requests = 0
  let last = -Infinity
  return {
    signal: controller.signal,
    request() {
      const at = now()
      if (at - last < onePressMs) return
      last = at
      requests += 1
      if (requests === 1) {
        on.first()
        controller.abort()
      } else if (requests === 2) on.second()
      else on.insisted()
    },
  }
}

export function listenForSignals(target: NodeJS.Process, interruption: Interruption): void {
  for (const name of stoppingSignals) target.on(name, () => interruption.request())
}

export const interrupted = fail('interrupted', 'interruptedBeforeEnd')

/**
 * The answer, or `interrupted` as soon as the user asks for that. What was begun continues, and closing the
 * console awaits it.
 */
export function orInterrupted<T>(answer: Promise<Result<T>>, signal: AbortSignal): Promise<Result<T>> {
  return Promise.race([answer, aborted(signal).then(() => interrupted)])
}

export function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
