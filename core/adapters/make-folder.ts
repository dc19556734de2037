import { mkdirSync, statSync } from 'node:fs'
import { mkdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { behindLinks, codeOf, FileTrouble } from './own-file.ts'

// Node's own `recursive` never ends where a system says ENOENT to every new folder, as in /proc. Here each
// missing folder is tried once.

const ofOwner = { mode: 0o700 }

/**
 * Makes a folder and the missing ones above it, for their owner only. If the folder is a link, its target is
 * made. Returns the first that was missing, or null. Throws the system's error, or a `FileTrouble`.
 */
export async function makeFolder(folder: string): Promise<string | null> {
  const missing: string[] = []
  for (let at = await behindLinks(folder); !(await isFolder(at)); at = above(at)) missing.push(at)
  for (const each of missing.toReversed()) {
    await mkdir(each, ofOwner).catch(async (error: unknown) => {
      if (codeOf(error) !== 'EEXIST' || !(await isFolder(each))) throw refusal(each, error)
    })
  }
  return missing.at(-1) ?? null
}

/** The same at once, for the log's lines. */
export function makeFolderSync(folder: string): void {
  const missing: string[] = []
  for (let at = folder; !isFolderSync(at); at = above(at)) missing.push(at)
  for (const each of missing.toReversed()) {
    try {
      mkdirSync(each, ofOwner)
    } catch (error) {
      if (codeOf(error) !== 'EEXIST' || !isFolderSync(each)) throw refusal(each, error)
    }
  }
}

/** False: nothing is there. Throws if it is something else. */
async function isFolder(at: string): Promise<boolean> {
  const there = await stat(at).catch((error: unknown) => nothing(error))
  return orNoFolder(at, there)
}

function isFolderSync(at: string): boolean {
  return orNoFolder(at, statSync(at, { throwIfNoEntry: false }) ?? null)
}

function nothing(error: unknown): null {
  if (codeOf(error) === 'ENOENT') return null
  throw error
}

function orNoFolder(at: string, there: { isDirectory(): boolean } | null): boolean {
  if (there !== null && !there.isDirectory())
    throw new FileTrouble({ why: 'system', file: at, code: 'ENOTDIR' })
  return there !== null
}

/** A missing root, of a drive of Windows, has nothing above it. */
function above(at: string): string {
  const parent = path.dirname(at)
  if (parent === at) throw new FileTrouble({ why: 'noFolder', file: at, code: 'ENOENT' })
  return parent
}

/** ENOENT although the folder above is there: nobody can make a folder here. */
function refusal(at: string, error: unknown): unknown {
  return codeOf(error) === 'ENOENT' ? new FileTrouble({ why: 'noFolder', file: at, code: 'ENOENT' }) : error
}
