import { z } from 'zod'
import { succeed } from '../../../contract/failure.ts'
import { faultCode } from '../../../contract/file-fault.ts'
import type { Cause } from '../../../contract/failure-causes.ts'
import type { Locks, Log, SettingsStore } from '../../ports.ts'
import { ownerByNumber, ownerOnRecord } from '../records/owners.ts'
import { documentNotice, readDocument } from '../records/stored-document.ts'
import { underLock } from '../records/under-lock.ts'

/**
 * Digests of the sessions that the consoles of this data folder have made. So the console spares the session
 * of a running console, and recognises one that a crash left behind. `ref` is null between the request and
 * the note of its answer. Such a session is only *possibly* ours.
 */
const entryOf = <Holder extends z.ZodType>(owner: Holder) =>
  z.looseObject({
    url: z.string(),
    user: z.string(),
    ref: z.string().nullable(),
    at: z.number(),
    /** The process that holds it. Missing: no process is known to hold it. */
    owner: owner.optional(),
  })
const entry = entryOf(ownerOnRecord)
/** Version 1, of 0.1.0, noted only an owner's number. */
const ownSessionsDocument = z.union([
  z.object({ version: z.literal(2), sessions: z.array(entry) }),
  z.object({ version: z.literal(1), sessions: z.array(entryOf(z.number().transform(ownerByNumber))) }),
])

const document = { what: 'ownSessions', schema: ownSessionsDocument, version: 2 } as const
const lockName = 'own-sessions'

/** A session that a console has made, or a sign-in that may have made one. */
export type OwnEntry = z.infer<typeof entry>

/** The file of the own sessions, which the consoles of this data folder share. */
export interface OwnSessionsFile {
  /** Why it cannot be read. Null: it can. */
  notice(): Promise<Cause | null>
  /** Null: it cannot be read, and stays unchanged. */
  read(): Promise<OwnEntry[] | null>
  /** Returns whether it is on the disk. Signing in and reading do not fail for this. */
  change(edit: (entries: OwnEntry[]) => OwnEntry[] | Promise<OwnEntry[]>): Promise<boolean>
}

export function createOwnSessionsFile(store: SettingsStore, locks: Locks, log: Log): OwnSessionsFile {
  async function read(): Promise<OwnEntry[] | null> {
    const found = await readDocument(store, document, log)
    if (found.kind === 'document') return found.value.sessions
    return found.kind === 'untouched' ? null : []
  }

  return {
    read,
    notice: async () => documentNotice(document.what, await readDocument(store, document, log)),
    async change(edit) {
      const done = await underLock(locks, log, lockName, async () => {
        const before = await read()
        if (before === null) return succeed(false)
        const sessions = await edit(before)
        if (sessions.length === before.length && sessions.every((each, at) => each === before[at]))
          return succeed(true)
        const written = await store.write({ version: 2, sessions })
        if (!written.ok)
          log.write('error', 'The list of own sessions could not be written', {
            reason: faultCode(written.fault),
          })
        return succeed(written.ok)
      })
      return done.ok && done.value
    },
  }
}
