import { assertNever } from '../../contract/assert-never.ts'
import type { KillRun } from '../../contract/kill.ts'
import type { Clock } from '../../core/ports.ts'
import { secondsWords } from './output/times.ts'
import type { Progress } from './progress.ts'

export interface RunProgress {
  show(run: KillRun): void
  /** No line is written from now on. */
  stop(): void
}

/** Shows how far a run is. What it waits for is counted down, though the run itself tells nothing meanwhile. */
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

const nothingSent = 'Stopping: nothing was sent …'

/** One line. `now`: this machine's, milliseconds. */
export function progressWords(run: KillRun, now: number): string {
  const waits = run.waitsUntil === null ? 0 : Math.max(0, Math.ceil((run.waitsUntil - now) / 1000))
  switch (run.phase) {
    case 'countdown':
      if (run.cancelled) return nothingSent
      return waits === 0 ? 'Starting …' : `Killing in ${waits} … Ctrl-C cancels`
    case 'checking':
      return 'Looking who came back …'
    case 'running':
      return runningWords(run, waits)
    case 'verifying':
    case 'done':
      return run.sent === 0 ? nothingSent : 'Reading what became of them …'
    default:
      return assertNever(run.phase)
  }
}

function runningWords(
  { sent, planned, paused, slowedDown, rate, secondsLeft }: KillRun,
  waits: number,
): string {
  const far = `${sent} of ${planned} sent`
  if (paused) return `Paused: ${far}`
  if (waits > 0) return `Waiting ${secondsWords(waits)}, as the site asks: ${far} …`
  const speed = rate === null ? '' : `, ${rateWords(rate)} a second`
  const left = secondsLeft === null ? '' : `, ${secondsWords(secondsLeft)} left`
  const slowed = slowedDown ? ', slowed down for the site' : ''
  return `Killing: ${far}${speed}${left}${slowed} …`
}

function rateWords(rate: number): string {
  return rate >= 10 ? String(Math.round(rate)) : rate.toFixed(1)
}
