import { randomUUID } from 'node:crypto'
import type { ConsoleApi } from '../../contract/console-api.ts'
import type { Result } from '../../contract/failure.ts'
import type { KillRun } from '../../contract/kill.ts'
import type { Session } from '../../contract/session.ts'
import type { SiteState } from '../../contract/site.ts'
import { createAxiosHttp } from '../../core/adapters/axios-http.ts'
import { systemClock } from '../../core/adapters/system-clock.ts'
import { createConsole, type Console } from '../../core/console.ts'
import type { SettingsStore } from '../../core/ports.ts'

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

/** The console as every host runs it: the real core over real HTTP. */
export function startConsole(settings: SettingsStore = memorySettings()): Promise<Console> {
  const ports = {
    clock: systemClock,
    createHttp: () => createAxiosHttp(systemClock),
    settings,
    log: { write: () => undefined },
    randomId: () => randomUUID(),
  }
  return createConsole(ports, { version: 'test', host: 'terminal', passwords: 'memory' })
}

/** The value, or the failure's words as a test failure. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.failure.kind}: ${result.failure.hint}`)
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

/** Previews these, starts, and waits until it is done. */
export async function killAll(api: ConsoleApi, siteId: string, refs: readonly string[]): Promise<KillRun> {
  const plan = must(await api.previewKill({ siteId, refs }))
  return new Promise((resolve, reject) => {
    const stop = api.subscribe((event) => {
      if (event.type !== 'killRun' || event.run.planId !== plan.planId || event.run.phase !== 'done') return
      stop()
      resolve(event.run)
    })
    api.startKill({ planId: plan.planId, typedNumber: plan.victims.length }).then(must).catch(reject)
  })
}
