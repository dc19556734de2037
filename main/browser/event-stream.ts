import type { ServerResponse } from 'node:http'
import type { ConsoleApi } from '../../contract/console-api.ts'
import { sealedEvent } from '../shared/to-window.ts'

const heartbeatMs = 15_000
/**
 * A window with this amount of unread events is cut off. It connects again, and asks for everything again.
 * Bytes.
 */
const mostUnread = 32_000_000

export interface EventStream {
  /** Turns an answer into a stream of events (in the form of Server-Sent Events) until its window goes. */
  add(response: ServerResponse): void
  /** How many windows listen. */
  count(): number
  onCount(listener: () => void): void
  close(): void
}

/** Sends the console's events to every window. */
export function createEventStream(api: ConsoleApi): EventStream {
  const windows = new Set<ServerResponse>()
  const listeners = new Set<() => void>()
  const counted = (): void => listeners.forEach((listener) => listener())

  const send = (text: string): void => {
    for (const response of windows) {
      if (response.writableLength > mostUnread) response.destroy()
      else response.write(text)
    }
  }
  const unsubscribe = api.subscribe((event) => send(`data: ${JSON.stringify(sealedEvent(event))}\n\n`))
  const heartbeat = setInterval(() => send(': still here\n\n'), heartbeatMs)

  return {
    add(response) {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' })
      response.write(': listening\n\n')
      windows.add(response)
      response.on('close', () => {
        windows.delete(response)
        counted()
      })
      counted()
    },
    count: () => windows.size,
    onCount(listener) {
      listeners.add(listener)
    },
    close() {
      unsubscribe()
      clearInterval(heartbeat)
      for (const response of windows) response.end()
    },
  }
}
