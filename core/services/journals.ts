import { fail, succeed, type Result } from '../../contract/failure.ts'
import type { KillPlan } from '../../contract/kill.ts'
import type { Session } from '../../contract/session.ts'
import type { Clock, LineFiles, Locks, Log, Processes, SecretStore } from '../ports.ts'
import { journalledRun, type JournalledRun } from './journalled-run.ts'
import { createJournalKeys, digestOf } from './journal-key.ts'
import { journalLine, readJournal, type PlanLine, type ReadJournal } from './journal-lines.ts'
import { ruleOnRecord } from './record-schemas.ts'
import { announcedWith, createRunJournal, type RunJournal } from './run-journal.ts'
import { oddWords, type OddJournals } from './odd-journals.ts'
import { mayBeRunning } from './owners.ts'
import { underLock, underLockIfPossible } from './under-lock.ts'

export type { JournalledRun, JournalledVictim } from './journalled-run.ts'
export type { RunJournal } from './run-journal.ts'

/** A file for each run: the frozen plan, then what came of it. A run without its end noted was interrupted. */
export interface Journals {
  /** Writes the frozen plan; on the disk when it resolves. Then the first 100 victims may be sent for. Fails with `storage`. */
  begin(run: {
    readonly runId: string
    readonly plan: KillPlan
    readonly url: string
    readonly account: string
    readonly sessions: ReadonlyMap<string, Session>
    readonly startedAt: number
  }): Promise<Result<RunJournal>>
  /**
   * Of processes that run no more, oldest first. A journal that noted its end is removed; one with no whole plan (nothing was sent
   * yet) too; one that cannot be understood is set aside and named in a notice.
   */
  interrupted(): Promise<{
    readonly runs: readonly JournalledRun[]
    readonly notices: readonly string[]
    /** Why there may be others: not all journals could be read. A sentence. */
    readonly unread?: string
  }>
  /**
   * Takes an interrupted run over, so that no other process does: under a lock, and only if its process runs no more. Its journal
   * goes on. Fails with `storage` where the keychain does not give the key of the digests.
   * @param note puts it on record: called when nobody else can take it any more. If it fails, so does the take-over
   */
  takeOver(
    runId: string,
    note?: () => Promise<Result<null>>,
  ): Promise<Result<{ readonly run: JournalledRun; readonly journal: RunJournal }>>
  /** Removes it. */
  drop(runId: string): Promise<Result<JournalledRun>>
}

const lockName = 'journals'
/** Every console looks when it starts, and is not kept from that for longer. Milliseconds. */
const lookPatienceMs = 5000
const notLooked = (why: string): string => `It could not be looked whether a kill was interrupted. ${why}`

type Looked = Awaited<ReturnType<Journals['interrupted']>>
type Run = Parameters<typeof journalledRun>[0]

