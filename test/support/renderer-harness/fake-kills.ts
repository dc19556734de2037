import type { ConsoleCalls, ConsoleEvent } from '../../../contract/console-api.ts'
import { type Result, succeed } from '../../../contract/failure.ts'
import type { InterruptedRun, KillPlan, KillRun, SessionOutcome } from '../../../contract/kill.ts'
import type { KillRule } from '../../../contract/rule.ts'
import { makeKillPlan } from '../../../core/domain/kill-plan.ts'
import type { FakeRecords } from './fake-records.ts'
import { FakeRun } from './fake-run.ts'
import type { SeededSite } from './seeded-sites.ts'
import { failSaying } from '../failures.ts'

interface KillPorts {
  readonly killMs: number
  readonly records: FakeRecords
  site(siteId: string): SeededSite
  /** A reading without these. */
  listWithout(siteId: string, refs: ReadonlySet<string>): void
  emit(event: ConsoleEvent): void
}

/** Plans, runs and interrupted runs. */
export class FakeKills {
  readonly runs = new Map<string, FakeRun>()
  interrupted: readonly InterruptedRun[]
  readonly #plans = new Map<string, KillPlan>()
  readonly #ports: KillPorts
  #count = 0

  constructor(ports: KillPorts, interrupted: readonly InterruptedRun[]) {
    this.#ports = ports
    this.interrupted = interrupted
  }

  preview(siteId: string, rule: KillRule, resumes: InterruptedRun | null = null): Result<KillPlan> {
    const { site, sessions, endsBy = {} } = this.#ports.site(siteId)
    this.#count += 1
    const now = Date.now()
    const plan = makeKillPlan({
      planId: `plan${String(this.#count)}`,
      site,
      sessions,
      rule,
      isExempt: (session) => this.#ports.records.isExempt(session, siteId),
      endsBy: (ref) => endsBy[ref] ?? 'usual',
      administrators: new Set([site.user]),
      resumes: resumes && { ...resumes, settled: [] },
      now: now + site.serverAheadMs,
      madeAt: now,
    })
    this.#plans.set(plan.planId, plan)
    return succeed(plan)
  }

  previewResume(runId: string): Result<KillPlan> {
    const run = this.interrupted.find((each) => each.runId === runId)
    if (!run || run.siteId === null) return failSaying('usage', 'There is no such run.')
    return this.preview(run.siteId, { dangling: true }, run)
  }

  start(args: ConsoleCalls['startKill']['args']): Result<readonly KillRun[]> {
    const plans = args.planIds.flatMap((planId) => this.#plans.get(planId) ?? [])
    if (plans.length < args.planIds.length) return failSaying('usage', 'This plan was used before.')
    const count = plans.reduce((sum, plan) => sum + plan.victims.length, 0)
    const typed = plans.length > 1 || plans.some((plan) => plan.typeNumber)
    if (typed && args.typedNumber !== count) return failSaying('usage', 'The number does not match.')
    return succeed(plans.map((plan) => this.#run(plan, args.countdownSeconds ?? 5)))
  }

  act(runId: string, act: (run: FakeRun) => void): Result<KillRun> {
    const run = this.runs.get(runId)
    if (!run) return failSaying('usage', 'There is no such run.')
    act(run)
    return succeed(run.state)
  }

  drop(runId: string): Result<null> {
    this.#setInterrupted(this.interrupted.filter((each) => each.runId !== runId))
    return succeed(null)
  }

  /** The seeded broken session was the one, or was not. */
  endHidden(siteId: string, ref: string): Result<SessionOutcome> {
    const seeded = this.#ports.site(siteId)
    const session = seeded.sessions.find((each) => each.ref === ref)
    if (!session) return failSaying('alreadyGone', 'This session is not among the last rows.')
    const { keyPrefix, user } = session
    if (seeded.badRef === ref) this.#ports.listWithout(siteId, new Set([ref]))
    else seeded.sessions = seeded.sessions.filter((each) => each.ref !== ref)
    return succeed({
      ref,
      keyPrefix,
      user,
      outcome: seeded.badRef === ref ? 'killed' : 'unknown',
      reason: null,
    })
  }

  #run(plan: KillPlan, countdownSeconds: number): KillRun {
    const { killMs, emit, records, listWithout } = this.#ports
    this.#plans.delete(plan.planId)
    this.#count += 1
    const run = new FakeRun(
      `run${String(this.#count)}`,
      plan,
      { killMs, countdownSeconds },
      {
        tell: (state) => emit({ type: 'killRun', run: state }),
        listWithout: (refs) => listWithout(plan.siteId, refs),
        ended: (state) => records.noteEnded(this.#ports.site(plan.siteId).site, state),
      },
    )
    this.runs.set(run.state.runId, run)
    if (plan.resumes) this.drop(plan.resumes.runId)
    void run.go()
    return run.state
  }

  #setInterrupted(runs: readonly InterruptedRun[]): void {
    this.interrupted = runs
    this.#ports.emit({ type: 'interruptedRuns', runs })
  }
}
