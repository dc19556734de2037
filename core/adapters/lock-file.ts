import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { HostKind } from '../../contract/host.ts'
import type { Clock, Processes } from '../ports.ts'
import { createWhole, removeUnfinished } from './create-whole.ts'
import { lockText, lookAtLock, type SeenLock } from './lock-holder.ts'
import { codeOf } from './own-file.ts'

/** The files that this process holds. */
const held = new Set<string>()

/**
 * A file that has not got its final name after this time was left by a process that is gone. Milliseconds.
 */
const unfinishedMs = 60_000

/** Takes locks, each of which is a file, and lets them go. */
export interface LockFiles {
  /** Creates the lock's file for this process. False: the file exists. */
  take(file: string): Promise<boolean>
  /**
   * Looks who holds the lock, and removes an abandoned one. One process at a time removes, after looking
   * again. Otherwise, if two processes saw an abandoned lock, the slower one would remove the lock that the
   * other has taken since.
   */
  clearIfAbandoned(file: string): Promise<SeenLock>
}

export function createLockFiles(processes: Processes, host: HostKind, clock: Clock): LockFiles {
  const look = (file: string): Promise<SeenLock> => lookAtLock(file, processes, held.has(file), clock.now())

  async function take(file: string): Promise<boolean> {
    const text = lockText(await processes.own(), host)
    if (held.has(file)) return false
    // Noted before the file exists. Otherwise another task of this process could think that an earlier
    // process left the file.
    held.add(file)
    try {
      await createWhole(file, text)
      return true
    } catch (error) {
      held.delete(file)
      if (codeOf(error) === 'EEXIST') return false
      throw error
    }
  }

  return {
    take,
    async clearIfAbandoned(file) {
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
        if (again.kind === 'abandoned') {
          await rm(file, { force: true })
          await removeUnfinished(path.dirname(file), clock.now(), unfinishedMs)
        }
        return again
      } finally {
        await letGo(clearing)
      }
    },
  }
}

/** Removed first: once we no longer hold it, another task may have created it. */
export async function letGo(file: string): Promise<void> {
  try {
    await rm(file, { force: true })
  } finally {
    held.delete(file)
  }
}
