import { z } from 'zod'
import type { Owner, Processes } from '../../ports.ts'

const identity = z.string().nullable()

/** An owner as our files note it. */
export const ownerOnRecord = z.object({
  id: z.number(),
  machine: identity,
  boot: identity,
  pidSpace: identity,
  started: identity,
} satisfies { [K in keyof Owner]: z.ZodType })

/**
 * Version 0.1.0 noted only the number. If such a process is not here, nobody knows whether it runs on another
 * machine. It counts as running for this time. Milliseconds.
 */
const unknownMs = 24 * 3_600_000

/** An owner with nothing but a number, as version 0.1.0 noted it. */
export function ownerByNumber(id: number): Owner {
  return { id, machine: null, boot: null, pidSpace: null, started: null }
}

/**
 * Whether the owner of a session or a run, noted at that time, may still be running.
 * @param since when it was noted, milliseconds
 * @param now milliseconds
 */
export async function mayBeRunning(
  processes: Processes,
  owner: Owner,
  since: number,
  now: number,
): Promise<boolean> {
  const state = await processes.look(owner, since)
  return state === 'unknownMachine' ? now - since < unknownMs : state !== 'gone'
}

/** The same process, as far as the facts show it. */
export function isSameOwner(a: Owner, b: Owner): boolean {
  return (
    a.id === b.id &&
    a.machine === b.machine &&
    a.boot === b.boot &&
    a.pidSpace === b.pidSpace &&
    a.started === b.started
  )
}
