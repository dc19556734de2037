import { randomUUID } from 'node:crypto'
import type { Result } from '../../contract/failure.ts'
import { createAxiosHttp } from '../../core/adapters/axios-http.ts'
import { systemClock } from '../../core/adapters/system-clock.ts'
import { createConsole, type Console } from '../../core/console.ts'

/** The console as every host runs it, with nothing on disk. */
export function benchConsole(): Promise<Console> {
  const settings = {
    read: async () => ({ kind: 'absent' as const }),
    write: async () => ({ ok: true as const }),
    setAside: async () => '',
  }
  const ports = {
    clock: systemClock,
    createHttp: () => createAxiosHttp(systemClock),
    settings,
    log: { write: () => undefined },
    randomId: () => randomUUID(),
  }
  return createConsole(ports, { version: '0', host: 'terminal', passwords: 'memory' })
}

export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.failure.kind}: ${result.failure.hint}`)
  return result.value
}

export const median = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
