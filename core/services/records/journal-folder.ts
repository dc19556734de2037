import { fail, succeed, type Result } from '../../../contract/failure.ts'
import { faultCode } from '../../../contract/file-fault.ts'
import type { Clock, LineFiles, Log, Processes } from '../../ports.ts'
import { readJournal, type PlanLine, type ReadJournal } from './journal-lines.ts'
import { mayBeRunning } from './owners.ts'

type FoundRun = Extract<ReadJournal, { kind: 'run' }>

/** The journals that are in the data folder, and whose they are. */
export interface JournalFolder {
  /** The runs that are under way in this process, whatever its clock and number say. */
  readonly ours: Set<string>
  thisOwner(): Promise<PlanLine['owner']>
  /** A process that may be running owns this journal. */
  isOwned(runId: string, owner: PlanLine['owner'] | null): Promise<boolean>
  /** The ids of all runs with a journal. Fails with `storage`. */
  names(): Promise<Result<readonly string[]>>
  /** Fails with `storage`. */
  read(runId: string): Promise<Result<ReadJournal>>
  /** An interrupted run of that name. */
  findInterrupted(runId: string): Promise<Result<FoundRun>>
  /** A journal that cannot be removed is logged. */
  remove(runId: string): Promise<void>
}

export function createJournalFolder(ports: {
  readonly files: LineFiles
  readonly processes: Processes
  readonly clock: Clock
  readonly log: Log
}): JournalFolder {
  const { files, processes, clock, log } = ports
  const ours = new Set<string>()

  const folder: JournalFolder = {
    ours,
    thisOwner: async () => ({ ...(await processes.own()), at: clock.now() }),
    isOwned: async (runId, owner) =>
      ours.has(runId) || (owner !== null && mayBeRunning(processes, owner, owner.at, clock.now())),
    async names() {
      const names = await files.names()
      return names.ok
        ? succeed(names.value)
        : fail('storage', 'journalsUnreadable', { fault: names.fault }, { file: 'journal' })
    },
    async read(runId) {
      const read = await files.file(runId).read()
      if (read.ok) return succeed(readJournal(read.value ?? { lines: [], torn: null }))
      log.write('error', 'A journal could not be read', { reason: faultCode(read.fault) })
      return fail('storage', 'journalUnreadable', { fault: read.fault }, { file: 'journal' })
    },
    async findInterrupted(runId) {
      const gone = fail('usage', 'noSuchInterruptedKill')
      const names = await folder.names()
      if (!names.ok) return names
      if (!names.value.includes(runId)) return gone
      const read = await folder.read(runId)
      if (!read.ok) return read
      if (read.value.kind !== 'run' || read.value.ended) return gone
      const isOwned = await folder.isOwned(runId, read.value.owner)
      return isOwned ? fail('usage', 'killRunsAlready') : succeed(read.value)
    },
    async remove(runId) {
      const removed = await files.remove(runId)
      if (!removed.ok)
        log.write('error', 'A journal could not be removed', { reason: faultCode(removed.fault) })
    },
  }
  return folder
}
