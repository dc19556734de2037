import os from 'node:os'
import path from 'node:path'
import { cause, fail, succeed, type Result } from '../../contract/failure.ts'
import type { Cause } from '../../contract/failure-causes.ts'
import type { Variables } from './environment.ts'

export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: Variables
}

export interface Place extends Machine {
  /** The working directory, absolute. Throws if it was removed. Asked only if a path is relative. */
  readonly findCwd: () => string
  /** The home that the system knows for this user. May throw. Asked only if nothing else names a folder. */
  readonly findHome: () => string
}

/** Where this program runs. */
export function thisPlace(variables: Variables): Place {
  return { platform: process.platform, env: variables, findCwd: () => process.cwd(), findHome: os.homedir }
}

export interface DataFolder {
  /** Absolute. Not created here. */
  readonly folder: string
  /** What a person should know about it. Null: nothing. */
  readonly notice: Cause | null
}

const folderName = 'lino-session-console'

/**
 * Where settings and log are: `LINO_SESSIONS_HOME`, otherwise the platform's place for an application's data.
 * It is the same for window, browser host and terminal, so that all three know the same sites. A variable
 * that would put it into the working directory by mistake is a usage failure. Only `LINO_SESSIONS_HOME` may
 * be relative, and then the console says where it is.
 */
export function dataFolder(place: Place): Result<DataFolder> {
  const chosen = place.env['LINO_SESSIONS_HOME']
  if (chosen) {
    if (path.isAbsolute(chosen)) return succeed({ folder: path.resolve(chosen), notice: null })
    const cwd = nameOrNull(place.findCwd)
    if (cwd === null) return fail('usage', 'workingFolderGone', { variable: 'LINO_SESSIONS_HOME' })
    const folder = path.resolve(cwd, chosen)
    return succeed({ folder, notice: cause('relativeFolder', { folder }) })
  }
  const parent = parentFolder(place)
  return parent.ok ? succeed({ folder: path.join(parent.value, folderName), notice: null }) : parent
}

function parentFolder(place: Place): Result<string> {
  switch (place.platform) {
    case 'win32':
      return named(place, 'APPDATA') ?? inHome(place, 'AppData', 'Roaming')
    case 'darwin':
      return inHome(place, 'Library', 'Application Support')
    default:
      return named(place, 'XDG_CONFIG_HOME') ?? inHome(place, '.config')
  }
}

/** Null: it is not set. */
function named({ platform, env }: Place, variable: string): Result<string> | null {
  const value = env[variable]
  if (!value) return null
  const absolute = platform === 'win32' ? path.win32.isAbsolute(value) : path.isAbsolute(value)
  return absolute ? succeed(value) : fail('usage', 'variableNotAbsolute', { variable })
}

function inHome({ platform, env, findHome }: Place, ...below: string[]): Result<string> {
  const variable = platform === 'win32' ? 'USERPROFILE' : 'HOME'
  if (env[variable] === '') return fail('usage', 'variableEmpty', { variable })
  const home = env[variable] ?? nameOrNull(findHome)
  if (home === null) return fail('usage', 'noHome', { variable })
  const absolute = platform === 'win32' ? path.win32.isAbsolute(home) : path.isAbsolute(home)
  return absolute ? succeed(path.join(home, ...below)) : fail('usage', 'variableNotAbsolute', { variable })
}

/** Null: there is none, such as the home of a user that a container does not know. */
function nameOrNull(find: () => string): string | null {
  try {
    return find()
  } catch {
    return null
  }
}
