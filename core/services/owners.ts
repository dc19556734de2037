import { z } from 'zod'
import type { Owner, Processes } from '../ports.ts'

const told = z.string().nullable()

/** An owner as it is noted in our files. */
export const ownerOnRecord = z.object({
  id: z.number(),
  machine: told,
  boot: told,
  pidSpace: told,
  started: told,
} satisfies { [K in keyof Owner]: z.ZodType })

/**
 * Of an owner of whom version 0.1.0 noted the number alone, and whose process is not here, nobody can tell whether it runs on
 * another machine. It counts as running for so long. Milliseconds.
 */
const unknownMs = 24 * 3_600_000

/** An owner of whom nothing but the number was noted, as by version 0.1.0. */
export function ownerByNumber(id: number): Owner {
  return { id, machine: null, boot: null, pidSpace: null, started: null }
}

/**
 * Whether the owner of a session or a run, noted at that time, may still be at work.
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

/** The same process, as far as it is told. */
export function isSameOwner(a: Owner, b: Owner): boolean {
  return (
    a.id === b.id &&
    a.machine === b.machine &&
    a.boot === b.boot &&
    a.pidSpace === b.pidSpace &&
    a.started === b.started
  )
}
