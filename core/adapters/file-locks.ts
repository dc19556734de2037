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

/** A holder that runs and does not let go (stopped, or asking somebody who is not there) is not waited for longer. Milliseconds. */
const patienceMs = 120_000

/**
 * Locks as files in `folder`, each with the process id of its holder: a process that is gone holds nothing. Within one
 * process the tasks of one name follow one another, too. Rejects where the folder cannot be written, or nobody lets go.
 */
export function createFileLocks(folder: string, clock: Clock): Locks {
  const queues = new Map<string, Promise<unknown>>()

  async function acquire(file: string): Promise<void> {
    for (let waitedMs = 0; waitedMs < patienceMs;) {
      if (await take(file)) return
      if (await clearIfAbandoned(file, clock.now())) continue
      await clock.wait(lookAgainMs)
      waitedMs += lookAgainMs
    }
    throw new Error('Another console holds this lock, and does not let go.')
  }

  async function locked<T>(name: string, task: () => Promise<T>): Promise<T> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    // Names hold URLs and users, which are nobody's business in a folder's listing.
    const file = path.join(folder, `${createHash('sha256').update(name).digest('hex').slice(0, 16)}.lock`)
    await acquire(file)
    try {
      return await task()
    } finally {
      await letGo(file)
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

/** Creates the lock's file for this process. False: there is one. */
async function take(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx', 0o600)
    held.add(file)
    try {
      await handle.writeFile(String(process.pid))
    } finally {
      await handle.close()
    }
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    // On a full disk: nobody is to wait for a lock that was not got.
    if (held.has(file)) await letGo(file)
    throw error
  }
}

async function letGo(file: string): Promise<void> {
  held.delete(file)
  await rm(file, { force: true })
}

/**
 * Whether it was abandoned, and is gone. One process at a time, and having looked again: of two that saw it abandoned the slower
 * one would else remove the lock that the other has taken since.
 */
async function clearIfAbandoned(file: string, now: number): Promise<boolean> {
  if (!(await isAbandoned(file, now))) return false
  const clearing = `${file}.clearing`
  if (!(await take(clearing))) {
    if (await isAbandoned(clearing, now)) await rm(clearing, { force: true })
    return false
  }
  try {
    const isGone = await isAbandoned(file, now)
    if (isGone) await rm(file, { force: true })
    return isGone
  } finally {
    await letGo(clearing)
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
