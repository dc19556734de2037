import os from 'node:os'
import type { Owner, OwnerState, Processes } from '../ports.ts'
import { machineFacts, type MachineFacts } from './this-process.ts'

/**
 * Clocks are set while machines run, and both sides of a comparison are rounded. So starts may differ by
 * this. Milliseconds.
 */
const slackMs = 60_000
/**
 * The same for our own process, whose start is known more exactly. A container that starts again gives the
 * same number to the same program, perhaps within seconds.
 */
const ownSlackMs = 1000
/** When this process began, by the clock at that time. Milliseconds. */
const began = Date.now() - process.uptime() * 1000
/**
 * Linux shows a process's start in hundredths of a second to every program, whatever its kernel does. Source:
 * proc(5).
 */
const tickMs = 10

/** By this machine's clock, milliseconds. */
const bootedAt = (): number => Date.now() - os.uptime() * 1000

/**
 * The processes of this machine. On Linux it is always quick, because it reads a few files once. Elsewhere it
 * runs programs, once for this machine and this process.
 */
export function createProcesses(facts: MachineFacts = machineFacts()): Processes {
  let known: Promise<Owner> | undefined
  const own = (): Promise<Owner> => (known ??= find())

  async function find(): Promise<Owner> {
    const [machine, boot, pidSpace, started] = await Promise.all([
      facts.machine(),
      facts.boot(),
      facts.pidSpace(),
      facts.started(process.pid),
    ])
    return { id: process.pid, machine, boot, pidSpace, started }
  }

  /** When the process of this number began, as it was noted. Another process may have the number now. */
  async function isStill({ id, started }: Owner, since: number): Promise<boolean> {
    if (!isThere(id)) return false
    const now = await facts.started(id)
    if (now === '') return false
    // The system may hide the start of another user's process.
    if (started !== null) return now === null || now === started
    return hadItsNumber(id, now, since)
  }

  async function hadItsNumber(id: number, started: string | null, since: number): Promise<boolean> {
    if (id === process.pid) return began <= since + ownSlackMs
    if (started === null || process.platform !== 'linux') return bootedAt() <= since + slackMs
    // Computed from the machine's start and from our own start. The earlier one counts. In some containers
    // (LXC) the machine's uptime is the container's, while ticks are the machine's. A clock that was set
    // since we began moves one of the two.
    const ticks = Number(started)
    const ownTicks = Number((await own()).started ?? Infinity)
    const startedAt = Math.min(bootedAt() + ticks * tickMs, began + (ticks - ownTicks) * tickMs)
    return startedAt <= since + slackMs
  }

  return {
    own,
    async look(owner, since) {
      const isNumber = Number.isInteger(owner.id) && owner.id > 0
      // This version notes more about itself.
      if (owner.machine === null && owner.boot === null && owner.started === null && owner.id === process.pid)
        return 'unknownMachine'
      if (owner.machine === null && owner.boot === null)
        return isNumber && (await isStill(owner, since)) ? 'running' : 'unknownMachine'
      const place = placeOf(owner, await own())
      if (place !== 'here') return place
      return isNumber && (await isStill(owner, since)) ? 'running' : 'gone'
    },
  }
}

/** This machine's processes. */
export const thisProcesses: Processes = createProcesses()

/** Where an owner runs, seen from here. No two machines share the number of a start. */
function placeOf(owner: Owner, own: Owner): OwnerState | 'here' {
  const sameBoot = owner.boot !== null && owner.boot === own.boot
  const sameMachine = owner.machine !== null && owner.machine === own.machine
  if (!sameBoot && !sameMachine) return 'otherMachine'
  if (!sameBoot && owner.boot !== null && own.boot !== null) return 'gone'
  return owner.pidSpace !== null && owner.pidSpace === own.pidSpace ? 'here' : 'otherProcesses'
}

function isThere(id: number): boolean {
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    // Another user's process also counts.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