export function createJournals(ports: {
  readonly files: LineFiles
  readonly processes: Processes
  readonly secrets: SecretStore
  readonly secretsLast: () => boolean
  readonly locks: Locks
  readonly clock: Clock
  readonly log: Log
}): Journals {
  const { files, processes, locks, clock, log } = ports
  const keys = createJournalKeys(ports.secrets, ports.secretsLast, locks, log)
  const thisOwner = async (): Promise<PlanLine['owner']> => ({ ...(await processes.own()), at: clock.now() })
  /** Under way in this process, whatever its clock and number say. */
  const ours = new Set<string>()
  const isOwned = async (runId: string, owner: PlanLine['owner'] | null): Promise<boolean> =>
    ours.has(runId) || (owner !== null && mayBeRunning(processes, owner, owner.at, clock.now()))

  async function remove(runId: string): Promise<void> {
    const removed = await files.remove(runId)
    if (!removed.ok) log.write('error', 'A journal could not be removed', { reason: removed.reason })
  }

  function openJournal(runId: string, plan: PlanLine, mayBeSentTo: number, key: Buffer): RunJournal {
    ours.add(runId)
    const places = new Map(plan.victims.map(({ digest }, place) => [digest, place]))
    return createRunJournal({
      file: files.file(runId),
      victims: plan.victims.length,
      mayBeSentTo,
      placeOf: (ref) => places.get(ref) ?? places.get(digestOf(key, ref)),
      async remove() {
        await remove(runId)
        ours.delete(runId)
      },
      clock,
      log,
    })
  }

  async function readRun(runId: string): Promise<Result<ReadJournal>> {
    const read = await files.file(runId).read()
    if (read.ok) return succeed(readJournal(read.value ?? { lines: [], torn: null }))
    log.write('error', 'A journal could not be read', { reason: read.reason })
    return fail('storage', `The journal of an interrupted kill could not be read (${read.reason}).`, {
      file: 'journal',
    })
  }

  async function namesOf(): Promise<Result<readonly string[]>> {
    try {
      return succeed(await files.names())
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      return fail('storage', `The journals of kills could not be read (${reason}).`, { file: 'journal' })
    }
  }

  /** An interrupted one of that name. */
  async function find(runId: string): Promise<Result<Run>> {
    const gone = fail('usage', 'There is no such interrupted kill any more. Look at the list again.')
    const names = await namesOf()
    if (!names.ok) return names
    if (!names.value.includes(runId)) return gone
    const read = await readRun(runId)
    if (!read.ok) return read
    if (read.value.kind !== 'run' || read.value.ended) return gone
    return (await isOwned(runId, read.value.owner))
      ? fail('usage', 'This kill is under way already, in this console or another one.')
      : succeed(read.value)
  }

  /** What has to be told about a journal that is no run. */
  async function tidy(runId: string, read: ReadJournal, odd: OddJournals): Promise<void> {
    if (read.kind !== 'unclear') return remove(runId)
    if (await isOwned(runId, read.owner)) return
    if (read.isNewer) {
      odd.newer.push(runId)
      return
    }
    const keptAs = await files.setAside(runId).catch(() => null)
    log.write('error', 'A journal could not be understood', { keptAs })
    if (keptAs !== null) odd.keptAs.push(keptAs)
  }

  /** Only under the lock is anything removed or set aside: a journal that is begun right now looks like one without a whole plan. */
  async function lookThrough(isLocked: boolean): Promise<Looked> {
    const runs: JournalledRun[] = []
    const odd: OddJournals = { unreadable: [], keptAs: [], newer: [] }
    const names = await namesOf()
    if (!names.ok) odd.unreadable.push(names.failure.hint)
    for (const runId of names.ok ? names.value : []) {
      const read = await readRun(runId)
      if (!read.ok) odd.unreadable.push(read.failure.hint)
      else if (read.value.kind !== 'run' || read.value.ended) {
        if (isLocked) await tidy(runId, read.value, odd)
      } else if (!(await isOwned(runId, read.value.owner))) runs.push(journalledRun(read.value, keys))
    }
    runs.sort((a, b) => a.startedAt - b.startedAt)
    const [unread] = odd.unreadable
    return { runs, notices: oddWords(odd), ...(unread !== undefined && { unread }) }
  }

  return {
    async begin({ runId, plan, url, account, sessions, startedAt }) {
      const { key, place } = await keys.current()
      const line = {
        kind: 'plan' as const,
        version: 2 as const,
        ...{ runId, siteId: plan.siteId, siteName: plan.siteName, url, account, startedAt },
        rule: ruleOnRecord(plan.rule),
        key: place,
        owner: await thisOwner(),
        mayBeSentTo: announcedWith(0, plan.victims.length),
        victims: plan.victims.map(({ ref, user, state, endsBy }) => {
          const { lastActivity = null, activityUnknown = null, expiresAt = null } = sessions.get(ref) ?? {}
          return { digest: digestOf(key, ref), user, state, endsBy, lastActivity, activityUnknown, expiresAt }
        }),
      }
      return underLock(locks, log, lockName, async () => {
        const written = await files.file(runId).append([journalLine(line)])
        if (written.ok) return succeed(openJournal(runId, line, line.mayBeSentTo, key))
        await remove(runId)
        return fail(
          'storage',
          `The kill's journal could not be written (${written.reason}), so nothing was sent. Make sure that the disk is not full, then try again.`,
          { file: 'journal' },
        )
      })
    },
    async interrupted() {
      const look = async (isLocked: boolean): Promise<Result<Looked>> => succeed(await lookThrough(isLocked))
      const found = await underLockIfPossible(locks, log, lockName, look, lookPatienceMs)
      if (found.ok) return found.value
      const unread = notLooked(found.failure.hint)
      return { runs: [], notices: [unread], unread }
    },
    takeOver: (runId, note = async () => succeed(null)) =>
      underLock(locks, log, lockName, async () => {
        const found = await find(runId)
        if (!found.ok) return found
        const { plan, mayBeSentTo } = found.value
        const key = await keys.find(plan.key)
        if (!key.ok) return key
        const noted = await note()
        if (!noted.ok) return noted
        const written = await files
          .file(runId)
          .append([journalLine({ kind: 'owner', owner: await thisOwner() })])
        if (!written.ok)
          return fail(
            'storage',
            `The kill's journal could not be written (${written.reason}). Nothing was sent.`,
            { file: 'journal' },
          )
        const journal = openJournal(runId, plan, mayBeSentTo, key.value)
        return succeed({ run: journalledRun(found.value, keys), journal })
      }),
    drop: (runId) =>
      underLock(locks, log, lockName, async () => {
        const found = await find(runId)
        if (!found.ok) return found
        const removed = await files.remove(runId)
        return removed.ok
          ? succeed(journalledRun(found.value, keys))
          : fail('storage', `The kill's journal could not be removed (${removed.reason}).`, {
              file: 'journal',
            })
      }),
  }
}
