import { fail, type Failure } from '../../contract/failure.ts'
import type { KillPlan, KillRun, SessionOutcome } from '../../contract/kill.ts'
import type { Session } from '../../contract/session.ts'
import type { Clock, Locks, Log } from '../ports.ts'
import type { SiteExemptions } from './exemptions.ts'
import { sendKills } from './kill-loop.ts'
import { createOutcomes } from './kill-outcomes.ts'
import { checkRun } from './run-check.ts'
import type { RunControl } from './run-control.ts'
import { createRunLists } from './run-lists.ts'
import { createRunProgress } from './run-progress.ts'
import type { RunRecords } from './run-records.ts'
import { oneAtATime } from './kill-turn.ts'
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
  readonly log: Log
  readonly control: RunControl
  /** Milliseconds before the first request. */
  readonly countdownMs: number
  readonly records: RunRecords
  readonly exempt: SiteExemptions
  /** Of this data folder: its consoles kill on one site after the other. Left out: there is one console. */
  readonly locks?: Locks
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
    ...{ outcomes, control, records, clock, tell: request.tell },
  })
  const lists = createRunLists(site, clock, control, (until) => {
    progress.waitsUntil = until
    progress.tell(true)
  })
  const check = (): ReturnType<typeof checkRun> =>
    checkRun({ plan, site, outcomes, lists, previewed: request.previewed, exempt: request.exempt })

  progress.waitsUntil = request.countdownMs > 0 ? clock.now() + request.countdownMs : null

  async function countDown(): Promise<void> {
    if (request.countdownMs === 0) return
    await control.wait(request.countdownMs)
    await control.whilePaused()
    progress.waitsUntil = null
  }

  /** The site may be read meanwhile. */
  async function whilePaused(): Promise<boolean> {
    if (!control.paused) return false
    site.killing = false
    await control.whilePaused()
    site.killing = true
    return true
  }

  /** Answers what kept it from trying them all; null: nothing but a cancel. */
  async function kill(): Promise<Failure | null> {
    site.killing = true
    try {
      progress.enter('checking')
      const stopped = await check()
      if (stopped || control.cancelled) return stopped
      const way = await site.prepareToEnd()
      if (!way.ok) return way.failure
      progress.enter('running')
      const stop = await sendKills({
        ...{ plan, site, clock, outcomes, control, progress, lists, records, check },
        ...{ exempt: request.exempt, whilePaused },
      })
      progress.failure = stop
      progress.enter('verifying')
      await verify()
      return stop
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

  async function attempt(): Promise<Failure | null> {
    try {
      const begun = await records.begin()
      return begun.ok ? await oneAtATime(request, kill) : begun.failure
    } catch (error) {
      // Nothing here should throw. A run that nobody ended would bar its site until the console quits.
      request.log.write('error', 'A kill broke off', { reason: String(error) })
      return fail(
        'unexpected',
        'The kill broke off by a mistake of the console. Read the site again to see who is left.',
      ).failure
    }
  }

  async function run(): Promise<KillRun> {
    // Whoever starts it knows it before its first news.
    await Promise.resolve()
    progress.tell(true)
    await countDown()
    const begins = !control.cancelled
    const stop = begins ? await attempt() : null
    progress.failure ??= stop
    const why = progress.failure?.kind ?? 'cannotEnd'
    if (control.cancelled && stop === null) outcomes.settleRest(why, 'spared', 'cancelled')
    // What a bug of ours has interrupted may be under way.
    else outcomes.settleRest(why, why === 'unexpected' ? 'unknown' : 'failed', why)
    const ended = begins ? await records.end({ ...progress.snapshot(), results: outcomes.results() }) : null
    if (ended?.ok === false) progress.failure ??= ended.failure
    // Only now: whoever is told that it is done may begin the next one.
    progress.phase = 'done'
    progress.tell(true)
    return progress.snapshot()
  }

  return { snapshot: progress.snapshot, tell: () => progress.tell(true), done: run() }
}
