import { execFileSync } from 'node:child_process'
import path from 'node:path'

const root = path.join(import.meta.dirname, '..', '..')

let looked = false

/**
 * The folder of the built programs, built first if they are out of date. Checked once, because a run tests
 * one build.
 */
export function builtFolder(): string {
  if (looked) return path.join(root, 'out')
  const script = path.join(root, 'scripts', 'build.mjs')
  execFileSync(process.execPath, [script, '--if-stale'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  looked = true
  return path.join(root, 'out')
}
