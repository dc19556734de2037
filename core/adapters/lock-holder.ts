import { stat } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { HostKind } from '../../contract/host.ts'
import { parseJson } from '../../contract/parse-json.ts'
import type { Owner, OwnerState, Processes } from '../ports.ts'
import { behindLinks, codeOf, FileTrouble, readOwnText } from './own-file.ts'

/** What a lock's file tells. gone: there is none any more; abandoned: its holder runs no more. `hint`: sentences. */
export type SeenLock =
  | { readonly kind: 'gone' | 'abandoned' }
  | { readonly kind: 'held'; readonly who: string; readonly hint: string }

/**
 * A holder writes who it is right after it has created the file, and version 0.1.0 wrote its number alone. So old is a file that
 * tells no machine when it counts as abandoned. Milliseconds.
 */
const unknownMs = 60_000
const mostBytes = 65_536

const told = z.string().nullable()
const holder = z.object({
  host: z.string().optional(),
  id: z.number(),
  machine: told,
  boot: told,
  pidSpace: told,
  started: told,
})

/** The text of a lock's file. */
export function lockText(owner: Owner, host: HostKind): string {
  return `${JSON.stringify({ version: 2, host, ...owner })}\n`
}

/**
 * Looks whose a lock is. What cannot be read, or is no file, is in the way, and is held.
 * @param isOurs the file of a lock that this process holds
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
    if (owner === null) return isOld ? { kind: 'abandoned' } : heldBy('another console', '')
    const own = await processes.own()
    // Of an earlier try of this very process.
    if (isDeepStrictEqual({ ...owner, host: null }, { ...own, host: null }) && !isOurs)
      return { kind: 'abandoned' }
    const state = await processes.look(owner, mtimeMs)
    if (state === 'gone' || (state === 'unknownMachine' && isOld)) return { kind: 'abandoned' }
    return heldBy(whoIs(owner, state), whatHelps(state, file))
  } catch (error) {
    if (!(error instanceof FileTrouble)) return goneOr(error)
    if (error.code === 'ENOENT') return linkOrGone(file)
    return heldBy(`what stands in its place: ${error.message}`, ' Remove it, then try again.')
  }
}

function heldBy(who: string, more: string): SeenLock {
  return { kind: 'held', who: `${who}.${more}`, hint: `The console waited in vain for ${who}.${more}` }
}

function goneOr(error: unknown): SeenLock {
  if (codeOf(error) === 'ENOENT') return { kind: 'gone' }
  throw error
}

/** A link that leads nowhere cannot be taken, nor read. */
async function linkOrGone(file: string): Promise<SeenLock> {
  try {
    await behindLinks(file)
    return { kind: 'gone' }
  } catch (error) {
    return heldBy(
      `what stands in its place: ${error instanceof Error ? error.message : ''}`,
      ' Remove it, then try again.',
    )
  }
}

type Holder = Owner & { readonly host?: string | undefined }

/** Null: it tells nobody. */
function ownerIn(text: string): Holder | null {
  const number = /^\d{1,10}$/.test(text.trim()) ? Number(text) : null
  if (number !== null) return { id: number, machine: null, boot: null, pidSpace: null, started: null }
  const read = holder.safeParse(parseJson(text))
  return read.success ? read.data : null
}

function whoIs({ id, host }: Holder, state: OwnerState): string {
  const what =
    host === 'terminal' ? 'another terminal' : host === undefined ? 'another console' : 'another window'
  const number = `process ${String(id)}`
  switch (state) {
    case 'otherMachine':
      return `${what} of this console on another machine (${number} there)`
    case 'otherProcesses':
      return `${what} of this console in a container or another process space of this machine (${number} there)`
    case 'unknownMachine':
      return `${what} of this console (${number}, on a machine that is not known)`
    default:
      return `${what} of this console (${number})`
  }
}

function whatHelps(state: OwnerState, file: string): string {
  if (state === 'otherMachine') return ` If that machine is gone for good, remove ${file}.`
  if (state === 'otherProcesses') return ` If that one is gone for good, remove ${file}.`
  return ''
}
