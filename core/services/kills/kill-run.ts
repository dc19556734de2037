import { newFailure, type Failure } from '../../../contract/failure.ts'
import type { KillPlan, KillRun, SessionOutcome } from '../../../contract/kill.ts'
import type { Session } from '../../../contract/session.ts'
import type { Clock, Locks, Log } from '../../ports.ts'
import type { SiteExemptions } from '../exemptions/exemptions.ts'
import { sendKills } from './kill-loop.ts'
import { createOutcomes, type Outcomes } from './kill-outcomes.ts'
import { checkRun } from './run-check.ts'
import type { RunControl } from './run-control.ts'
import { createRunLists } from './run-lists.ts'
import type { RunParts } from './run-parts.ts'
import { createRunProgress, type RunProgress } from './run-progress.ts'
import type { RunRecords } from './run-records.ts'
import { takeTurn } from './kill-turn.ts'
import type { WatchedSite } from '../sites/watched-site.ts'

export interface KillRunRequest {
  readonly runId: string
  readonly plan: KillPlan
  /** The victims as they were in the preview. */
  readonly previewed: ReadonlyMap<string, Session>
  /** Of the run that the plan resumes: what is settled already. */
  readonly earlier: readonly SessionOutcome[]
  readonly site: WatchedSite
  readonly clock: Clock
  readonly log: Log
  readonly control: RunControl
  /** Milliseconds before the first request. */
  readonly countdownMs: number
  readonly records: RunRecords
  readonly exempt: SiteExemptions
  /** Of this data folder: its consoles kill on a site one after the other. Missing: there is one console. */
  readonly locks?: Locks
  readonly emit: (run: KillRun) => void
}

export interface RunningKill {
  /** Its present state. */
  snapshot(): KillRun
  /** To be called after a command to its control. */
  emit(): void
  /** Resolves when it is done and on record. */
  readonly done: Promise<KillRun>
}

/**
 * Kills a previewed plan. It counts down, notes what it is about to do, lists, and spares users who came
 * back. It sends one request after the other, lists after the first one, and again and again. Only a list
 * settles an outcome.
 */
export function runKill(request: KillRunRequest): RunningKill {
  const { plan, site, clock, control, records } = request
  const outcomes = createOutcomes(plan.victims, request.earlier, (...outcome) => records.settled(...outcome))
  const progress = createRunProgress({
    run: { runId: request.runId, planId: plan.planId, siteId: plan.siteId, siteName: plan.siteName },
    killBy: () => site.state().killBy,
    outcomes,
    control,
    records,
    clock,
    emit: request.emit,
  })
  const lists = createRunLists(site, clock, control, (until) => {
    progress.waitsUntil = until
    progress.emit(true)
  })
  const check = (): ReturnType<typeof checkRun> =>
    checkRun({ plan, site, outcomes, lists, previewed: request.previewed, exempt: request.exempt })

  progress.waitsUntil = request.countdownMs > 0 ? clock.now() + request.countdownMs : null

  /** During a pause the site may be read. */
  async function whilePaused(): Promise<boolean> {
    if (!control.paused) return false
    site.killing = false
    await control.whilePaused()
    site.killing = true
    return true
  }

  /** Why it did not try all of them. Null: nothing, or a cancel. */
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
        plan,
        site,
        clock,
        outcomes,
        control,
        progress,
        lists,
        records,
        check,
        exempt: request.exempt,
        whilePaused,
      })
      progress.failure = stop
      progress.enter('verifying')
      await verify({ site, outcomes, lists, progress })
      return stop
    } finally {
      site.killing = false
    }
  }

  async function attempt(): Promise<Failure | null> {
    try {
      const begun = await records.begin()
      return begun.ok ? await takeTurn(request, kill) : begun.failure
    } catch (error) {
      // Nothing here should throw. A run that nobody ended would block its site until the console quits.
      request.log.write('error', 'A kill broke off', { reason: String(error) })
      return newFailure('unexpected', 'killBrokeOff')
    }
  }

  async function run(): Promise<KillRun> {
    // The caller gets the run before its first event.
    await Promise.resolve()
    progress.emit(true)
    await countDown(request, progress)
    const begins = !control.cancelled
    const stop = begins ? await attempt() : null
    progress.failure ??= stop
    settleRest(outcomes, progress.failure, control.cancelled && stop === null)
    const ended = begins ? await records.end({ ...progress.snapshot(), results: outcomes.results() }) : null
    if (ended?.ok === false) progress.failure ??= ended.failure
    // Only now, because a listener that sees the end may start the next run.
    progress.phase = 'done'
    progress.emit(true)
    return progress.snapshot()
  }

  return { snapshot: progress.snapshot, emit: () => progress.emit(true), done: run() }
}

async function countDown(
  { control, countdownMs }: Pick<KillRunRequest, 'control' | 'countdownMs'>,
  progress: RunProgress,
): Promise<void> {
  if (countdownMs === 0) return
  await control.wait(countdownMs)
  await control.whilePaused()
  progress.waitsUntil = null
}

/** The last list settles what was sent. Nothing else is known to be gone. */
async function verify({
  site,
  outcomes,
  lists,
  progress,
}: Pick<RunParts, 'site' | 'outcomes' | 'lists' | 'progress'>): Promise<void> {
  if (outcomes.sentCount === 0) return
  // If the run has waited for this site in vain, it does not wait again.
  const { sessions, stop } = await lists.read(progress.failure === null)
  if (sessions) outcomes.settleByList(sessions, site.lastList.siteTime)
  progress.failure ??= stop
}

/** @param isCancelled the user cancelled the run, and nothing else stopped it */
function settleRest(outcomes: Outcomes, failure: Failure | null, isCancelled: boolean): void {
  const why = failure?.kind ?? 'cannotEnd'
  if (isCancelled) outcomes.settleRest(why, 'spared', 'cancelled')
  // A bug of ours may have interrupted requests under way.
  else outcomes.settleRest(why, why === 'unexpected' ? 'unknown' : 'failed', why)
}
