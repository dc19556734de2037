import os from 'node:os'
import type { HostKind } from '../../contract/console-api.ts'
import { createAxiosHttp } from '../../core/adapters/axios-http.ts'
import { createFileSettings } from '../../core/adapters/file-settings.ts'
import { createLog, type FileLog } from '../../core/adapters/log.ts'
import { systemClock } from '../../core/adapters/system-clock.ts'
import { createConsole, type Console } from '../../core/console.ts'
import { dataFolder } from './data-folder.ts'
import { createDemoSites } from './demo-sites.ts'
import { version } from './version.ts'

export interface OpenConsole {
  readonly console: Console
  readonly log: FileLog
  /** Settings, log and whatever a host keeps. Absolute. */
  readonly folder: string
}

/** The console over this machine's clock, network and files, with the practice sites: for hosts that have a window. */
export async function openConsole(host: HostKind, { demo = true } = {}): Promise<OpenConsole> {
  const folder = dataFolder({ platform: process.platform, env: process.env, home: os.homedir() })
  const log = createLog(folder)
  const console = await createConsole(
    {
      clock: systemClock,
      createHttp: createAxiosHttp,
      settings: createFileSettings(folder),
      log,
      ...(demo ? { demoSites: createDemoSites() } : {}),
      randomId: () => crypto.randomUUID(),
    },
    { version, host, passwords: 'memory' },
  )
  log.write('info', 'Started', { host, version })
  return { console, log, folder }
}
