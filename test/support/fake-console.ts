import type { ConsoleApi, ConsoleEvent } from '../../contract/console-api.ts'
import { succeed } from '../../contract/failure.ts'
import { consoleMethods } from '../../contract/method-names.ts'

export interface FakeConsole {
  readonly api: ConsoleApi
  /** Every call that came through, in order. */
  readonly calls: { readonly method: string; readonly args: unknown }[]
  emit(event: ConsoleEvent): void
  listeners(): number
}

/** A console that answers every method with its own name, for tests of the code in front of it. */
export function createFakeConsole(): FakeConsole {
  const calls: { method: string; args: unknown }[] = []
  const listeners = new Set<(event: ConsoleEvent) => void>()
  const methods = consoleMethods.map((method) => [
    method,
    async (args: unknown) => {
      calls.push({ method, args })
      return succeed(method)
    },
  ])
  const subscribe: ConsoleApi['subscribe'] = (listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  return {
    api: { ...(Object.fromEntries(methods) as Omit<ConsoleApi, 'subscribe'>), subscribe },
    calls,
    emit: (event) => listeners.forEach((listener) => listener(event)),
    listeners: () => listeners.size,
  }
}
