import type { FileFault } from '../../../contract/causes/files.ts'
import { causesOf, fail, newFailure, succeed, type Result } from '../../../contract/failure.ts'
import type { KillPlan } from '../../../contract/kill.ts'
import type { Session } from '../../../contract/session.ts'
import type { Clock, LineFiles, Locks, Log, Processes, SecretStore } from '../../ports.ts'
import { createJournalFolder } from './journal-folder.ts'
import { createJournalKeys, digestOf } from './journal-key.ts'
import { journalLine, type PlanLine } from './journal-lines.ts'
import { searchJournals, type FoundJournals } from './journal-search.ts'
import { journalledRun, type JournalledRun } from './journalled-run.ts'
import { ruleOnRecord } from './record-schemas.ts'
import { announcedWith, createRunJournal, type RunJournal } from './run-journal.ts'
import { underLock, underLockIfPossible } from './under-lock.ts'

export type { JournalledRun, JournalledVictim } from './journalled-run.ts'
export type { RunJournal } from './run-journal.ts'

/** A run that is about to begin. */
interface BegunRun {
  readonly runId: string
  readonly plan: KillPlan
  readonly url: string
  readonly account: string
  readonly sessions: ReadonlyMap<string, Session>
  readonly startedAt: number
}

/** A file for each run: the frozen plan, then the outcomes. A run whose end was not noted was interrupted. */
export interface Journals {
  /**
   * Writes the frozen plan. When it resolves, the plan is on the disk, and the first 100 victims may be sent.
   * Fails with `storage`.
   */
  begin(run: BegunRun): Promise<Result<RunJournal>>
  /**
   * Journals of processes that no longer run, oldest first. A journal that noted its end is removed. So is
   * one without a whole plan, because nothing was sent. An unintelligible one is put aside and named in a
   * notice.
   */
  interrupted(): Promise<FoundJournals>
  /**
   * Takes an interrupted run over, so that no other process does: under a lock, and only if its process no
   * longer runs. Its journal continues. Fails with `storage` if the keychain does not return the key of the
   * digests.
   * @param note puts it on record. Called when no other process can take the run any longer. If it fails, so
   * does the take-over
   */
  takeOver(
    runId: string,
    note?: () => Promise<Result<null>>,
  ): Promise<Result<{ readonly run: JournalledRun; readonly journal: RunJournal }>>
  /** Removes it. */
  drop(runId: string): Promise<Result<JournalledRun>>
}

const lockName = 'journals'
/** Every console looks for journals when it starts. This is the longest that it waits. Milliseconds. */
const lookPatienceMs = 5000

type NotWritten = 'journalNotWritten' | 'journalNotWrittenNothingSent' | 'journalNotRemoved'

const notWritten = (code: NotWritten, fault: FileFault): Result<never> =>
  fail('storage', code, { fault }, { file: 'journal' })

export function createJournals(ports: {
  readonly files: LineFiles
  readonly processes: Processes
  readonly secrets: SecretStore
  readonly secretsLast: () => boolean
  readonly locks: Locks
  readonly clock: Clock
  readonly log: Log
  /** Hides names that hold a secret. */
  readonly shown: (line: PlanLine) => PlanLine
}): Journals {
  const { files, locks, clock, log, shown } = ports
  const keys = createJournalKeys(ports.secrets, ports.secretsLast, locks, log)
  const folder = createJournalFolder(ports)

  function openJournal(runId: string, plan: PlanLine, mayBeSentTo: number, key: Buffer): RunJournal {
    folder.ours.add(runId)
    const places = new Map(plan.victims.map(({ digest }, place) => [digest, place]))
    return createRunJournal({
      file: files.file(runId),
      victims: plan.victims.length,
      mayBeSentTo,
      placeOf: (ref) => places.get(ref) ?? places.get(digestOf(key, ref)),
      async remove() {
        await folder.remove(runId)
        folder.ours.delete(runId)
      },
      clock,
      log,
    })
  }

  return {
    async begin(run) {
      const { runId } = run
      const { key, place } = await keys.current()
      const line = shown(planLine(run, key, place, await folder.thisOwner()))
      return underLock(locks, log, lockName, async () => {
        const written = await files.file(runId).append([journalLine(line)])
        if (written.ok) return succeed(openJournal(runId, line, line.mayBeSentTo, key))
        await folder.remove(runId)
        return notWritten('journalNotWrittenNothingSent', written.fault)
      })
    },
    async interrupted() {
      const search = async (isLocked: boolean): Promise<Result<FoundJournals>> =>
        succeed(await searchJournals(folder, keys, files, log, isLocked))
      const found = await underLockIfPossible(locks, log, lockName, search, lookPatienceMs)
      if (found.ok) return found.value
      const also = causesOf(found.failure)
      const failure = newFailure('storage', 'notLookedForInterrupted', {}, { file: 'journal', also })
      return { runs: [], notices: [causesOf(failure)], unread: { ok: false, failure } }
    },
    takeOver: (runId, note = async () => succeed(null)) =>
      underLock(locks, log, lockName, async () => {
        const found = await folder.findInterrupted(runId)
        if (!found.ok) return found
        const { plan, mayBeSentTo } = found.value
        const key = await keys.find(plan.key)
        if (!key.ok) return key
        const noted = await note()
        if (!noted.ok) return noted
        const owner = await folder.thisOwner()
        const written = await files.file(runId).append([journalLine({ kind: 'owner', owner })])
        if (!written.ok) return notWritten('journalNotWritten', written.fault)
        const journal = openJournal(runId, plan, mayBeSentTo, key.value)
        return succeed({ run: journalledRun(found.value, keys), journal })
      }),
    drop: (runId) =>
      underLock(locks, log, lockName, async () => {
        const found = await folder.findInterrupted(runId)
        if (!found.ok) return found
        const removed = await files.remove(runId)
        return removed.ok
          ? succeed(journalledRun(found.value, keys))
          : notWritten('journalNotRemoved', removed.fault)
      }),
  }
}

/** The first line of a journal: the frozen plan. It names sessions by their digests. */
function planLine(
  { runId, plan, url, account, sessions, startedAt }: BegunRun,
  key: Buffer,
  place: PlanLine['key'],
  owner: PlanLine['owner'],
): PlanLine {
  return {
    kind: 'plan',
    version: 2,
    runId,
    siteId: plan.siteId,
    siteName: plan.siteName,
    url,
    account,
    startedAt,
    rule: ruleOnRecord(plan.rule),
    key: place,
    owner,
    mayBeSentTo: announcedWith(0, plan.victims.length),
    victims: plan.victims.map(({ ref, user, state, endsBy }) => {
      const { lastActivity = null, activityUnknown = null, expiresAt = null } = sessions.get(ref) ?? {}
      return { digest: digestOf(key, ref), user, state, endsBy, lastActivity, activityUnknown, expiresAt }
    }),
  }
}
