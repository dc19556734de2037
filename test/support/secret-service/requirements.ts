import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'

/** Debian's package for each program. */
const programs = {
  'dbus-daemon': 'dbus',
  'gnome-keyring-daemon': 'gnome-keyring',
  'secret-tool': 'libsecret-tools',
} as const

const isThere = (program: string): boolean =>
  spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined

function keytarIsBuilt(): boolean {
  try {
    createRequire(import.meta.url)('keytar')
    return true
  } catch {
    return false
  }
}

/** Why a real Secret Service cannot be tested here, or null. */
export function missingForSecretService(): string | null {
  if (process.platform !== 'linux') return 'a Secret Service is tested on Linux only'
  const packages = Object.entries(programs).flatMap(([program, name]) => (isThere(program) ? [] : [name]))
  if (packages.length > 0) return `these Debian packages are missing: ${packages.join(', ')}`
  if (!keytarIsBuilt())
    return 'keytar was not built (install libsecret-1-dev and pkg-config, then run npm rebuild keytar)'
  return null
}
