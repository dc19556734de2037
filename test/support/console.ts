import { randomUUID } from 'node:crypto'
import type { ConsoleApi } from '../../contract/console-api.ts'
import type { Result } from '../../contract/failure.ts'
import type { KillPlan, KillRun } from '../../contract/kill.ts'
import type { KillRule } from '../../contract/rule.ts'
import type { Session } from '../../contract/session.ts'
import type { SiteState } from '../../contract/site.ts'
import { createAxiosHttp } from '../../core/adapters/axios-http.ts'
import { createCertificates } from '../../core/adapters/read-certificate.ts'
import { systemClock } from '../../core/adapters/system-clock.ts'
import { createConsole, type Console } from '../../core/console.ts'
import type {
  LineFile,
  LineFiles,
  Locks,
  PinnedCertificate,
  Processes,
  SecretStore,
  SettingsStore,
} from '../../core/ports.ts'
import { createMemorySecrets } from '../../core/services/sites/memory-secrets.ts'
import { memoryLineFile, memoryLineFiles } from './memory-lines.ts'
import { processOf } from './processes.ts'
import { faultOf, hintOf } from './failures.ts'

/** Settings that last as long as the test. */
export function memorySettings(): SettingsStore {
  let document: unknown
  return {
    read: async () => (document === undefined ? { kind: 'absent' } : { kind: 'document', value: document }),
    async write(value) {
      document = structuredClone(value)
      return { ok: true }
    },
    setAside: async () => 'kept aside',
  }
}

/** Locks of one process, for tests that are one. */
export function memoryLocks(): Locks {
  const last = new Map<string, Promise<unknown>>()
  return {
    hold(name, task) {
      const result = (last.get(name) ?? Promise.resolve()).then(task, task)
      last.set(
        name,
        result.catch(() => undefined),
      )
      return result.then((value) => ({ got: true, value }))
    },
    stopWaiting: () => undefined,
    onWait: () => undefined,
  }
}

/** Where no lock can be made. */
export function noLocks(reason: string): Locks {
  const hold = async (): Promise<Awaited<ReturnType<Locks['hold']>> & { got: false }> => ({
    got: false,
    trouble: { kind: 'impossible', fault: faultOf(reason) },
  })
  return { hold, stopWaiting: () => undefined, onWait: () => undefined }
}

export interface TestPorts {
  readonly settings?: SettingsStore
  readonly ownSessions?: SettingsStore
  /** If given, they last, as in a keychain. */
  readonly keychain?: SecretStore
  readonly locks?: Locks
  readonly exemptions?: SettingsStore
  readonly preferences?: SettingsStore
  readonly figures?: SettingsStore
  readonly alerts?: SettingsStore
  readonly journals?: LineFiles
  readonly audit?: LineFile
  readonly processes?: Processes
  readonly host?: 'terminal' | 'browser'
}

/** The test's own process, and no other. */
export const thisProcess: Processes = processOf(1, (id) => id === 1)

/** The console as every host runs it: the real core over real HTTP. */
export function startConsole(given: TestPorts = {}): Promise<Console> {
  const ports = {
    clock: systemClock,
    createHttp: (pinned: PinnedCertificate | null) => createAxiosHttp({ pinned }),
    certificates: createCertificates({}),
    settings: given.settings ?? memorySettings(),
    ownSessions: given.ownSessions ?? memorySettings(),
    secrets: given.keychain ?? createMemorySecrets(),
    secretsLast: () => given.keychain !== undefined,
    locks: given.locks ?? memoryLocks(),
    exemptions: given.exemptions ?? memorySettings(),
    preferences: given.preferences ?? memorySettings(),
    figures: given.figures ?? memorySettings(),
    alerts: given.alerts ?? memorySettings(),
    journals: given.journals ?? memoryLineFiles(),
    audit: given.audit ?? memoryLineFile(),
    processes: given.processes ?? thisProcess,
    osUser: 'somebody',
    log: { write: () => undefined },
    randomId: () => randomUUID(),
  }
  const passwords = given.keychain ? ('keychain' as const) : ('memory' as const)
  return createConsole(ports, {
    version: 'test',
    host: given.host ?? 'terminal',
    passwords,
    keychainTrouble: null,
  })
}

/** The value. A failure fails the test with its words. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.failure.kind}: ${hintOf(result.failure)}`)
  return result.value
}

/** Adds the site as a one-off, and signs in. */
export async function signedIn(
  api: ConsoleApi,
  url: string,
  password: string,
  user = 'robin',
): Promise<SiteState> {
  const { siteId } = must(await api.addSite({ name: randomUUID(), url, user, saved: false }))
  return must(await api.signIn({ siteId, password }))
}

export async function sessionsOf(api: ConsoleApi, siteId: string): Promise<readonly Session[]> {
  return must(await api.readSessions({ siteId })).sessions
}

/** Previews what the rule chooses, starts without a countdown, and waits until it is done. */
export async function killBy(api: ConsoleApi, siteId: string, rule: KillRule): Promise<KillRun> {
  const plan = must(await api.previewKill({ siteId, rule }))
  return startAndWait(api, plan)
}

/** Starts a plan without a countdown, and waits until it is done. */
export function startAndWait(api: ConsoleApi, { planId, victims }: KillPlan): Promise<KillRun> {
  return new Promise((resolve, reject) => {
    const stop = api.subscribe((event) => {
      if (event.type !== 'killRun' || event.run.planId !== planId || event.run.phase !== 'done') return
      stop()
      resolve(event.run)
    })
    api
      .startKill({ planIds: [planId], typedNumber: victims.length, countdownSeconds: 0 })
      .then(must)
      .catch(reject)
  })
}

/** Kills exactly these. */
export function killAll(api: ConsoleApi, siteId: string, refs: readonly string[]): Promise<KillRun> {
  return killBy(api, siteId, { refs })
}
