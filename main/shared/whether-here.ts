import { cleanEnvironment } from './environment.ts'

/**
 * These and newer Nodes have everything that we use: `node:sqlite` among it, without a flag. Newer lines have
 * it as well.
 */
const needed = [
  { major: 22, minor: 13 },
  { major: 23, minor: 4 },
]

/** Why this Node is too old, in one sentence, or null. `version` as `process.versions.node`. */
export function whyTooOld(version: string): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const line = needed.find((each) => each.major === major)
  if (major > 23 || (line !== undefined && minor >= line.minor)) return null
  return `Node 22.13 or newer is needed (not 23.0 to 23.3), and this is Node ${version}.`
}

/**
 * Why the program may not run here, in one sentence, or null. Node may have obeyed the environment before any
 * of our code ran. To undo this, the program becomes a fresh process without these variables. If that is
 * impossible, the user has to do it. Loads nothing, and holds nothing that an old Node could not read.
 */
export function whyNotHere(): string | null {
  const tooOld = whyTooOld(process.versions.node)
  if (tooOld !== null) return tooOld
  const { variables, obeyed } = cleanEnvironment()
  if (obeyed.length === 0) return null
  // Windows has no such call, nor does Node before 22.15.
  if (process.platform === 'win32' || typeof process.execve !== 'function') return whyUnset(obeyed)
  const { execPath, execArgv, argv } = process
  process.execve(execPath, [execPath, ...execArgv, ...argv.slice(1)], present(variables))
  return null
}

export function whyUnset(obeyed: readonly string[]): string {
  return `With ${obeyed.join(' and ')} as it is set, Node may write passwords and cookies down or weaken encryption. Unset it, and start again.`
}

function present(variables: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const entries = Object.entries(variables)
  return Object.fromEntries(entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}
