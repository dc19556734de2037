import { fail, succeed, type Result } from '../../../contract/failure.ts'
import type { KillRun } from '../../../contract/kill.ts'
import type { Session } from '../../../contract/session.ts'
import type { Clock, Locks, Log } from '../../ports.ts'
import type { Audit } from '../records/audit.ts'
import { createCameBack } from './came-back.ts'
import type { Exemptions } from '../exemptions/exemptions.ts'
import type { Journals } from '../records/journals.ts'
import { runKill, type RunningKill } from './kill-run.ts'
import type { Previewed, Previews } from './previews.ts'
import { createRunControl, type RunControl } from './run-control.ts'
import { createRunRecords } from './run-records.ts'

/** Runs of previewed plans: those under way, and the last ones that ended. */
export interface KillRuns {
  /** Starts plans of different sites side by side: all of them, or none. */
  start(planIds: readonly string[], typedNumber: number | undefined, countdownMs: number): Result<KillRun[]>
  cancel(runId: string): Result<KillRun>
  pause(runId: string): Result<KillRun>
  /** Continues after a pause. During the countdown it begins at once. */
  continue(runId: string): Result<KillRun>
  run(runId: string): Result<KillRun>
  isUnderWay(runId: string): boolean
  /** The runs under way, after the last ended run of each site. */
  all(): readonly KillRun[]
  /** A site was listed: who has come back? */
  listed(siteId: string, sessions: readonly Session[]): void
  /** Cancels the run on this site, and waits for it. */
  stopAt(siteId: string): Promise<void>
  /** Cancels all runs, and waits for them. After that no run can start. */
  close(): Promise<void>
}

export interface KillRunsWith {
  readonly clock: Clock
  readonly log: Log
  readonly randomId: () => string
  readonly previews: Previews
  readonly exemptions: Exemptions
  readonly audit: Audit
  /** Of the data folder: its consoles kill on a site one after the other. */
  readonly locks?: Locks
  readonly journals: Journals
  readonly emit: (run: KillRun) => void
}

/**
 * The number of ended runs that are kept. A run of 20,000 sessions takes 10 MB, and a window may stay open
 * for months.
 */
const mostEnded = 20

interface Running {
  run: KillRun
  readonly control: RunControl
  readonly kill: RunningKill
}

export function createKillRuns(ports: KillRunsWith): KillRuns {
  const { clock, log, randomId, previews, exemptions, audit, journals } = ports
  const runs = new Map<string, Running>()
  let closing = false
  const underWay = (): Running[] => [...runs.values()].filter(({ run }) => run.phase !== 'done')
  const cameBack = createCameBack(clock, audit, update)

  function update(run: KillRun): void {
    const running = runs.get(run.runId)
    if (running) running.run = run
    if (running && run.phase === 'done') keepLastEnded(runs, running)
    ports.emit(run)
  }

  function begin({ plan, site, sessions, earlier }: Previewed, countdownMs: number): KillRun {
    const runId = plan.resumes?.runId ?? randomId()
    const control = createRunControl(clock, () => runs.get(runId)?.kill.emit())
    const exempt = exemptions.ofSite(site.record)
    const run = { runId, plan, previewed: sessions, earlier }
    const records = createRunRecords({ ...run, record: site.record, audit, journals, clock })
    let listedBefore: ReadonlySet<string> = new Set()
    const withCameBack = (run: KillRun): KillRun => {
      if (run.phase === 'running' && listedBefore.size === 0)
        listedBefore = new Set(site.list().sessions.map(({ ref }) => ref))
      return run.phase === 'done' ? cameBack.begin(run, site, listedBefore) : run
    }
    const kill = runKill({
      ...run,
      site,
      clock,
      log,
      control,
      countdownMs,
      records,
      exempt,
      ...(ports.locks && { locks: ports.locks }),
      emit: (run) => update(withCameBack(run)),
    })
    const first = kill.snapshot()
    runs.set(runId, { run: first, control, kill })
    log.write('info', 'A kill started', { siteId: site.siteId, planned: first.planned })
    return first
  }

  function start(
    planIds: readonly string[],
    typedNumber: number | undefined,
    countdownMs: number,
  ): Result<KillRun[]> {
    const chosen: Previewed[] = []
    for (const planId of new Set(planIds)) {
      const previewed = previews.get(planId)
      if (!previewed.ok) return previewed
      chosen.push(previewed.value)
    }
    if (closing) return fail('usage', 'quitting')
    const refused = whyNot(chosen, typedNumber, new Set(underWay().map(({ run }) => run.siteId)))
    if (refused !== null) return refused
    for (const { plan } of chosen) previews.forget(plan.planId)
    return succeed(chosen.map((previewed) => begin(previewed, countdownMs)))
  }

  /** A command to a run that is done comes too late, and has no effect. */
  function withRun(runId: string, act: (control: RunControl) => void): Result<KillRun> {
    const running = runs.get(runId)
    if (!running) return fail('usage', 'noSuchRun')
    if (running.run.phase !== 'done') act(running.control)
    return succeed(running.run)
  }

  async function stop(some: readonly Running[]): Promise<void> {
    for (const { control } of some) control.cancel()
    await Promise.all(some.map(({ kill }) => kill.done))
  }

  return {
    start,
    cancel: (runId) => withRun(runId, (control) => control.cancel()),
    pause: (runId) => withRun(runId, (control) => control.pause()),
    continue: (runId) => withRun(runId, (control) => control.continue()),
    run: (runId) => withRun(runId, () => undefined),
    isUnderWay: (runId) => underWay().some(({ run }) => run.runId === runId),
    all() {
      const ended = [...runs.values()].flatMap(({ run }) => (run.phase === 'done' ? [run] : []))
      const last = new Map(ended.map((run) => [run.siteId, run]))
      return [...last.values(), ...underWay().map(({ run }) => run)]
    },
    listed: cameBack.listed,
    stopAt: (siteId) => stop(underWay().filter(({ run }) => run.siteId === siteId)),
    async close() {
      closing = true
      // A run is done only after its records are written.
      await stop(underWay())
      await cameBack.close()
    },
  }
}

/** Keeps it as the last one that ended, and forgets the oldest ones. */
function keepLastEnded(runs: Map<string, Running>, running: Running): void {
  runs.delete(running.run.runId)
  runs.set(running.run.runId, running)
  const ended = [...runs].filter(([, { run }]) => run.phase === 'done')
  for (const [runId] of ended.slice(0, -mostEnded)) runs.delete(runId)
}

/** Why these plans may not start together. Null: they may. @param busy the sites with a run under way */
function whyNot(
  chosen: readonly Previewed[],
  typedNumber: number | undefined,
  busy: ReadonlySet<string>,
): Result<never> | null {
  const sites = new Set(chosen.map(({ site }) => site.siteId))
  if (sites.size < chosen.length) return fail('usage', 'plansOfOneSite')
  if (chosen.some(({ plan }) => plan.victims.length === 0)) return fail('usage', 'emptyPlan')
  if (chosen.some(({ site }) => busy.has(site.siteId))) return fail('usage', 'killUnderWayWait')
  const total = chosen.reduce((sum, { plan }) => sum + plan.victims.length, 0)
  const typed = chosen.length > 1 || chosen.some(({ plan }) => plan.typeNumber)
  return typed && typedNumber !== total ? fail('usage', 'typeNumber', { number: total }) : null
}
