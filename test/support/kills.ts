import type { KillPlan, KillRun } from '../../contract/kill.ts'
import type { KillRule } from '../../contract/rule.ts'
import type { Clock, Processes, SettingsStore } from '../../core/ports.ts'
import { createAudit } from '../../core/services/records/audit.ts'
import { createExemptions, type Exemptions } from '../../core/services/exemptions/exemptions.ts'
import { createInterrupted, type Interrupted } from '../../core/services/kills/interrupted.ts'
import { createJournals } from '../../core/services/records/journals.ts'
import { createKillRuns, type KillRuns } from '../../core/services/kills/kill-runs.ts'
import { createMemorySecrets } from '../../core/services/sites/memory-secrets.ts'
import { createPreviews, type Previews } from '../../core/services/kills/previews.ts'
import type { WatchedSite } from '../../core/services/sites/watched-site.ts'
import { memoryLocks, memorySettings, must, thisProcess } from './console.ts'
import { memoryLineFile, memoryLineFiles, type MemoryLineFile, type MemoryLineFiles } from './memory-lines.ts'
import { faultOf } from './failures.ts'

/** Everything that kills sessions, with its records in memory. */
export interface TestKills {
  readonly runs: KillRuns
  readonly previews: Previews
  readonly exemptions: Exemptions
  /** The file of the exemptions can be made unreadable. */
  readonly exemptionsFile: { unreadable: boolean }
  readonly interrupted: Interrupted
  readonly journals: MemoryLineFiles
  readonly audit: MemoryLineFile
  /** What was emitted so far. */
  readonly emitted: KillRun[]
  /** Called with each run that is emitted, and with its control. */
  during: (run: KillRun, runs: KillRuns) => void
  /** Starts a plan, and returns the run when it is done and on record. */
  start(plan: KillPlan, countdownMs?: number): Promise<KillRun>
  /** Previews first. */
  kill(site: WatchedSite, rule: KillRule, countdownMs?: number): Promise<KillRun>
}

export interface TestKillsOptions {
  /** Journals that an earlier console has left. */
  readonly journals?: MemoryLineFiles
  /** Another process than the one that left them. */
  readonly processes?: Processes
  readonly sites?: () => readonly WatchedSite[]
}

export function createTestKills(clock: Clock, given: TestKillsOptions = {}): TestKills {
  const log = { write: () => undefined }
  const locks = memoryLocks()
  const secrets = createMemorySecrets()
  const secretsLast = () => false
  const { journals: files = memoryLineFiles(), processes = thisProcess, sites = () => [] } = given
  const file = memoryLineFile()
  let id = 0
  const randomId = () => String((id += 1))
  const settings = memorySettings()
  const exemptionsFile = { unreadable: false }
  const store: SettingsStore = {
    ...settings,
    read: async () =>
      exemptionsFile.unreadable
        ? { kind: 'unreadable', keptAs: 'exemptions.json', fault: faultOf('EACCES') }
        : settings.read(),
  }
  const knownSites = { all: sites, whyUnknown: async () => null }
  const exemptions = createExemptions({ store, locks, clock, log, randomId, sites: knownSites })
  const shown = <T>(value: T): T => value
  const journals = createJournals({
    files,
    processes,
    secrets,
    secretsLast,
    locks,
    clock,
    log,
    shown,
  })
  const previews = createPreviews({ clock, randomId, exemptions, administrators: () => new Set() })
  const audit = createAudit({
    file,
    secrets,
    secretsLast,
    locks,
    clock,
    log,
    osUser: 'somebody',
    host: 'terminal',
    shown,
  })
  const emitted: KillRun[] = []
  const waiting = new Map<string, (run: KillRun) => void>()
  const kills: TestKills = {
    runs: createKillRuns({
      clock,
      log,
      randomId,
      previews,
      exemptions,
      journals,
      audit,
      emit(run) {
        emitted.push(run)
        kills.during(run, kills.runs)
        if (run.phase === 'done') waiting.get(run.planId)?.(run)
      },
    }),
    interrupted: createInterrupted({
      journals,
      previews,
      exemptions,
      audit,
      clock,
      shown,
      sites,
      isUnderWay: (runId) => kills.runs.isUnderWay(runId),
    }),
    previews,
    exemptions,
    exemptionsFile,
    journals: files,
    audit: file,
    emitted,
    during: () => undefined,
    async kill(site, rule, countdownMs) {
      return kills.start(must(await previews.preview(site, rule)), countdownMs)
    },
    start({ planId, victims }, countdownMs = 0) {
      const done = new Promise<KillRun>((resolve) => waiting.set(planId, resolve))
      must(kills.runs.start([planId], victims.length, countdownMs))
      return done
    },
  }
  return kills
}
