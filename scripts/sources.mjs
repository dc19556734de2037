/** What the build consists of, and whether it has changed since the last one. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { out, root } from './house.mjs'

const folders = ['assets', 'contract', 'core', 'demo', 'main', 'preload', 'renderer', 'words']
const files = [
  'package.json',
  'package-lock.json',
  'scripts/build.mjs',
  'scripts/targets.mjs',
  'vite.config.ts',
]

/** Where a build notes what it consists of. */
export const stampFile = path.join(out, '.made-of')

/** Each file of a folder and of the folders in it. */
export function* walk(folder) {
  if (!existsSync(folder)) return
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name)
    if (entry.isDirectory()) yield* walk(full)
    else if (entry.isFile()) yield full
  }
}

/**
 * A hash over the names and contents of all sources. By content, because a checkout makes old files look new.
 */
export function fingerprint() {
  const hash = createHash('sha256')
  const all = [
    ...folders.flatMap((name) => [...walk(path.join(root, name))]),
    ...files.map((name) => path.join(root, name)),
  ]
  for (const file of all.sort()) {
    hash.update(`${path.relative(root, file)}\0`)
    hash.update(createHash('sha256').update(readFileSync(file)).digest())
  }
  return hash.digest('hex')
}

/** Whether `out/` was built from the present sources. */
export function isBuilt() {
  try {
    return readFileSync(stampFile, 'utf8') === fingerprint()
  } catch {
    return false
  }
}
