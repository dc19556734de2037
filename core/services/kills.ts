import type { ConsoleApi, ConsoleEvent } from '../../contract/console-api.ts'
import { fail, succeed, type Result } from '../../contract/failure.ts'
import type { KillRun } from '../../contract/kill.ts'
import type { Ports } from '../ports.ts'
import type { Audit } from './audit.ts'
import type { Exemptions } from './exemptions.ts'
import { createInterrupted } from './interrupted.ts'
import { createJournals } from './journals.ts'
import { createKillPlans, type KillPlans } from './kill-plans.ts'
import { createPreviews } from './previews.ts'
import type { Sites } from './sites.ts'

type KillCalls = Pick<
  ConsoleApi,
  | 'previewKill'
  | 'previewResume'
  | 'startKill'
  | 'cancelKill'
  | 'pauseKill'
  | 'continueKill'
  | 'killRun'
  | 'killRuns'
  | 'interruptedRuns'
  | 'dropInterrupted'
>

/** Everything about killing: plans, runs, and runs that a crash has interrupted. */
export interface Kills {
  readonly calls: KillCalls
  readonly runs: KillPlans
  /** Sentences about journals that could not be understood. */
  open(): Promise<readonly string[]>
  /** Tells which runs are interrupted now: sites come and go. */
  tellInterrupted(): Promise<void>
}

export interface KillsWith {
  readonly ports: Ports
  readonly audit: Audit
  readonly exemptions: Exemptions
  readonly sites: Sites
  readonly emit: (event: ConsoleEvent) => void
}

const usualCountdownSeconds = 5

export function createKills({ ports, audit, exemptions, sites, emit }: KillsWith): Kills {
  const { clock, log, randomId } = ports
  const journals = createJournals({ ...ports, files: ports.journals })
  const { administrators } = sites
  const previews = createPreviews({ clock, randomId, exemptions, administrators })
  const interrupted = createInterrupted({
    journals,
    previews,
    exemptions,
    audit,
    clock,
    sites: () => sites.all(),
  })
  /** Those that go on with an interrupted one. */
  const resumed = new Set<string>()
  const runs = createKillPlans({
    clock,
    log,
    randomId,
    previews,
    exemptions,
    audit,
    journals,
    tell,
    locks: ports.locks,
  })

  function tell(run: KillRun): void {
    emit({ type: 'killRun', run })
    if (run.phase === 'done' && resumed.delete(run.runId)) void tellInterrupted()
  }

  async function tellInterrupted(): Promise<void> {
    emit({ type: 'interruptedRuns', runs: (await interrupted.list()).runs })
  }

  function start(args: Parameters<ConsoleApi['startKill']>[0]): Result<readonly KillRun[]> {
    const { planIds, typedNumber, countdownSeconds = usualCountdownSeconds } = args
    for (const planId of planIds) {
      const previewed = previews.get(planId)
      // Its address or account may be another one by now.
      if (previewed.ok && !sites.all().includes(previewed.value.site)) {
        const { name } = previewed.value.site.record
        return fail('usage', `${name} was removed or changed since. Choose the sessions again.`)
      }
      const runId = previewed.ok ? previewed.value.plan.resumes?.runId : undefined
      if (runId !== undefined) resumed.add(runId)
    }
    return runs.start(planIds, typedNumber, countdownSeconds * 1000)
  }

  return {
    runs,
    tellInterrupted,
    open: async () => (await interrupted.list()).notices,
    calls: {
      async previewKill({ siteId, rule, leavesAfter = false }) {
        const site = sites.get(siteId)
        return site.ok ? previews.preview(site.value, rule, { leavesAfter }) : site
      },
      async previewResume({ runId }) {
        const plan = await interrupted.preview(runId)
        // With nothing left it has been brought to its end.
        if (plan.ok && plan.value.victims.length === 0) await tellInterrupted()
        return plan
      },
      startKill: async (args) => start(args),
      cancelKill: async ({ runId }) => runs.cancel(runId),
      pauseKill: async ({ runId }) => runs.pause(runId),
      continueKill: async ({ runId }) => runs.goOn(runId),
      killRun: async ({ runId }) => runs.run(runId),
      killRuns: async () => succeed(runs.all()),
      async interruptedRuns() {
        const { runs, unread } = await interrupted.list()
        // None is not said of what could not be read.
        return runs.length === 0 && unread !== undefined
          ? fail('storage', unread, { file: 'journal' })
          : succeed(runs)
      },
      async dropInterrupted({ runId }) {
        const dropped = await interrupted.drop(runId)
        await tellInterrupted()
        return dropped
      },
    },
  }
}
