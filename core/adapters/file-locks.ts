import { createHash } from 'node:crypto'
import { mkdir, open, readFile, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Clock, Locks } from '../ports.ts'
import { thisProcesses } from './processes.ts'

/** Milliseconds between two looks at a lock that another process holds. */
const lookAgainMs = 50
/** A holder writes its id right after it has created the file. Still empty by then: it died in between. Milliseconds. */
const writtenWithinMs = 2000
/** The files that this process holds. */
const held = new Set<string>()

/**
 * Locks as files in `folder`, each with the process id of its holder: a process that is gone holds nothing. Within one
 * process the tasks of one name follow one another, too.
 */
export function createFileLocks(folder: string, clock: Clock): Locks {
  const queues = new Map<string, Promise<unknown>>()

  async function acquire(file: string): Promise<void> {
    for (;;) {
      try {
        const handle = await open(file, 'wx', 0o600)
        held.add(file)
        await handle.writeFile(String(process.pid))
        await handle.close()
        return
      } catch (error) {
        if (!isCode(error, 'EEXIST')) throw error
      }
      if (await isAbandoned(file, clock.now())) await rm(file, { force: true })
      else await clock.wait(lookAgainMs)
    }
  }

  async function locked<T>(name: string, task: () => Promise<T>): Promise<T> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    // Names hold URLs and users, which are nobody's business in a folder's listing.
    const file = path.join(folder, `${createHash('sha256').update(name).digest('hex').slice(0, 16)}.lock`)
    await acquire(file)
    try {
      return await task()
    } finally {
      held.delete(file)
      await rm(file, { force: true })
    }
  }

  return {
    hold(name, task) {
      const run = (): ReturnType<typeof task> => locked(name, task)
      const result = (queues.get(name) ?? Promise.resolve()).then(run, run)
      const settled = result.catch(() => undefined)
      queues.set(name, settled)
      void settled.then(() => queues.get(name) === settled && queues.delete(name))
      return result
    },
  }
}

/** Held by a process that runs no more, also when its id was given to another one since. */
async function isAbandoned(file: string, now: number): Promise<boolean> {
  try {
    const [text, { mtimeMs }] = await Promise.all([readFile(file, 'utf8'), stat(file)])
    if (text === '') return now - mtimeMs > writtenWithinMs
    const holder = Number(text)
    return holder === process.pid ? !held.has(file) : !thisProcesses.isRunning(holder, mtimeMs)
  } catch (error) {
    if (isCode(error, 'ENOENT')) return false
    throw error
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
