import { createHash } from 'node:crypto'
import path from 'node:path'
import type { LockHolder } from '../../contract/causes/files.ts'
import type { HostKind } from '../../contract/host.ts'
import type { Clock, Locked, Locks, LockTrouble, Processes } from '../ports.ts'
import { createLockFiles, letGo } from './lock-file.ts'
import type { SeenLock } from './lock-holder.ts'
import { makeFolder } from './make-folder.ts'
import { troubleOf } from './own-file.ts'
import { thisProcesses } from './processes.ts'

/** Milliseconds between two looks at a lock that another process holds. */
const lookAgainMs = 50

/**
 * The longest wait for a holder that runs and does not let go, because it is stopped or asks somebody who is
 * absent. Milliseconds.
 */
const usualPatienceMs = 120_000
/** After this time the console says who holds the lock, milliseconds. */
const tellAfterMs = 1000
/** After a request to stop, the longest wait for a holder. Milliseconds. */
const lastPatienceMs = 1000

/**
 * Locks as files in `folder`. Each file names its holder. A process that is gone holds nothing. Within one
 * process, the tasks of one name also follow one another.
 */
export function createFileLocks(
  folder: string,
  clock: Clock,
  { processes = thisProcesses, host = 'terminal' }: { processes?: Processes; host?: HostKind } = {},
): Locks {
  const { take, clearIfAbandoned } = createLockFiles(processes, host, clock)
  const queues = new Map<string, Promise<unknown>>()
  const stop = new AbortController()
  const listeners: ((holder: LockHolder) => void)[] = []

  /** Null: it is ours. */
  async function acquire(file: string, patienceMs: number, isLate: boolean): Promise<LockTrouble | null> {
    const most = isLate ? lastPatienceMs : patienceMs
    let isTold = false
    for (let waitedMs = 0; ; waitedMs += lookAgainMs) {
      let blocked: SeenLock = { kind: 'gone' }
      do {
        if (await take(file)) return null
        blocked = await clearIfAbandoned(file)
      } while (blocked.kind === 'abandoned')
      const holder: LockHolder = blocked.kind === 'held' ? blocked.holder : { who: 'unknown' }
      if (waitedMs >= most) return { kind: 'held', holder }
      if (!isLate && stop.signal.aborted) return { kind: 'stopped' }
      if (waitedMs >= tellAfterMs && !isTold && blocked.kind === 'held') {
        isTold = true
        for (const listener of listeners) listener(blocked.holder)
      }
      await clock.wait(lookAgainMs, isLate ? undefined : stop.signal)
    }
  }

  async function locked<T>(
    name: string,
    task: () => Promise<T>,
    patienceMs: number,
    isLate: boolean,
  ): Promise<Locked<T>> {
    // Names hold URLs and users, which should not appear in a folder's listing.
    const file = path.join(folder, `${createHash('sha256').update(name).digest('hex').slice(0, 16)}.lock`)
    try {
      await makeFolder(folder)
      const trouble = await acquire(file, patienceMs, isLate)
      if (trouble) return { got: false, trouble }
    } catch (error) {
      return { got: false, trouble: { kind: 'impossible', fault: (await troubleOf(folder, error)).fault } }
    }
    try {
      return { got: true, value: await task() }
    } finally {
      // If it is left behind, its text shows that nobody holds it.
      await letGo(file).catch(() => undefined)
    }
  }

  return {
    hold(name, task, patienceMs = usualPatienceMs) {
      const isLate = stop.signal.aborted
      const run = () => locked(name, task, patienceMs, isLate)
      const result = (queues.get(name) ?? Promise.resolve()).then(run, run)
      const settled = result.catch(() => undefined)
      queues.set(name, settled)
      void settled.then(() => queues.get(name) === settled && queues.delete(name))
      return result
    },
    stopWaiting: () => stop.abort(),
    onWait: (listener) => void listeners.push(listener),
  }
}
