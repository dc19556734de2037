import type { ConsoleApi } from '../../contract/console-api.ts'
import type { Result } from '../../contract/failure.ts'
import { fail, succeed } from '../../contract/failure.ts'
import type { KillPlan, KillRun } from '../../contract/kill.ts'
import type { Clock } from '../../core/ports.ts'
import { aborted } from './interruption.ts'

/**
 * The longest time for the last list of a cancelled run. After that its outcomes are given as they are.
 * Milliseconds.
 */
const lastListMs = 45_000

export interface Following {
  readonly clock: Clock
  readonly signal: AbortSignal
  /** The run waits this long before anything is sent. */
  readonly countdownSeconds: number
  readonly onProgress: (run: KillRun) => void
}

/**
 * Starts a plan and follows it to its end. If interrupted, it cancels the run and waits for its last list, so
 * the returned run is not always done.
 */
export async function followRun(
  api: ConsoleApi,
  plan: KillPlan,
  { clock, signal, countdownSeconds, onProgress }: Following,
): Promise<Result<KillRun>> {
  let latest: KillRun | null = null
  let finish: () => void = () => undefined
  const done = new Promise<void>((resolve) => {
    finish = resolve
  })
  const take = (run: KillRun): void => {
    if (run.planId !== plan.planId || latest?.phase === 'done') return
    latest = run
    onProgress(run)
    if (run.phase === 'done') finish()
  }
  // Before the start, because a short run may be over before the start is answered.
  const unsubscribe = api.subscribe((event) => {
    if (event.type === 'killRun') take(event.run)
  })
  try {
    const answer = await api.startKill({
      planIds: [plan.planId],
      ...(plan.typeNumber ? { typedNumber: plan.victims.length } : {}),
      countdownSeconds,
    })
    if (!answer.ok) return answer
    const [started] = answer.value
    if (!started) return fail('unexpected', 'killNotStarted')
    if (latest === null) take(started)
    await Promise.race([done, aborted(signal)])
    if (signal.aborted) {
      const cancelled = await api.cancelKill({ runId: started.runId })
      if (cancelled.ok) take(cancelled.value)
      const waited = new AbortController()
      await Promise.race([done, clock.wait(lastListMs, waited.signal)])
      waited.abort()
    }
    return succeed(latest ?? started)
  } finally {
    unsubscribe()
  }
}
