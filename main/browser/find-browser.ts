import { accessSync, constants } from 'node:fs'
import path from 'node:path'
import type { Machine } from '../shared/data-folder.ts'

const commands = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
]
const macApps = ['Google Chrome', 'Chromium', 'Microsoft Edge']
const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
]

/** Where a browser with `--app` may be on this machine, the best first. */
export function browserPlaces({ platform, env }: Machine): readonly string[] {
  if (platform === 'darwin') return macApps.map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`)
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter(
      (root) => root !== undefined,
    )
    return windowsPrograms.flatMap((program) => roots.map((root) => path.win32.join(root, program)))
  }
  const folders = (env['PATH'] ?? '').split(':').filter((folder) => path.isAbsolute(folder))
  return commands.flatMap((command) => folders.map((folder) => path.join(folder, command)))
}

/** Whether this machine can show a window at all. */
export function hasDisplay({ platform, env }: Machine): boolean {
  if (platform === 'darwin' || platform === 'win32') return true
  return Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'])
}

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The browser for the console's window. Null: there is none, or no display. */
export function findBrowser(machine: Machine): string | null {
  return hasDisplay(machine) ? (browserPlaces(machine).find(runs) ?? null) : null
}
