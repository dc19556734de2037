import type { ConsoleApi, ConsoleEvent, ConsoleMethod } from '../contract/console-api.ts'
import { consoleMethods } from '../contract/method-names.ts'
import { addressPath, type LateAnswer, pageSecretHeader, streamHeader } from '../contract/page.ts'
import type { Bridge, Link } from './bridge.ts'
import { createLateAnswers } from './late-answers.ts'
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

/** The calls of the contract, each answered by its name and arguments. */
function callsBy(
  answer: (method: ConsoleMethod, args: unknown) => Promise<unknown>,
): Omit<ConsoleApi, 'subscribe'> {
  const calls = consoleMethods.map((method) => [method, (args: unknown) => answer(method, args)])
  return Object.fromEntries(calls) as Omit<ConsoleApi, 'subscribe'>
}

/**
 * ConsoleApi over the browser host: `POST /api/<method>` for calls, `GET /api/events` for events. The answers
 * of calls that wait for a site come over the stream of events, too, so that they keep no connection.
 */
export function createLoopbackClient(ports: LoopbackPorts): Bridge {
  const eventListeners = new Set<(event: ConsoleEvent) => void>()
  const linkListeners = new Set<(link: Link) => void>()
  let stream: AbortController | null = null
  const late = createLateAnswers()
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

  async function post(path: string, args: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(args),
    })
  }

  async function listen(signal: AbortSignal): Promise<void> {
    const name = crypto.randomUUID()
    const { body } = await ask('/api/events', { signal, headers: { [streamHeader]: name } })
    late.open(name)
    changeLink('live')
    if (!body) return
    await readEventLines(body, (data) => {
      if (signal.aborted) return
      const news = JSON.parse(data) as ConsoleEvent | LateAnswer
      if ('answerTo' in news) late.take(news)
      else for (const listener of eventListeners) hand(listener, news)
    })
  }

  function open(): void {
    if (stream) return
    const opened = new AbortController()
    stream = opened
    const broken = (): void => {
      if (stream === opened) late.close()
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

  const api = callsBy((method, args) => late.call(method, (headers) => post(`/api/${method}`, args, headers)))
  const subscribe: ConsoleApi['subscribe'] = (listener) => {
    eventListeners.add(listener)
    open()
    return () => {
      eventListeners.delete(listener)
      if (eventListeners.size > 0) return
      stream?.abort()
      stream = null
      late.close()
    }
  }
  return {
    api: { ...api, subscribe },
    onLink: (listener) => {
      linkListeners.add(listener)
      // The page asks for its preferences before it listens, and a locked tab changes no more.
      if (link === 'locked') listener(link)
      return () => linkListeners.delete(listener)
    },
    newAddress: async () => {
      const answer = await post(addressPath, {})
      return ((await answer.json()) as { readonly address: string }).address
    },
  }
}
