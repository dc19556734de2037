import { readFileSync } from 'node:fs'
import os from 'node:os'
import type { Processes } from '../ports.ts'

/** Clocks are set while machines run, and both sides of a comparison are rounded. Milliseconds. */
const slackMs = 60_000
/** What is known better. A container that was started again gives the same id to the same program, and may be back in seconds. */
const ownSlackMs = 1000
/** When this process began, by the clock as it was then. Milliseconds. */
const began = Date.now() - process.uptime() * 1000
/** Linux counts a process's start in hundredths of a second for every program, whatever its kernel does. Source: proc(5). */
const tickMs = 10

/** By this machine's clock, milliseconds. */
const bootedAt = (): number => Date.now() - os.uptime() * 1000

/** When the process of this id began, in ticks since the machine did; null where that cannot be told. */
function ticksOf(id: number): number | null {
  if (process.platform !== 'linux') return null
  try {
    // Its name stands in brackets and may hold anything; the start is the 20th field after it.
    const fields = readFileSync(`/proc/${String(id)}/stat`, 'utf8')
      .split(') ')
      .at(-1)
      ?.split(' ')
    return Number(fields?.[19] ?? 0)
  } catch {
    return null
  }
}

const ownTicks = ticksOf(process.pid) ?? Infinity

/**
 * When the process of this id began, where that can be told; else as early as can be. Milliseconds. Reckoned from the machine's
 * start and from our own, the earlier of both: in some containers (LXC) the machine's uptime is the container's, while ticks are
 * the machine's; and a clock that was set since we began moves one of them.
 */
function startedAt(id: number): number {
  const ticks = ticksOf(id)
  if (ticks === null) return bootedAt()
  return Math.min(bootedAt() + ticks * tickMs, began + (ticks - ownTicks) * tickMs)
}

function isThere(id: number): boolean {
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    // Somebody else's process is one, too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * This machine's processes. An id that was given anew, after a restart of the machine or of its container, is not taken
 * for the process that had it before.
 */
export const thisProcesses: Processes = {
  ownId: process.pid,
  isRunning(id, since) {
    if (id === process.pid) return began <= since + ownSlackMs
    return Number.isInteger(id) && id > 0 && isThere(id) && startedAt(id) <= since + slackMs
  },
}
