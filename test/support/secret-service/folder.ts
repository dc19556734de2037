import { mkdirSync, mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/**
 * An environment whose home and XDG folders are in `folder`, without a display and a session bus, so that
 * tests never see a keyring of the person who runs them.
 */
export function secludedEnvironment(folder: string): Record<string, string> {
  const place = (name: string): string => {
    const there = path.join(folder, name)
    mkdirSync(there, { recursive: true, mode: 0o700 })
    return there
  }
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    XDG_RUNTIME_DIR: place('run'),
    XDG_DATA_HOME: place('data'),
    XDG_CONFIG_HOME: place('config'),
    XDG_CACHE_HOME: place('cache'),
  }
}

/** Short: a socket's path may not be longer than 107 bytes. */
export function temporaryFolder(): string {
  return mkdtempSync(path.join(os.tmpdir(), 'lsc-'))
}
