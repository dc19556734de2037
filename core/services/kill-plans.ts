import { fail, succeed, type Result } from '../../contract/failure.ts'
import type { KillPlan, KillRun } from '../../contract/kill.ts'
import type { Session } from '../../contract/session.ts'
import { makeKillPlan } from '../domain/kill-plan.ts'
import type { Clock, Log } from '../ports.ts'
import { runKill } from './kill-run.ts'
import type { WatchedSite } from './watched-site.ts'

/** Plans are previewed, then started once or forgotten; runs are kept until the console quits. */
export interface KillPlans {
  preview(site: WatchedSite, refs: readonly string[]): Result<KillPlan>
  start(planId: string, typedNumber: number | undefined): Result<KillRun>
  cancel(runId: string): Result<KillRun>
  run(runId: string): Result<KillRun>
  /** Cancels what is running, and waits for it. */
  close(): Promise<void>
}

interface Previewed {
  readonly plan: KillPlan
  readonly site: WatchedSite
  readonly sessions: ReadonlyMap<string, Session>
}

interface Running {
  run: KillRun
  readonly cancel: AbortController
  readonly done: Promise<unknown>
}

/** Previews are cheap, but a window makes one for each look at the dialog. */
const mostPreviews = 20

export function createKillPlans(
  clock: Clock,
  log: Log,
  randomId: () => string,
  tell: (run: KillRun) => void,
): KillPlans {
  const previews = new Map<string, Previewed>()
  const runs = new Map<string, Running>()

  function preview(site: WatchedSite, refs: readonly string[]): Result<KillPlan> {
    const state = site.state()
    const { sessions } = site.list()
    const plan = makeKillPlan({
      planId: randomId(),
      site: state,
      sessions,
      refs,
      cannotEnd: new Set(refs.filter((ref) => site.endsBy(ref) !== 'usual')),
      now: site.now(),
      madeAt: clock.now(),
    })
    const chosen = new Set(plan.victims.map((victim) => victim.ref))
    const victims = sessions
      .filter((session) => chosen.has(session.ref))
      .map((each) => [each.ref, each] as const)
    previews.set(plan.planId, { plan, site, sessions: new Map(victims) })
    const oldest = previews.keys().next()
    if (previews.size > mostPreviews && !oldest.done) previews.delete(oldest.value)
    return succeed(plan)
  }

  function start(planId: string, typedNumber: number | undefined): Result<KillRun> {
    const previewed = previews.get(planId)
    if (!previewed)
      return fail('usage', 'This plan was started already, or is too old. Choose the sessions again.')
    const { plan, site, sessions } = previewed
    if (plan.victims.length === 0) return fail('usage', 'There is nothing to kill in this plan.')
    if (site.killing)
      return fail('usage', 'Sessions of this site are being killed already. Wait until that is done.')
    if (plan.typeNumber && typedNumber !== plan.victims.length) {
      return fail('usage', `Type ${String(plan.victims.length)} to confirm.`)
    }
    previews.delete(planId)
    const runId = randomId()
    const cancel = new AbortController()
    let latest: KillRun | undefined
    const remember = (run: KillRun): void => {
      latest = run
      const running = runs.get(runId)
      if (running) running.run = run
      tell(run)
    }
    const done = runKill({
      runId,
      plan,
      previewed: sessions,
      site,
      clock,
      cancelled: cancel.signal,
      tell: remember,
    })
    // `runKill` tells its first state before it awaits anything.
    if (!latest) return fail('unexpected', 'The run did not start.')
    runs.set(runId, { run: latest, cancel, done })
    log.write('info', 'A kill started', { siteId: site.siteId, planned: plan.victims.length })
    return succeed(latest)
  }

  function withRun(runId: string, act: (running: Running) => void): Result<KillRun> {
    const running = runs.get(runId)
    if (!running) return fail('usage', 'There is no such run.')
    act(running)
    return succeed(running.run)
  }

  return {
    preview,
    start,
    cancel: (runId) => withRun(runId, (running) => running.cancel.abort()),
    run: (runId) => withRun(runId, () => undefined),
    async close() {
      for (const running of runs.values()) running.cancel.abort()
      await Promise.all([...runs.values()].map((running) => running.done))
    },
  }
}
