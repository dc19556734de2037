import type { ServerResponse } from 'node:http'
import type { ConsoleApi } from '../../contract/console-api.ts'
import type { LateAnswer } from '../../contract/page.ts'
import { sealedEvent } from '../shared/to-window.ts'

const heartbeatMs = 15_000
/**
 * A window with this amount of unread events is cut off. It connects again, and asks for everything again.
 * Bytes.
 */
const mostUnread = 32_000_000

export interface EventStream {
  /**
   * Turns an answer into a stream of events (in the form of Server-Sent Events) until its window goes.
   * @param name what its page calls it
   */
  add(response: ServerResponse, name?: string): void
  /** What sends an answer over the stream with this name. Null: there is none. */
  answering(name: string): ((answer: LateAnswer) => void) | null
  /** How many windows listen. */
  count(): number
  onCount(listener: () => void): void
  close(): void
}

/** Sends the console's events to every window. */
export function createEventStream(api: ConsoleApi): EventStream {
  const windows = new Set<ServerResponse>()
  const named = new Map<string, ServerResponse>()
  const listeners = new Set<() => void>()
  const counted = (): void => listeners.forEach((listener) => listener())

  const sendTo = (response: ServerResponse, text: string): void => {
    if (response.writableLength > mostUnread) response.destroy()
    else response.write(text)
  }
  const send = (text: string): void => {
    for (const response of windows) sendTo(response, text)
  }
  const unsubscribe = api.subscribe((event) => send(`data: ${JSON.stringify(sealedEvent(event))}\n\n`))
  const heartbeat = setInterval(() => send(': still here\n\n'), heartbeatMs)

  return {
    add(response, name) {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' })
      response.write(': listening\n\n')
      windows.add(response)
      if (name !== undefined) named.set(name, response)
      response.on('close', () => {
        windows.delete(response)
        if (name !== undefined && named.get(name) === response) named.delete(name)
        counted()
      })
      counted()
    },
    answering(name) {
      const response = named.get(name)
      // A stream that has gone meanwhile takes its pending answers with it, and its page knows.
      return response ? (answer) => sendTo(response, `data: ${JSON.stringify(answer)}\n\n`) : null
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
