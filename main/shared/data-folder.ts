import path from 'node:path'

export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
}

const folderName = 'lino-session-console'

/**
 * Where settings and log are kept: `LINO_SESSIONS_HOME`, else the platform's place for an application's data. The
 * same for window, browser host and terminal, so that all three know the same sites. Absolute; not created here.
 */
export function dataFolder({ platform, env, home }: Machine): string {
  const chosen = env['LINO_SESSIONS_HOME']
  if (chosen) return path.resolve(chosen)
  if (platform === 'win32')
    return path.join(env['APPDATA'] || path.join(home, 'AppData', 'Roaming'), folderName)
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', folderName)
  const config = env['XDG_CONFIG_HOME']
  // The XDG specification: a relative path is invalid and to be ignored.
  return path.join(config && path.isAbsolute(config) ? config : path.join(home, '.config'), folderName)
}
