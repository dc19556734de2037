import type { ConsoleApi, ConsoleCalls, ConsoleEvent, ConsoleMethod } from '../contract/console-api.ts'
import { consoleMethods } from '../contract/method-names.ts'
import type { Result } from '../contract/failure.ts'
import type { Bridge, Link } from './bridge.ts'

/** The part of an EventSource that is used. */
export interface EventStream {
  onopen: ((event: Event) => void) | null
  onerror: ((event: Event) => void) | null
  onmessage: ((event: MessageEvent<string>) => void) | null
  close(): void
}

export interface LoopbackPorts {
  fetch(path: string, init: RequestInit): Promise<Response>
  openEvents(path: string): EventStream
}

/** How long before a broken event stream is opened again. Milliseconds. */
const reopenAfterMs = 2000

/** ConsoleApi over the browser host: `POST /api/<method>` for calls, `/api/events` for news. */
export function createLoopbackClient(ports: LoopbackPorts): Bridge {
  const eventListeners = new Set<(event: ConsoleEvent) => void>()
  const linkListeners = new Set<(link: Link) => void>()
  let stream: EventStream | null = null
  let link: Link = 'starting'

  function tell(next: Link): void {
    if (next === link) return
    link = next
    for (const listener of linkListeners) listener(next)
  }

  function open(): void {
    if (stream) return
    const events = ports.openEvents('/api/events')
    stream = events
    events.onopen = () => tell('live')
    events.onmessage = (message) => {
      const event = JSON.parse(message.data) as ConsoleEvent
      for (const listener of eventListeners) listener(event)
    }
    // Its own way of opening again gives up after a refusal, so the client does it.
    events.onerror = () => {
      events.close()
      stream = null
      tell('lost')
      setTimeout(() => {
        if (eventListeners.size > 0) open()
      }, reopenAfterMs)
    }
  }

  async function post<M extends ConsoleMethod>(
    method: M,
    args: ConsoleCalls[M]['args'],
  ): Promise<Result<ConsoleCalls[M]['result']>> {
    const answer = await ports.fetch(`/api/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(args),
    })
    if (!answer.ok) throw new Error(`The console refused ${method}: ${String(answer.status)}`)
    return (await answer.json()) as Result<ConsoleCalls[M]['result']>
  }

  const calls = Object.fromEntries(
    consoleMethods.map((method) => [method, (args: never) => post(method, args)]),
  ) as unknown as Omit<ConsoleApi, 'subscribe'>
  const subscribe: ConsoleApi['subscribe'] = (listener) => {
    eventListeners.add(listener)
    open()
    return () => {
      eventListeners.delete(listener)
      if (eventListeners.size > 0) return
      stream?.close()
      stream = null
    }
  }
  return {
    api: { ...calls, subscribe },
    onLink: (listener) => {
      linkListeners.add(listener)
      return () => linkListeners.delete(listener)
    },
  }
}
