import os from 'node:os'
import path from 'node:path'
import { cause, succeed, type Result } from '../../contract/failure.ts'
import type { Cause } from '../../contract/failure-causes.ts'
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
import { dataFolder, thisPlace } from './data-folder.ts'
import { createDemoSites } from './demo-sites.ts'
import type { Environment } from './environment.ts'
import { createLoggedHttp } from './logged-http.ts'
import { createCertificatesLater, createHttpLater } from './network-later.ts'
import { openSecrets, openSecretsLater, type OpenSecrets } from './open-secrets.ts'
import { makeDataFolder } from './make-data-folder.ts'
import { version } from './version.ts'

export interface OpenConsole {
  readonly console: Console
  readonly log: FileLog
  /** Settings, log and everything else that a host keeps. Absolute. */
  readonly folder: string
}

interface Opening {
  readonly demo?: boolean
  readonly openKeychain?: () => Promise<OpenSecrets>
  /** Aborted: the console waits for nobody any longer, also while it opens. */
  readonly stop?: AbortSignal
  /** Called when the console waits for somebody. A window gets an event once it exists. */
  readonly onWait?: (waiting: Cause<'waitingFor'>) => void
}

/**
 * The console over this machine's clock, network and files, with the practice sites, for hosts that have a
 * window. A usage failure if the environment leaves no place for its data.
 */
export async function openConsole(
  host: HostKind,
  environment: Environment,
  { demo = true, openKeychain = () => openSecrets(environment), stop, onWait }: Opening = {},
): Promise<Result<OpenConsole>> {
  const { variables, proxies, userName, debugLog } = environment
  const place = thisPlace(variables)
  const found = dataFolder(place)
  if (!found.ok) return found
  const { folder, notice } = found.value
  const made = await makeDataFolder(folder, 'locks')
  if (!made.ok) return made
  const folderNotices = await keepPrivate(folder)
  const log = createLog(folder, { debug: debugLog })
  for (const secret of proxySecrets(proxies)) log.hide(secret)
  const locks = createFileLocks(path.join(folder, 'locks'), systemClock, { host })
  if (stop) whenAborted(stop, () => locks.stopWaiting())
  if (onWait) locks.onWait((holder) => onWait(cause('waitingFor', { holder })))
  // A window says at once where its passwords are kept. The terminal mostly needs none.
  const { secrets, last, trouble } =
    host === 'terminal'
      ? { ...openSecretsLater(openKeychain), trouble: null }
      : await openedAtOnce(openKeychain)
  // A window may stay open for days while its files are replaced. So it loads everything that it may need at
  // once.
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
      preferences: createFileSettings(folder, 'preferences.json'),
      alerts: createFileSettings(folder, 'alerts.json'),
      figures: createFileSettings(folder, 'figures.json', { compact: true }),
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
    [...(notice === null ? [] : [notice]), ...folderNotices].map((each) => [each]),
    [
      ...[environment.secrets.password, environment.secrets.code].filter((each) => each !== null),
      // A shorter one is in many words. As it is sent, it is longer.
      ...proxySecrets(proxies).filter(({ length }) => length >= shortestProxySecret),
    ],
  )
  log.write('info', 'Started', { host, version })
  return succeed({ console, log, folder })
}

const shortestProxySecret = 4

function whenAborted(signal: AbortSignal, act: () => void): void {
  if (signal.aborted) act()
  else signal.addEventListener('abort', act, { once: true })
}

async function openedAtOnce(openKeychain: () => Promise<OpenSecrets>): Promise<{
  readonly secrets: SecretStore
  readonly last: () => boolean
  readonly trouble: Cause | null
}> {
  const { secrets, last, trouble } = await openKeychain()
  return { secrets, last: () => last, trouble }
}

/** The user's name. A system may know no such user, for example in a container. */
function osUser(named: string | null): string {
  try {
    return os.userInfo().username
  } catch {
    return named ?? 'unknown'
  }
}
