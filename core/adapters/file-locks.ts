import { createHash } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import path from 'node:path'
import type { HostKind } from '../../contract/host.ts'
import type { Clock, Locked, Locks, LockTrouble, Processes } from '../ports.ts'
import { lockText, lookAtLock, type SeenLock } from './lock-holder.ts'
import { behindLinks, codeOf, troubleOf } from './own-file.ts'
import { thisProcesses } from './processes.ts'

/** Milliseconds between two looks at a lock that another process holds. */
const lookAgainMs = 50
/** The files that this process holds. */
const held = new Set<string>()

/** A holder that runs and does not let go (stopped, or asking somebody who is not there) is not waited for longer. Milliseconds. */
const usualPatienceMs = 120_000
/** So long after it is said who is waited for, milliseconds. */
const tellAfterMs = 1000
/** Who is asked to stop waits no longer for anybody. Milliseconds. */
const lastPatienceMs = 1000

/**
 * Locks as files in `folder`, each telling its holder: a process that is gone holds nothing. Within one process the tasks of one
 * name follow one another, too.
 */
export function createFileLocks(
  folder: string,
  clock: Clock,
  { processes = thisProcesses, host = 'terminal' }: { processes?: Processes; host?: HostKind } = {},
): Locks {
  const queues = new Map<string, Promise<unknown>>()
  const stop = new AbortController()
  const tellers: ((sentence: string) => void)[] = []

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
      const hint =
        blocked.kind === 'held' ? blocked.hint : 'Another console holds this lock, and does not let go of it.'
      if (waitedMs >= most) return { kind: 'held', hint }
      if (!isLate && stop.signal.aborted)
        return { kind: 'stopped', hint: 'Interrupted while waiting for another console.' }
      if (waitedMs >= tellAfterMs && !isTold && blocked.kind === 'held') {
        isTold = true
        for (const tell of tellers) tell(`Waiting for ${blocked.who}`)
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
    // Names hold URLs and users, which are nobody's business in a folder's listing.
    const file = path.join(folder, `${createHash('sha256').update(name).digest('hex').slice(0, 16)}.lock`)
    try {
      await mkdir(await behindLinks(folder), { recursive: true, mode: 0o700 })
      const trouble = await acquire(file, patienceMs, isLate)
      if (trouble) return { got: false, trouble }
    } catch (error) {
      return { got: false, trouble: { kind: 'impossible', reason: (await troubleOf(folder, error)).message } }
    }
    try {
      return { got: true, value: await task() }
    } finally {
      // Left behind it is known as nobody's.
      await letGo(file).catch(() => undefined)
    }
  }

  /** Creates the lock's file for this process. False: there is one. */
  async function take(file: string): Promise<boolean> {
    try {
      const handle = await open(file, 'wx', 0o600)
      held.add(file)
      try {
        await handle.writeFile(lockText(await processes.own(), host))
      } finally {
        await handle.close()
      }
      return true
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false
      // On a full disk: nobody is to wait for a lock that was not got.
      if (held.has(file)) await letGo(file)
      throw error
    }
  }

  /**
   * Looks whose it is; abandoned: it was, and is gone. One process at a time clears, and having looked again: of two that saw it
   * abandoned the slower one would else remove the lock that the other has taken since.
   */
  async function clearIfAbandoned(file: string): Promise<SeenLock> {
    const seen = await look(file)
    if (seen.kind !== 'abandoned') return seen
    const clearing = `${file}.clearing`
    if (!(await take(clearing))) {
      const other = await look(clearing)
      if (other.kind === 'abandoned') await rm(clearing, { force: true })
      return other.kind === 'held' ? other : { kind: 'gone' }
    }
    try {
      const again = await look(file)
      if (again.kind === 'abandoned') await rm(file, { force: true })
      return again
    } finally {
      await letGo(clearing)
    }
  }

  const look = (file: string): Promise<SeenLock> => lookAtLock(file, processes, held.has(file), clock.now())

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
    onWait: (tell) => void tellers.push(tell),
  }
}

async function letGo(file: string): Promise<void> {
  held.delete(file)
  await rm(file, { force: true })
}
