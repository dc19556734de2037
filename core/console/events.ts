import type { ConsoleEvent } from '../../contract/console-api.ts'
import type { Log } from '../ports.ts'

type Listener = (event: ConsoleEvent) => void

/** Passes the console's events on to every view. */
export interface ConsoleEvents {
  emit(event: ConsoleEvent): void
  /** Returns what ends the subscription. */
  subscribe(listener: Listener): () => void
}

export function createConsoleEvents(log: Log): ConsoleEvents {
  const listeners = new Set<Listener>()
  return {
    emit(event) {
      for (const listener of listeners) {
        try {
          listener(event)
        } catch (error) {
          // If a view cannot be notified, kills and other views continue.
          log.write('error', 'A view failed to take an event', { event: event.type, reason: String(error) })
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
