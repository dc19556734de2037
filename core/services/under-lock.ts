import { assertNever } from '../../contract/assert-never.ts'
import { fail, type Result } from '../../contract/failure.ts'
import type { Locks, Log, LockTrouble } from '../ports.ts'

/** Runs a task under a lock; where there is no getting one it is not run. Fails with `storage`, or `interrupted`. */
export async function underLock<T>(
  locks: Locks,
  log: Log,
  name: string,
  task: () => Promise<Result<T>>,
  patienceMs?: number,
): Promise<Result<T>> {
  const held = await locks.hold(name, task, patienceMs)
  return held.got ? held.value : notDone(held.trouble, name, log)
}

/**
 * For a task that is done without its lock rather than not at all, where nobody can make one: on a full disk a site still has to be
 * looked at, and on a read-only one records are read. Somebody else who has it is never passed over.
 * @param task is told whether it has its lock
 */
export async function underLockIfPossible<T>(
  locks: Locks,
  log: Log,
  name: string,
  task: (isLocked: boolean) => Promise<Result<T>>,
  patienceMs?: number,
): Promise<Result<T>> {
  const held = await locks.hold(name, () => task(true), patienceMs)
  if (held.got) return held.value
  if (held.trouble.kind !== 'impossible') return notDone(held.trouble, name, log)
  log.write('warning', 'Done without a lock', { reason: held.trouble.reason })
  return task(false)
}

function notDone(trouble: LockTrouble, name: string, log: Log): ReturnType<typeof fail> {
  const reason = trouble.kind === 'impossible' ? trouble.reason : trouble.hint
  log.write('error', 'Not done under its lock', { lock: name, reason })
  switch (trouble.kind) {
    case 'held':
      return fail('storage', `${trouble.hint} Nothing was written.`, { file: 'lock' })
    case 'stopped':
      return fail('interrupted', trouble.hint)
    case 'impossible':
      return fail(
        'storage',
        `The console cannot write to its data folder (${reason}). Make sure that the disk is not full and that the folder is yours, then try again.`,
        { file: 'folder' },
      )
    default:
      return assertNever(trouble)
  }
}
