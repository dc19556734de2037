import { execFileSync } from 'node:child_process'
import path from 'node:path'

const root = path.join(import.meta.dirname, '..', '..')

/** The folder of the built programs, built first if they are stale. */
export function builtFolder(): string {
  const script = path.join(root, 'scripts', 'build.mjs')
  execFileSync(process.execPath, [script, '--if-stale'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return path.join(root, 'out')
}
