import os from 'node:os'
import path from 'node:path'
import { succeed, type Result } from '../../contract/failure.ts'
import type { HostKind } from '../../contract/host.ts'
import { createFileLocks } from '../../core/adapters/file-locks.ts'
import { createFileSettings } from '../../core/adapters/file-settings.ts'
import { createLineFile, createLineFiles } from '../../core/adapters/line-files.ts'
import { createLog, type FileLog } from '../../core/adapters/log.ts'
import { keepPrivate } from '../../core/adapters/private-folder.ts'
import { thisProcesses } from '../../core/adapters/processes.ts'
import { proxySecrets } from '../../core/adapters/proxy-choice.ts'
import { systemClock } from '../../core/adapters/system-clock.ts'
import { createConsole, type Console } from '../../core/console.ts'
import type { SecretStore } from '../../core/ports.ts'
import { dataFolder } from './data-folder.ts'
import { createDemoSites } from './demo-sites.ts'
import type { Environment } from './environment.ts'
import { createLoggedHttp } from './logged-http.ts'
import { createCertificatesLater, createHttpLater } from './network-later.ts'
import { openSecrets, openSecretsLater, type OpenSecrets } from './open-secrets.ts'
import { version } from './version.ts'

export interface OpenConsole {
  readonly console: Console
  readonly log: FileLog
  /** Settings, log and whatever a host keeps. Absolute. */
  readonly folder: string
}

interface Opening {
  readonly demo?: boolean
  readonly openKeychain?: () => Promise<OpenSecrets>
  /** Aborted: nobody is waited for any more, not while it opens either. */
  readonly stop?: AbortSignal
  /** Told who is waited for, in a sentence; a window is told by an event as soon as there is one. */
  readonly onWait?: (sentence: string) => void
}

/**
 * The console over this machine's clock, network and files, with the practice sites: for hosts that have a window. A usage failure
 * where the environment leaves no place for its data.
 */
export async function openConsole(
  host: HostKind,
  environment: Environment,
  { demo = true, openKeychain = () => openSecrets(environment), stop, onWait }: Opening = {},
): Promise<Result<OpenConsole>> {
  const { variables, proxies, userName, debugLog } = environment
  const place = { platform: process.platform, env: variables, cwd: process.cwd(), findHome: os.homedir }
  const found = dataFolder(place)
  if (!found.ok) return found
  const { folder, notice } = found.value
  const folderNotices = await keepPrivate(folder)
  const log = createLog(folder, { debug: debugLog })
  for (const secret of proxySecrets(proxies)) log.hide(secret)
  const locks = createFileLocks(path.join(folder, 'locks'), systemClock, { host })
  if (stop) whenAborted(stop, () => locks.stopWaiting())
  if (onWait) locks.onWait(onWait)
  // A window tells at once where its passwords are kept; the terminal mostly needs none.
  const { secrets, last, trouble } =
    host === 'terminal'
      ? { ...openSecretsLater(openKeychain), trouble: null }
      : await openedAtOnce(openKeychain)
  // A window may stay open for days, and its files be replaced meanwhile: it loads all that it may need at once.
  if (host !== 'terminal') await import('../../core/adapters/network.ts')
  const console = await createConsole(
    {
      clock: systemClock,
      createHttp: (pinned) => {
        const http = createHttpLater({ pinned, proxies })
        return debugLog ? createLoggedHttp(http, log) : http
      },
      certificates: createCertificatesLater(proxies),
      settings: createFileSettings(folder),
      ownSessions: createFileSettings(folder, 'own-sessions.json'),
      exemptions: createFileSettings(folder, 'exemptions.json'),
      journals: createLineFiles(path.join(folder, 'journals'), '.jsonl'),
      audit: createLineFile(path.join(folder, 'audit.jsonl')),
      processes: thisProcesses,
      osUser: osUser(userName),
      secrets,
      secretsLast: last,
      locks,
      log,
      ...(demo ? { demoSites: createDemoSites() } : {}),
      randomId: () => crypto.randomUUID(),
    },
    { version, host, passwords: last() ? 'keychain' : 'memory', keychainTrouble: trouble },
    [...(notice === null ? [] : [notice]), ...folderNotices],
  )
  log.write('info', 'Started', { host, version })
  return succeed({ console, log, folder })
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
function osUser(named: string | null): string {
  try {
    return os.userInfo().username
  } catch {
    return named ?? 'unknown'
  }
}
