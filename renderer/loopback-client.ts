import type { ConsoleApi, ConsoleCalls, ConsoleEvent, ConsoleMethod } from '../contract/console-api.ts'
import type { Result } from '../contract/failure.ts'
import { consoleMethods } from '../contract/method-names.ts'
import { addressPath, pageSecretHeader } from '../contract/page.ts'
import type { Bridge, Link } from './bridge.ts'
import { readEventLines } from './event-lines.ts'

export interface LoopbackPorts {
  fetch(path: string, init: RequestInit): Promise<Response>
  /** The secret that this tab shows with each request. Null: it has none. */
  readonly secret: Promise<string | null>
}

/** How long before a broken event stream is opened again. Milliseconds. */
const reopenAfterMs = 2000

/** A mistake of a view is reported as a mistake, and does not break the link. */
function hand(listener: (event: ConsoleEvent) => void, event: ConsoleEvent): void {
  try {
    listener(event)
  } catch (error) {
    setTimeout(() => {
      throw error
    })
  }
}

/** ConsoleApi over the browser host: `POST /api/<method>` for calls, `GET /api/events` for events. */
export function createLoopbackClient(ports: LoopbackPorts): Bridge {
  const eventListeners = new Set<(event: ConsoleEvent) => void>()
  const linkListeners = new Set<(link: Link) => void>()
  let stream: AbortController | null = null
  let link: Link = 'starting'

  function changeLink(next: Link): void {
    // A tab without the right secret needs a new address, and that loads the page again.
    if (next === link || link === 'locked') return
    link = next
    for (const listener of linkListeners) listener(next)
  }

  async function ask(path: string, init: RequestInit): Promise<Response> {
    const secret = await ports.secret
    if (secret === null) {
      changeLink('locked')
      throw new Error('This tab has no secret')
    }
    const headers = { ...init.headers, [pageSecretHeader]: secret }
    // Cookies belong to every port, so none is sent and none is accepted.
    const answer = await ports.fetch(path, { ...init, headers, credentials: 'omit' })
    if (answer.status === 403) changeLink('locked')
    if (!answer.ok) throw new Error(`The console refused ${path}: ${String(answer.status)}`)
    return answer
  }

  async function post(path: string, args: unknown): Promise<unknown> {
    const answer = await ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(args),
    })
    return answer.json()
  }

  async function listen(signal: AbortSignal): Promise<void> {
    const { body } = await ask('/api/events', { signal })
    changeLink('live')
    if (!body) return
    await readEventLines(body, (data) => {
      if (signal.aborted) return
      const event = JSON.parse(data) as ConsoleEvent
      for (const listener of eventListeners) hand(listener, event)
    })
  }

  function open(): void {
    if (stream) return
    const opened = new AbortController()
    stream = opened
    const broken = (): void => {
      if (opened.signal.aborted) return
      stream = null
      changeLink('lost')
      if (link === 'locked') return
      setTimeout(() => {
        if (eventListeners.size > 0) open()
      }, reopenAfterMs)
    }
    void listen(opened.signal).then(broken, broken)
  }

  const call = async <M extends ConsoleMethod>(
    method: M,
    args: ConsoleCalls[M]['args'],
  ): Promise<Result<ConsoleCalls[M]['result']>> =>
    (await post(`/api/${method}`, args)) as Result<ConsoleCalls[M]['result']>
  const calls = Object.fromEntries(
    consoleMethods.map((method) => [method, (args: never) => call(method, args)]),
  ) as unknown as Omit<ConsoleApi, 'subscribe'>
  const subscribe: ConsoleApi['subscribe'] = (listener) => {
    eventListeners.add(listener)
    open()
    return () => {
      eventListeners.delete(listener)
      if (eventListeners.size > 0) return
      stream?.abort()
      stream = null
    }
  }
  return {
    api: { ...calls, subscribe },
    onLink: (listener) => {
      linkListeners.add(listener)
      // The page asks for its preferences before it listens, and a locked tab changes no more.
      if (link === 'locked') listener(link)
      return () => linkListeners.delete(listener)
    },
    newAddress: async () => ((await post(addressPath, {})) as { readonly address: string }).address,
  }
}
