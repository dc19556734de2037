import type { Notice } from '../../../contract/failure-causes.ts'
import type { Result } from '../../../contract/failure.ts'
import type { LineFiles, Log } from '../../ports.ts'
import type { JournalFolder } from './journal-folder.ts'
import type { JournalKeys } from './journal-key.ts'
import type { ReadJournal } from './journal-lines.ts'
import { journalledRun, type JournalledRun } from './journalled-run.ts'
import { oddNotices, type OddJournals } from './odd-journals.ts'

/** The interrupted runs, and what the user should know about the other journals. */
export interface FoundJournals {
  readonly runs: readonly JournalledRun[]
  readonly notices: readonly Notice[]
  /** Why there may be others: not all journals could be read. A failure of `storage`. */
  readonly unread?: Result<never>
}

/**
 * Looks through all journals. The runs are sorted by their start.
 * @param mayTidy journals are removed or put aside only under the lock, because a journal that begins at this
 * moment looks like one without a whole plan
 */
export async function searchJournals(
  folder: JournalFolder,
  keys: JournalKeys,
  files: LineFiles,
  log: Log,
  mayTidy: boolean,
): Promise<FoundJournals> {
  const runs: JournalledRun[] = []
  const odd: OddJournals = { unreadable: [], keptAs: [], newer: [] }
  const names = await folder.names()
  if (!names.ok) odd.unreadable.push(names.failure)
  for (const runId of names.ok ? names.value : []) {
    const read = await folder.read(runId)
    if (!read.ok) odd.unreadable.push(read.failure)
    else if (read.value.kind !== 'run' || read.value.ended) {
      if (mayTidy) await tidy(runId, read.value)
    } else if (!(await folder.isOwned(runId, read.value.owner))) runs.push(journalledRun(read.value, keys))
  }
  runs.sort((a, b) => a.startedAt - b.startedAt)
  const [unread] = odd.unreadable
  return {
    runs,
    notices: oddNotices(odd),
    ...(unread !== undefined && { unread: { ok: false, failure: unread } }),
  }

  /** What the user should know about a journal that is no run. */
  async function tidy(runId: string, read: ReadJournal): Promise<void> {
    if (read.kind !== 'unclear') return folder.remove(runId)
    if (await folder.isOwned(runId, read.owner)) return
    if (read.isNewer) {
      odd.newer.push(runId)
      return
    }
    const keptAs = await files.setAside(runId).catch(() => null)
    log.write('error', 'A journal could not be understood', { keptAs })
    if (keptAs !== null) odd.keptAs.push(keptAs)
  }
}
