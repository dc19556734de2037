import path from 'node:path'
import { fail, succeed, type Result } from '../../contract/failure.ts'
import type { Variables } from './environment.ts'

export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: Variables
}

export interface Place extends Machine {
  /** The working directory. Absolute. */
  readonly cwd: string
  /** The home that the system knows of this user; may throw. Asked only where nothing else says where to go. */
  readonly findHome: () => string
}

export interface DataFolder {
  /** Absolute; not created here. */
  readonly folder: string
  /** What a person should know of it; null: nothing. */
  readonly notice: string | null
}

const folderName = 'lino-session-console'

/**
 * Where settings and log are kept: `LINO_SESSIONS_HOME`, else the platform's place for an application's data. The same for window,
 * browser host and terminal, so that all three know the same sites. A variable that would put it into the working directory
 * by mistake is a usage failure; only `LINO_SESSIONS_HOME` may be relative, and then it is said where that is.
 */
export function dataFolder(place: Place): Result<DataFolder> {
  const chosen = place.env['LINO_SESSIONS_HOME']
  if (chosen) {
    const folder = path.resolve(place.cwd, chosen)
    const notice = `LINO_SESSIONS_HOME is no absolute path; the data folder is ${folder}.`
    return succeed({ folder, notice: path.isAbsolute(chosen) ? null : notice })
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
  return absolute ? succeed(value) : notAbsolute(variable, 'not an absolute path')
}

function inHome({ platform, env, findHome }: Place, ...below: string[]): Result<string> {
  const variable = platform === 'win32' ? 'USERPROFILE' : 'HOME'
  if (env[variable] === '') return notAbsolute(variable, 'empty')
  const home = env[variable] ?? homeOfSystem(findHome)
  if (home === null) {
    const hint = `${variable} is not set, and the system knows no home folder of this user. Set LINO_SESSIONS_HOME to a folder for the console's data.`
    return fail('usage', hint)
  }
  const absolute = platform === 'win32' ? path.win32.isAbsolute(home) : path.isAbsolute(home)
  return absolute ? succeed(path.join(home, ...below)) : notAbsolute(variable, 'not an absolute path')
}

function homeOfSystem(findHome: () => string): string | null {
  try {
    return findHome()
  } catch {
    return null // no such user, as in a container
  }
}

function notAbsolute(variable: string, what: string): Result<never> {
  return fail(
    'usage',
    `The environment variable ${variable} is ${what}, so there is no place for the console's data. Correct it, or set LINO_SESSIONS_HOME to a folder of your own.`,
  )
}
