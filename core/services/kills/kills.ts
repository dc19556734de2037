import type { ConsoleApi, ConsoleEvent } from '../../../contract/console-api.ts'
import { fail, succeed, type Result } from '../../../contract/failure.ts'
import type { Notice } from '../../../contract/failure-causes.ts'
import type { KillRun } from '../../../contract/kill.ts'
import type { Ports } from '../../ports.ts'
import type { Audit } from '../records/audit.ts'
import type { Exemptions } from '../exemptions/exemptions.ts'
import { createInterrupted } from './interrupted.ts'
import { createJournals } from '../records/journals.ts'
import { createKillRuns, type KillRuns } from './kill-runs.ts'
import { createPreviews } from './previews.ts'
import type { Sites } from '../sites/sites.ts'

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

/** Everything about kills: plans, runs, and interrupted runs. */
export interface Kills {
  readonly calls: KillCalls
  readonly runs: KillRuns
  /** What to say of journals that could not be understood. */
  open(): Promise<readonly Notice[]>
  /** Emits which runs are interrupted now, because sites come and go. */
  emitInterrupted(): Promise<void>
}

export interface KillsWith {
  readonly ports: Ports
  readonly audit: Audit
  readonly exemptions: Exemptions
  readonly sites: Sites
  readonly emit: (event: ConsoleEvent) => void
  /** Hides names that hold a secret, in what leaves the core. */
  readonly shown: <T>(value: T) => T
}

const usualCountdownSeconds = 5

export function createKills({ ports, audit, exemptions, sites, emit, shown }: KillsWith): Kills {
  const { clock, log, randomId } = ports
  const journals = createJournals({ ...ports, files: ports.journals, shown })
  const { administrators } = sites
  const previews = createPreviews({ clock, randomId, exemptions, administrators })
  const interrupted = createInterrupted({
    journals,
    previews,
    exemptions,
    audit,
    clock,
    shown,
    sites: () => sites.all(),
    isUnderWay: (runId) => runs.isUnderWay(runId),
  })
  /** Interrupted runs that are under way again. */
  const resumed = new Set<string>()
  const runs = createKillRuns({
    clock,
    log,
    randomId,
    previews,
    exemptions,
    audit,
    journals,
    emit: emitRun,
    locks: ports.locks,
  })

  function emitRun(run: KillRun): void {
    emit({ type: 'killRun', run })
    if (run.phase === 'done' && resumed.delete(run.runId)) void emitInterrupted()
  }

  async function emitInterrupted(): Promise<void> {
    emit({ type: 'interruptedRuns', runs: (await interrupted.list()).runs })
  }

  function start(args: Parameters<ConsoleApi['startKill']>[0]): Result<readonly KillRun[]> {
    const { planIds, typedNumber, countdownSeconds = usualCountdownSeconds } = args
    const resuming: string[] = []
    for (const planId of planIds) {
      const previewed = previews.get(planId)
      // Its address or account may be different by now.
      if (previewed.ok && !sites.all().includes(previewed.value.site)) {
        const { name } = previewed.value.site.record
        return fail('usage', 'siteChangedSince', { site: name })
      }
      const runId = previewed.ok ? previewed.value.plan.resumes?.runId : undefined
      if (runId !== undefined) resuming.push(runId)
    }
    const started = runs.start(planIds, typedNumber, countdownSeconds * 1000)
    if (started.ok && resuming.length > 0) {
      for (const runId of resuming) resumed.add(runId)
      void emitInterrupted()
    }
    return started
  }

  return {
    runs,
    emitInterrupted,
    open: async () => (await interrupted.list()).notices,
    calls: {
      async previewKill({ siteId, rule, leavesAfter = false }) {
        const site = sites.get(siteId)
        return site.ok ? previews.preview(site.value, rule, { leavesAfter }) : site
      },
      async previewResume({ runId }) {
        const plan = await interrupted.preview(runId)
        // If nothing remains, the run has been brought to its end.
        if (plan.ok && plan.value.victims.length === 0) await emitInterrupted()
        return plan
      },
      startKill: async (args) => start(args),
      cancelKill: async ({ runId }) => runs.cancel(runId),
      pauseKill: async ({ runId }) => runs.pause(runId),
      continueKill: async ({ runId }) => runs.continue(runId),
      killRun: async ({ runId }) => runs.run(runId),
      killRuns: async () => succeed(runs.all()),
      async interruptedRuns() {
        const { runs, unread } = await interrupted.list()
        // If no run is known and journals could not be read, the answer is that failure. It is never 'none'.
        return runs.length === 0 && unread !== undefined ? unread : succeed(runs)
      },
      async dropInterrupted({ runId }) {
        const dropped = await interrupted.drop(runId)
        // A run that could not be dropped may be another console's now. The view shows the failure first.
        if (dropped.ok) await emitInterrupted()
        return dropped
      },
    },
  }
}
