import type { AuditLog } from '../../contract/audit.ts'
import type { ConsoleCalls } from '../../contract/console-api.ts'
import type { Exemption } from '../../contract/exemption.ts'
import type { Failure, Result } from '../../contract/failure.ts'
import type { InterruptedRun, SessionOutcome } from '../../contract/kill.ts'
import type { Slice } from './state.ts'

export interface RecordsActions {
  takeInterrupted(runs: readonly InterruptedRun[]): void
  /** Lists the interrupted runs again. */
  lookForInterrupted(): Promise<void>
  /** Returns why not. */
  dropInterrupted(runId: string): Promise<Failure | null>
  takeExemptions(exemptions: readonly Exemption[]): void
  /** An event brings the list itself. Returns why not. */
  addExemption(wanted: ConsoleCalls['addExemption']['args']): Promise<Failure | null>
  removeExemption(exemptionId: string): Promise<Failure | null>
  readAudit(): Promise<Result<AuditLog>>
  hiddenHelp(siteId: string): Promise<Result<ConsoleCalls['hiddenHelp']['result']>>
  endHidden(siteId: string, ref: string): Promise<Result<SessionOutcome>>
  openAudit(): void
  /** Reads what is kept between runs of the console: interrupted runs and exemptions. */
  readRecords(): Promise<void>
}

/** What outlasts a run: interrupted kills, exemptions, the audit log. */
export function recordsActions({ set, get, call }: Slice): RecordsActions {
  const takeExemptions = (exemptions: readonly Exemption[]): void => set({ exemptions })
  const takeInterrupted = (interrupted: readonly InterruptedRun[]): void => set({ interrupted })
  return {
    takeInterrupted,
    takeExemptions,
    lookForInterrupted: async () => {
      const runs = await call('interruptedRuns', {})
      if (runs.ok) takeInterrupted(runs.value)
      else set({ notice: runs.failure })
    },
    dropInterrupted: async (runId) => {
      const result = await call('dropInterrupted', { runId })
      if (!result.ok) return result.failure
      takeInterrupted(get().interrupted.filter((run) => run.runId !== runId))
      return null
    },
    addExemption: async (wanted) => {
      const result = await call('addExemption', wanted)
      if (!result.ok) return result.failure
      const others = get().exemptions.filter((each) => each.exemptionId !== result.value.exemptionId)
      takeExemptions([...others, result.value])
      return null
    },
    removeExemption: async (exemptionId) => {
      const result = await call('removeExemption', { exemptionId })
      if (!result.ok) return result.failure
      takeExemptions(get().exemptions.filter((each) => each.exemptionId !== exemptionId))
      return null
    },
    readAudit: () => call('readAudit', {}),
    hiddenHelp: (siteId) => call('hiddenHelp', { siteId }),
    endHidden: (siteId, ref) => call('endHidden', { siteId, ref }),
    openAudit: () => set({ page: 'audit', notice: null }),
    readRecords: async () => {
      const [runs, exemptions] = await Promise.all([call('interruptedRuns', {}), call('listExemptions', {})])
      if (runs.ok) takeInterrupted(runs.value)
      if (exemptions.ok) takeExemptions(exemptions.value)
      const failed = [runs, exemptions].find((result) => !result.ok)
      if (failed && !failed.ok) set({ notice: failed.failure })
    },
  }
}
