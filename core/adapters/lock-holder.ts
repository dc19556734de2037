import { stat } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { LockHolder } from '../../contract/causes/files.ts'
import type { HostKind } from '../../contract/host.ts'
import { parseJson } from '../../contract/parse-json.ts'
import type { Owner, OwnerState, Processes } from '../ports.ts'
import { behindLinks, codeOf, faultOf, FileTrouble, readOwnText } from './own-file.ts'

/** What a lock's file says. gone: there is no file any longer. abandoned: its holder no longer runs. */
export type SeenLock =
  { readonly kind: 'gone' | 'abandoned' } | { readonly kind: 'held'; readonly holder: LockHolder }

/**
 * A holder writes who it is right after it has created the file. Version 0.1.0 wrote only its number. A file
 * that names no machine counts as abandoned from this age on. Milliseconds.
 */
const unknownMs = 60_000
const mostBytes = 65_536

const identity = z.string().nullable()
const holder = z.object({
  host: z.string().optional(),
  id: z.number(),
  machine: identity,
  boot: identity,
  pidSpace: identity,
  started: identity,
})

/** The text of a lock's file. */
export function lockText(owner: Owner, host: HostKind): string {
  return `${JSON.stringify({ version: 2, host, ...owner })}\n`
}

/**
 * Finds out who holds a lock. A file that cannot be read, or is no regular file, counts as held, because it
 * is in the way.
 * @param isOurs whether this process holds the lock of that file
 * @param now milliseconds
 */
export async function lookAtLock(
  file: string,
  processes: Processes,
  isOurs: boolean,
  now: number,
): Promise<SeenLock> {
  try {
    const text = await readOwnText(file, mostBytes)
    const { mtimeMs } = await stat(file)
    const owner = ownerIn(text)
    const isOld = now - mtimeMs > unknownMs
    if (owner === null) return isOld ? { kind: 'abandoned' } : heldBy({ who: 'unknown' })
    const own = await processes.own()
    // From an earlier try of this very process.
    if (isDeepStrictEqual({ ...owner, host: null }, { ...own, host: null }) && !isOurs)
      return { kind: 'abandoned' }
    const state = await processes.look(owner, mtimeMs)
    if (state === 'gone' || (state === 'unknownMachine' && isOld)) return { kind: 'abandoned' }
    return heldBy(whoIs(owner, state, file))
  } catch (error) {
    if (!(error instanceof FileTrouble)) return goneOr(error)
    if (error.code === 'ENOENT') return linkOrGone(file)
    return heldBy({ who: 'thing', fault: error.fault })
  }
}

const heldBy = (holder: LockHolder): SeenLock => ({ kind: 'held', holder })

function goneOr(error: unknown): SeenLock {
  if (codeOf(error) === 'ENOENT') return { kind: 'gone' }
  throw error
}

/** A link that leads nowhere can be neither taken nor read. */
async function linkOrGone(file: string): Promise<SeenLock> {
  try {
    await behindLinks(file)
    return { kind: 'gone' }
  } catch (error) {
    return heldBy({ who: 'thing', fault: faultOf(error) })
  }
}

type Holder = Owner & { readonly host?: string | undefined }

/** Null: the text names nobody. */
function ownerIn(text: string): Holder | null {
  const number = /^\d{1,10}$/.test(text.trim()) ? Number(text) : null
  if (number !== null) return { id: number, machine: null, boot: null, pidSpace: null, started: null }
  const read = holder.safeParse(parseJson(text))
  return read.success ? read.data : null
}

function whoIs({ id, host }: Holder, state: OwnerState, file: string): LockHolder {
  const kindOfHost = host === 'terminal' ? 'terminal' : 'window'
  return {
    who: 'console',
    host: host === undefined ? 'unknown' : kindOfHost,
    process: id,
    where:
      state === 'otherMachine' || state === 'otherProcesses' || state === 'unknownMachine' ? state : 'here',
    file,
  }
}
