import { fail, type Result } from '../../contract/failure.ts'
import type { Locks, Log } from '../ports.ts'

/** Runs a task under a lock; where there is no getting one (the data folder cannot be written), that is a `storage` failure. */
export async function underLock<T>(
  locks: Locks,
  log: Log,
  name: string,
  task: () => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    return await locks.hold(name, task)
  } catch (error) {
    log.write('error', 'Not done under its lock', { lock: name, reason: String(error) })
    return fail(
      'storage',
      'The console cannot write to its data folder, or another console there does not let go of it. Make sure that the disk is not full, that the folder is yours and that no other console hangs, then try again.',
    )
  }
}

/**
 * For a task that is done without its lock rather than not at all: on a full disk a site still has to be looked at. What the
 * task itself throws is thrown.
 */
export async function underLockIfPossible<T>(
  locks: Locks,
  log: Log,
  name: string,
  task: () => Promise<T>,
): Promise<T> {
  let begun = false
  try {
    return await locks.hold(name, () => {
      begun = true
      return task()
    })
  } catch (error) {
    if (begun) throw error
    log.write('warning', 'Done without a lock', { reason: String(error) })
    return task()
  }
}
