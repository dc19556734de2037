import { randomUUID } from 'node:crypto'
import { succeed } from '../../../contract/failure.ts'
import { createAxiosHttp } from '../../../core/adapters/axios-http.ts'
import { createCertificates } from '../../../core/adapters/read-certificate.ts'
import { createConsole } from '../../../core/console.ts'
import type { Clock, PinnedCertificate } from '../../../core/ports.ts'
import { createMemorySecrets } from '../../../core/services/sites/memory-secrets.ts'
import { parseArgs } from '../../../main/cli/args/parse.ts'
import { createInterruption } from '../../../main/cli/interruption.ts'
import { run } from '../../../main/cli/run.ts'
import type { World } from '../../../main/cli/world.ts'
import { memoryLocks, memorySettings, thisProcess } from '../console.ts'
import { memoryLineFile, memoryLineFiles } from '../memory-lines.ts'

/** What a command has left: on its streams, and in its files. */
export interface Ended {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
  /** Everything that was written: log, audit log, journals, settings, own sessions. */
  readonly records: string
  readonly tookMs: number
}

export interface Setting {
  readonly clock: Clock
  readonly password: string
  readonly code?: string | undefined
  /** The only certificate that the site may show. */
  readonly pinned?: PinnedCertificate | null
  /** The longest time of a request, milliseconds, because the usual time-outs allow for a locked database. */
  readonly patienceMs: number
}

/** The terminal over real HTTP, in this process. Its world is memory, and its clock the test's. */
export async function runTerminal(argv: readonly string[], setting: Setting): Promise<Ended> {
  const written = { stdout: '', stderr: '' }
  const log: string[] = []
  const [audit, journals] = [memoryLineFile(), memoryLineFiles()]
  const [settings, ownSessions, exemptions] = [memorySettings(), memorySettings(), memorySettings()]
  const { clock, patienceMs, pinned = null } = setting
  const nothing = (): void => undefined
  const interruption = createInterruption(() => 0, { first: nothing, second: nothing, insisted: nothing })
  const world: World = {
    version: '0',
    clock,
    stdout: { tty: false, lost: () => null, write: (text) => void (written.stdout += text) },
    stderr: { tty: false, lost: () => null, write: (text) => void (written.stderr += text) },
    terminal: null,
    secrets: { password: setting.password, code: setting.code ?? null },
    interruption,
    reports: { whyNot: async () => null, write: async () => null },
    colour: false,
    async openConsole() {
      const { api, close } = await createConsole(
        {
          clock,
          createHttp: (trusted) => {
            const http = createAxiosHttp({ clock, proxies: {}, pinned: trusted ?? pinned })
            const timeoutMs = (wanted: number): number => Math.min(wanted, patienceMs)
            return {
              send: (request) => http.send({ ...request, timeoutMs: timeoutMs(request.timeoutMs) }),
              close: () => http.close(),
            }
          },
          certificates: createCertificates({}),
          settings,
          ownSessions,
          exemptions,
          preferences: memorySettings(),
          figures: memorySettings(),
          alerts: memorySettings(),
          journals,
          audit,
          processes: thisProcess,
          osUser: 'somebody',
          secrets: createMemorySecrets(),
          secretsLast: () => false,
          locks: memoryLocks(),
          log: {
            write: (level, message, facts) => void log.push(`${level} ${message} ${JSON.stringify(facts)}`),
          },
          randomId: () => randomUUID(),
        },
        { version: '0', host: 'terminal', passwords: 'memory', keychainTrouble: null },
      )
      return succeed({ api, close, hide: nothing })
    },
  }
  const parsed = parseArgs(argv, '0')
  if (parsed.kind !== 'command' || parsed.command.name === 'demo' || parsed.command.name === 'diagnose')
    throw new Error('This is no command.')
  const since = performance.now()
  const exitCode = await run(parsed.command, argv.includes('--json'), world)
  const documents = await Promise.all([settings, ownSessions, exemptions].map((each) => each.read()))
  const names = await journals.names()
  const files = await Promise.all(
    (names.ok ? names.value : []).map(async (name) => JSON.stringify(await journals.file(name).read())),
  )
  const records = [...log, audit.text, ...files, ...documents.map((each) => JSON.stringify(each))].join('\n')
  return { exitCode, ...written, records, tookMs: performance.now() - since }
}
