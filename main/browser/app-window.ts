import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { makeFolderSync } from '../../core/adapters/make-folder.ts'
import { isRunning, readPid } from './process-id.ts'

export interface AppWindow {
  /** The browser's process id. Null: it could not be started. */
  readonly pid: number | null
  /** Resolves when the browser's process has ended, or could not be started. */
  readonly ended: Promise<void>
  /** Closes the window and removes its profile. Resolves when both are done. */
  close(): Promise<void>
}

const profilePrefix = 'window-'
const ownerFile = 'owner-process'

/** Profiles of consoles that were killed before they could tidy up. */
function removeOldProfiles(folder: string): void {
  for (const name of readdirSync(folder)) {
    const profile = path.join(folder, name)
    if (!name.startsWith(profilePrefix)) continue
    const owner = readPid(path.join(profile, ownerFile))
    if (owner !== null && !isRunning(owner)) rmSync(profile, { recursive: true, force: true })
  }
}

/**
 * A profile for this window alone: none of the user's extensions, passwords or history, and nothing left
 * afterwards.
 */
function createProfile(folder: string): string {
  makeFolderSync(folder)
  removeOldProfiles(folder)
  const profile = mkdtempSync(path.join(folder, profilePrefix))
  writeFileSync(path.join(profile, ownerFile), String(process.pid))
  return profile
}

/**
 * A page that leads to the address. The address is not on the command line, which every user of this machine
 * can read. The first user of its token gets in.
 */
function writeDoor(profile: string, url: string): string {
  const door = path.join(profile, 'open.html')
  writeFileSync(door, `<!doctype html><meta http-equiv="refresh" content="0; url=${url}">`, { mode: 0o600 })
  return pathToFileURL(door).href
}

/**
 * The arguments for a browser of Chromium's family. For root there is no sandbox, because Chromium refuses to
 * run otherwise.
 */
function browserArguments(url: string, profile: string, root: boolean): readonly string[] {
  return [
    `--app=${url}`,
    `--user-data-dir=${profile}`,
    '--window-size=1280,820',
    '--no-first-run',
    '--no-default-browser-check',
    '--password-store=basic',
    '--disable-sync',
    '--disable-extensions',
    '--disable-background-networking',
    '--disable-background-mode',
    '--disable-component-update',
    '--disable-features=Translate,PasswordManagerOnboarding',
    ...(root ? ['--no-sandbox', '--test-type'] : []),
  ]
}

/** Opens the console in a window of its own, with a profile in the data folder. */
export function openAppWindow(browser: string, url: string, folder: string): AppWindow {
  const profile = createProfile(folder)
  const root = process.getuid?.() === 0
  const child = spawn(browser, [...browserArguments(writeDoor(profile, url), profile, root)], {
    stdio: 'ignore',
  })
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve())
    child.once('exit', () => resolve())
  })
  return {
    pid: child.pid ?? null,
    ended,
    async close() {
      child.kill()
      await ended
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    },
  }
}
