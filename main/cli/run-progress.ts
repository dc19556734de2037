import type { KillRun } from '../../contract/kill.ts'
import type { Clock } from '../../core/ports.ts'
import { progressWords } from '../../words/progress.ts'
import type { Progress } from './progress.ts'

export interface RunProgress {
  show(run: KillRun): void
  /** From now on no line is written. */
  stop(): void
}

/** Shows how far a run is. It counts a wait down, though the run itself emits nothing then. */
export function showRun(progress: Progress, clock: Clock): RunProgress {
  let latest: KillRun | null = null
  let counting: AbortController | null = null
  const draw = (): void => {
    if (latest) progress.show(progressWords(latest, clock.now()))
  }
  const stop = (): void => {
    latest = null
    counting?.abort()
    counting = null
  }
  async function countDown(until: number, signal: AbortSignal): Promise<void> {
    while (!signal.aborted && clock.now() < until) {
      // To the next whole second, so that each is shown once.
      await clock.wait((until - clock.now()) % 1000 || 1000, signal)
      if (!signal.aborted) draw()
    }
  }
  return {
    show(run) {
      const waitsOn = latest?.waitsUntil === run.waitsUntil
      latest = run
      draw()
      if (waitsOn) return
      counting?.abort()
      counting = run.waitsUntil === null ? null : new AbortController()
      if (counting && run.waitsUntil !== null) void countDown(run.waitsUntil, counting.signal)
    },
    stop,
  }
}
