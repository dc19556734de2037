import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import path from 'node:path'

/**
 * The contents of a folder, whatever they are: by path, each one's kind, rights, owner, and content or
 * target. Opens only regular files.
 */
export function snapshot(folder: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const look = (at: string): void => {
    const there = lstatSync(at, { throwIfNoEntry: false })
    if (!there) return
    const name = path.relative(folder, at) || '.'
    const rights = `${(there.mode & 0o7777).toString(8)} ${String(there.uid)}`
    if (there.isSymbolicLink()) found.set(name, `link to ${readlinkSync(at)}`)
    else if (there.isFile()) found.set(name, `file ${rights} ${digest(readFileSync(at))}`)
    else if (there.isDirectory()) {
      found.set(name, 'folder')
      for (const each of readdirSync(at)) look(path.join(at, each))
    } else found.set(name, `${there.isFIFO() ? 'pipe' : 'device'} ${rights}`)
  }
  look(folder)
  return found
}

/** Paths that are not as they were. */
export function changes(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  const names = new Set([...before.keys(), ...after.keys()])
  return [...names].filter((name) => before.get(name) !== after.get(name)).sort()
}

const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex').slice(0, 12)
