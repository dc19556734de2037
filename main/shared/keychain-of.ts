import type { CauseFacts } from '../../contract/failure-causes.ts'

/** Which keychain a system has. `platform`: Node's `process.platform`. */
export function keychainOf(platform: string): CauseFacts['keychain']['keychain'] {
  if (platform === 'darwin') return 'mac'
  return platform === 'win32' ? 'windows' : 'linux'
}
