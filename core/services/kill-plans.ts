import { fail, succeed, type Result } from '../../contract/failure.ts'
import type { KillRun } from '../../contract/kill.ts'
import type { Session } from '../../contract/session.ts'
import type { Clock, Locks, Log } from '../ports.ts'
import type { Audit } from './audit.ts'
import { createCameBack } from './came-back.ts'
import type { Exemptions } from './exemptions.ts'
import type { Journals } from './journals.ts'
import { runKill, type RunningKill } from './kill-run.ts'
import type { Previewed, Previews } from './previews.ts'
import { createRunControl, type RunControl } from './run-control.ts'
import { createRunRecords } from './run-records.ts'

/** Runs of previewed plans: those under way, and the last ones that ended. */
export interface KillPlans {
  /** Starts plans of different sites side by side: all of them, or none. */
  start(planIds: readonly string[], typedNumber: number | undefined, countdownMs: number): Result<KillRun[]>
  cancel(runId: string): Result<KillRun>
  pause(runId: string): Result<KillRun>
  /** After a pause; in the countdown: at once. */
  goOn(runId: string): Result<KillRun>
  run(runId: string): Result<KillRun>
  /** Those under way, after the last one of each site that has ended. */
  all(): readonly KillRun[]
  /** A site was listed: who has come back? */
  listed(siteId: string, sessions: readonly Session[]): void
  /** Cancels what runs on this site, and waits for it. */
  stopAt(siteId: string): Promise<void>
  /** Cancels what is running, and waits for it. Nothing can be started any more. */
  close(): Promise<void>
}

export interface KillPlansWith {
  readonly clock: Clock
  readonly log: Log
  readonly randomId: () => string
  readonly previews: Previews
  readonly exemptions: Exemptions
  readonly audit: Audit
  /** Of the data folder: its consoles kill on one site after the other. */
  readonly locks?: Locks
  readonly journals: Journals
  readonly tell: (run: KillRun) => void
}

/** So many that have ended can be asked for. One of 20,000 sessions takes 10 MB, and a window may stay open for months. */
const mostEnded = 20

interface Running {
  run: KillRun
  readonly control: RunControl
  readonly kill: RunningKill
}

export function createKillPlans(ports: KillPlansWith): KillPlans {
  const { clock, log, randomId, previews, exemptions, audit, journals } = ports
  const runs = new Map<string, Running>()
  let closing = false
  const underWay = (): Running[] => [...runs.values()].filter(({ run }) => run.phase !== 'done')
  const cameBack = createCameBack(clock, audit, update)

  function update(run: KillRun): void {
    const running = runs.get(run.runId)
    if (running) running.run = run
    if (running && run.phase === 'done') keepEnded(running)
    ports.tell(run)
  }

  /** As the last one that ended. */
  function keepEnded(running: Running): void {
    runs.delete(running.run.runId)
    runs.set(running.run.runId, running)
    const ended = [...runs].filter(([, { run }]) => run.phase === 'done')
    for (const [runId] of ended.slice(0, -mostEnded)) runs.delete(runId)
  }

  function begin({ plan, site, sessions, earlier }: Previewed, countdownMs: number): KillRun {
    const runId = plan.resumes?.runId ?? randomId()
    const control = createRunControl(clock, () => runs.get(runId)?.kill.tell())
    const exempt = exemptions.ofSite(site.siteId)
    const run = { runId, plan, previewed: sessions, earlier }
    const records = createRunRecords({ ...run, record: site.record, audit, journals, clock })
    let listedBefore: ReadonlySet<string> = new Set()
    const told = (run: KillRun): KillRun => {
      if (run.phase === 'running' && listedBefore.size === 0)
        listedBefore = new Set(site.list().sessions.map(({ ref }) => ref))
      return run.phase === 'done' ? cameBack.begin(run, site, listedBefore) : run
    }
    const kill = runKill({
      ...{ ...run, site, clock, log, control, countdownMs, records, exempt },
      ...(ports.locks && { locks: ports.locks }),
      tell: (run) => update(told(run)),
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
    const refused = whyNot(chosen, typedNumber)
    if (refused !== null) return fail('usage', refused)
    for (const { plan } of chosen) previews.forget(plan.planId)
    return succeed(chosen.map((previewed) => begin(previewed, countdownMs)))
  }

  function whyNot(chosen: readonly Previewed[], typedNumber: number | undefined): string | null {
    if (closing) return 'The console is quitting.'
    const sites = new Set(chosen.map(({ site }) => site.siteId))
    if (sites.size < chosen.length) return 'These plans are of the same site. Start one after the other.'
    if (chosen.some(({ plan }) => plan.victims.length === 0)) return 'There is nothing to kill in this plan.'
    if (underWay().some(({ run }) => sites.has(run.siteId))) {
      return 'Sessions of this site are being killed already. Wait until that is done.'
    }
    const total = chosen.reduce((sum, { plan }) => sum + plan.victims.length, 0)
    const typed = chosen.length > 1 || chosen.some(({ plan }) => plan.typeNumber)
    return typed && typedNumber !== total ? `Type ${String(total)} to confirm.` : null
  }

  /** A word to a run that is done comes too late, and says nothing. */
  function withRun(runId: string, act: (control: RunControl) => void): Result<KillRun> {
    const running = runs.get(runId)
    if (!running) return fail('usage', 'There is no such run.')
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
    goOn: (runId) => withRun(runId, (control) => control.goOn()),
    run: (runId) => withRun(runId, () => undefined),
    all() {
      const ended = [...runs.values()].flatMap(({ run }) => (run.phase === 'done' ? [run] : []))
      const last = new Map(ended.map((run) => [run.siteId, run]))
      return [...last.values(), ...underWay().map(({ run }) => run)]
    },
    listed: cameBack.listed,
    stopAt: (siteId) => stop(underWay().filter(({ run }) => run.siteId === siteId)),
    async close() {
      closing = true
      // Those that are done may still be writing their records.
      await stop([...runs.values()])
      await cameBack.close()
    },
  }
}
