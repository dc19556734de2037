import os from 'node:os'
import type { HostKind } from '../../contract/host.ts'
import path from 'node:path'
import { createAxiosHttp } from '../../core/adapters/axios-http.ts'
import { createFileLocks } from '../../core/adapters/file-locks.ts'
import { createFileSettings } from '../../core/adapters/file-settings.ts'
import { createLineFile, createLineFiles } from '../../core/adapters/line-files.ts'
import { createLog, type FileLog } from '../../core/adapters/log.ts'
import { thisProcesses } from '../../core/adapters/processes.ts'
import { createCertificates } from '../../core/adapters/read-certificate.ts'
import { systemClock } from '../../core/adapters/system-clock.ts'
import { createConsole, type Console } from '../../core/console.ts'
import type { SecretStore } from '../../core/ports.ts'
import { dataFolder } from './data-folder.ts'
import { createDemoSites } from './demo-sites.ts'
import { openSecrets, openSecretsLater, type OpenSecrets } from './open-secrets.ts'
import { version } from './version.ts'

export interface OpenConsole {
  readonly console: Console
  readonly log: FileLog
  /** Settings, log and whatever a host keeps. Absolute. */
  readonly folder: string
}

/** The console over this machine's clock, network and files, with the practice sites: for hosts that have a window. */
export async function openConsole(
  host: HostKind,
  {
    demo = true,
    openKeychain = openSecrets,
    stop,
    onWait,
  }: {
    demo?: boolean
    openKeychain?: () => Promise<OpenSecrets>
    /** Aborted: nobody is waited for any more, not while it opens either. */
    stop?: AbortSignal
    /** Told who is waited for, in a sentence; a window is told by an event as soon as there is one. */
    onWait?: (sentence: string) => void
  } = {},
): Promise<OpenConsole> {
  const folder = dataFolder({ platform: process.platform, env: process.env, home: os.homedir() })
  const log = createLog(folder)
  const locks = createFileLocks(path.join(folder, 'locks'), systemClock, { host })
  if (stop) whenAborted(stop, () => locks.stopWaiting())
  if (onWait) locks.onWait(onWait)
  // A window tells at once where its passwords are kept; the terminal mostly needs none.
  const { secrets, last, trouble } =
    host === 'terminal'
      ? { ...openSecretsLater(openKeychain), trouble: null }
      : await openedAtOnce(openKeychain)
  const console = await createConsole(
    {
      clock: systemClock,
      createHttp: (pinned) => createAxiosHttp({ pinned, proxies: process.env }),
      certificates: createCertificates(process.env),
      settings: createFileSettings(folder),
      ownSessions: createFileSettings(folder, 'own-sessions.json'),
      exemptions: createFileSettings(folder, 'exemptions.json'),
      journals: createLineFiles(path.join(folder, 'journals'), '.jsonl'),
      audit: createLineFile(path.join(folder, 'audit.jsonl')),
      processes: thisProcesses,
      osUser: osUser(),
      secrets,
      secretsLast: last,
      locks,
      log,
      ...(demo ? { demoSites: createDemoSites() } : {}),
      randomId: () => crypto.randomUUID(),
    },
    { version, host, passwords: last() ? 'keychain' : 'memory', keychainTrouble: trouble },
  )
  log.write('info', 'Started', { host, version })
  return { console, log, folder }
}

function whenAborted(signal: AbortSignal, act: () => void): void {
  if (signal.aborted) act()
  else signal.addEventListener('abort', act, { once: true })
}

async function openedAtOnce(openKeychain: () => Promise<OpenSecrets>): Promise<{
  readonly secrets: SecretStore
  readonly last: () => boolean
  readonly trouble: string | null
}> {
  const { secrets, last, trouble } = await openKeychain()
  return { secrets, last: () => last, trouble }
}

/** The user's name; a system may know no such user, as in a container. */
function osUser(): string {
  try {
    return os.userInfo().username
  } catch {
    return process.env['USER'] ?? process.env['USERNAME'] ?? 'unknown'
  }
}
