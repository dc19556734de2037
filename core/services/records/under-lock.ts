import { cause, fail, type Result } from '../../../contract/failure.ts'
import { faultCode } from '../../../contract/file-fault.ts'
import { assertNever } from '../../../contract/assert-never.ts'
import type { Locks, Log, LockTrouble } from '../../ports.ts'

/**
 * Runs a task under a lock. Without the lock the task does not run. Fails with `storage`, or `interrupted`.
 */
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
 * Runs a task under a lock. If no lock can be made at all, the task runs without it: on a full disk a site
 * still has to be read, and on a read-only disk the records. If somebody else holds the lock, the task waits
 * as usual.
 * @param task gets whether it has its lock
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
  log.write('warning', 'Done without a lock', { reason: faultCode(held.trouble.fault) })
  return task(false)
}

function notDone(trouble: LockTrouble, name: string, log: Log): Result<never> {
  const reason = trouble.kind === 'impossible' ? faultCode(trouble.fault) : trouble.kind
  log.write('error', 'Not done under its lock', { lock: name, reason })
  switch (trouble.kind) {
    case 'held':
      return fail(
        'storage',
        'locked',
        { holder: trouble.holder },
        { file: 'lock', also: [cause('nothingWritten')] },
      )
    case 'stopped':
      return fail('interrupted', 'stoppedWaiting')
    case 'impossible':
      return fail('storage', 'folderNotWritable', { fault: trouble.fault }, { file: 'folder' })
    default:
      return assertNever(trouble)
  }
}
