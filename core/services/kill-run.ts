import type { KillPlan, KillRun, SessionOutcome } from '../../contract/kill.ts'
import type { Session } from '../../contract/session.ts'
import type { Clock } from '../ports.ts'
import { sendKills } from './kill-loop.ts'
import { createOutcomes } from './kill-outcomes.ts'
import { checkRun, type CheckOf } from './run-check.ts'
import type { RunControl } from './run-control.ts'
import { createRunLists } from './run-lists.ts'
import { createRunProgress } from './run-progress.ts'
import type { RunRecords } from './run-records.ts'
import type { WatchedSite } from './watched-site.ts'

export interface KillRunRequest {
  readonly runId: string
  readonly plan: KillPlan
  /** The victims as they were when the plan was previewed. */
  readonly previewed: ReadonlyMap<string, Session>
  /** Of the run that the plan goes on with: what is settled already. */
  readonly earlier: readonly SessionOutcome[]
  readonly site: WatchedSite
  readonly clock: Clock
  readonly control: RunControl
  /** Milliseconds before the first request. */
  readonly countdownMs: number
  readonly records: RunRecords
  readonly exempt: CheckOf['exempt']
  readonly tell: (run: KillRun) => void
}

export interface RunningKill {
  /** As it is now. */
  snapshot(): KillRun
  /** To be called after a word to its control. */
  tell(): void
  /** Resolves when it is done and on record. */
  readonly done: Promise<KillRun>
}

/**
 * Kills a previewed plan: counts down, notes what it is about to do, lists and spares whoever came back, sends one request
 * after the other, lists after the first one and then again and again, and lets only a list say what became of each.
 */
export function runKill(request: KillRunRequest): RunningKill {
  const { plan, site, clock, control, records } = request
  const outcomes = createOutcomes(plan.victims, request.earlier, (...outcome) => records.settled(...outcome))
  const progress = createRunProgress({
    run: { runId: request.runId, planId: plan.planId, siteId: plan.siteId, siteName: plan.siteName },
    killBy: () => site.state().killBy,
    ...{ outcomes, control, clock, tell: request.tell },
  })
  const lists = createRunLists(site, clock, control, (until) => {
    progress.waitsUntil = until
    progress.tell(true)
  })
  const { victims } = plan
  const check = (): ReturnType<typeof checkRun> =>
    checkRun({ victims, site, outcomes, lists, previewed: request.previewed, exempt: request.exempt })

  progress.waitsUntil = request.countdownMs > 0 ? clock.now() + request.countdownMs : null

  async function countDown(): Promise<void> {
    if (request.countdownMs === 0) return
    await control.wait(request.countdownMs)
    await control.whilePaused()
    progress.waitsUntil = null
  }

  async function kill(): Promise<void> {
    site.killing = true
    try {
      progress.enter('checking')
      progress.failure = await check()
      if (progress.failure || control.cancelled) return
      const way = await site.prepareToEnd()
      if (!way.ok) {
        progress.failure = way.failure
        return
      }
      progress.enter('running')
      progress.failure = await sendKills({
        ...{ plan, site, clock, outcomes, control, progress, lists, records, check },
      })
      progress.enter('verifying')
      await verify()
    } finally {
      site.killing = false
    }
  }

  /** The last list settles what was sent; nothing else is known to be gone. */
  async function verify(): Promise<void> {
    if (outcomes.sentCount === 0) return
    // Who has waited for this site in vain does not wait again.
    const { sessions, stop } = await lists.read(progress.failure === null)
    if (sessions) outcomes.settleByList(sessions, site.now())
    progress.failure ??= stop
  }

  async function run(): Promise<KillRun> {
    // Whoever starts it knows it before its first news.
    await Promise.resolve()
    progress.tell(true)
    await countDown()
    const begins = !control.cancelled
    if (begins) {
      const begun = await records.begin()
      if (begun.ok) await kill()
      else progress.failure = begun.failure
    }
    const why = progress.failure?.kind ?? 'cannotEnd'
    if (control.cancelled && progress.failure === null)
      outcomes.settleRest('interrupted', 'spared', 'cancelled')
    else outcomes.settleRest(why, 'failed', why)
    progress.phase = 'done'
    const ended = begins ? await records.end(progress.snapshot()) : null
    if (ended?.ok === false) progress.failure ??= ended.failure
    progress.tell(true)
    return progress.snapshot()
  }

  return { snapshot: progress.snapshot, tell: () => progress.tell(true), done: run() }
}
