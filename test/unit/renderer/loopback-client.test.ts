import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ConsoleEvent } from '../../../contract/console-api.ts'
import { callHeader, pageSecretHeader, streamHeader } from '../../../contract/page.ts'
import { createLoopbackClient } from '../../../renderer/loopback-client.ts'

/** A stream of events that is written by hand. */
class FakeStream {
  readonly response: Response
  readonly signal: AbortSignal | null
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null
  constructor(signal: AbortSignal | null) {
    this.signal = signal
    this.response = new Response(
      new ReadableStream({
        start: (controller) => {
          this.#controller = controller
        },
      }),
    )
  }
  write(text: string): void {
    this.#controller?.enqueue(new TextEncoder().encode(text))
  }
  end(): void {
    this.#controller?.close()
  }
}

let streams: FakeStream[]
let fetched: [string, RequestInit][]

const client = (answer: () => Response, secret: string | null = 'the-secret') =>
  createLoopbackClient({
    secret: Promise.resolve(secret),
    fetch: (path, init) => {
      fetched.push([path, init])
      if (path !== '/api/events') return Promise.resolve(answer())
      const refused = answer()
      if (!refused.ok) return Promise.resolve(refused)
      const stream = new FakeStream(init.signal ?? null)
      streams.push(stream)
      return Promise.resolve(stream.response)
    },
  })
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0)

beforeEach(() => {
  streams = []
  fetched = []
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('calls', () => {
  it('are posted as JSON with the secret and without cookies, and answered by the result', async () => {
    const { api } = client(() => Response.json({ ok: true, value: [] }))
    expect(await api.listSites({})).toEqual({ ok: true, value: [] })
    expect(fetched[0]?.[0]).toBe('/api/listSites')
    expect(fetched[0]?.[1]).toMatchObject({ method: 'POST', body: '{}', credentials: 'omit' })
    expect(fetched[0]?.[1].headers).toMatchObject({ [pageSecretHeader]: 'the-secret' })
  })

  it('reject when the host refuses them', async () => {
    const { api } = client(() => new Response('no', { status: 400 }))
    await expect(api.readNow({ siteId: 's' })).rejects.toThrow('readNow')
  })

  it('get an address for another tab', async () => {
    const { newAddress } = client(() => Response.json({ address: 'http://127.0.0.1:1/#token=x' }))
    expect(await newAddress?.()).toBe('http://127.0.0.1:1/#token=x')
    expect(fetched[0]?.[1].headers).toMatchObject({ [pageSecretHeader]: 'the-secret' })
  })
})

describe('calls that wait for a site', () => {
  /** A client whose stream is open, and whose host answers such calls later. */
  async function listening() {
    let status = 202
    const { api } = client(() => new Response('{"ok":true,"value":"direct"}', { status }))
    const stop = api.subscribe(() => undefined)
    await settle()
    const headers = (): Record<string, string> => fetched.at(-1)?.[1].headers as Record<string, string>
    return { api, stop, headers, answerDirectly: () => (status = 200) }
  }
  const late = (answerTo: string | undefined, more: object): string =>
    `data: ${JSON.stringify({ answerTo, ...more })}\n\n`

  it('are answered over the stream, each by its number', async () => {
    const { api, headers } = await listening()
    const name = new Headers(fetched[0]?.[1].headers).get(streamHeader)
    const one = api.readNow({ siteId: 'one' })
    await settle()
    const number = headers()[callHeader]
    expect(headers()[streamHeader]).toBe(name)
    const other = api.readNow({ siteId: 'other' })
    await settle()
    streams[0]?.write(late(headers()[callHeader], { result: { ok: true, value: 'second' } }))
    streams[0]?.write(late(number, { result: { ok: true, value: 'first' } }))
    expect(await Promise.all([one, other])).toEqual([
      { ok: true, value: 'first' },
      { ok: true, value: 'second' },
    ])
  })

  it('may be answered before the host has said that they will be', async () => {
    const { api } = await listening()
    const answer = api.readNow({ siteId: 's' })
    streams[0]?.write(late('1', { result: { ok: true, value: 'early' } }))
    expect(await answer).toEqual({ ok: true, value: 'early' })
  })

  it('reject when the host refuses them, when the stream breaks, and when nobody listens any more', async () => {
    const { api, stop } = await listening()
    const refused = api.readNow({ siteId: 's' })
    await settle()
    streams[0]?.write(late('1', {}))
    await expect(refused).rejects.toThrow('refused')
    const broken = api.readNow({ siteId: 's' })
    await settle()
    streams[0]?.end()
    await expect(broken).rejects.toThrow('broke')
    await vi.advanceTimersByTimeAsync(2000)
    const left = api.readNow({ siteId: 's' })
    await settle()
    stop()
    await expect(left).rejects.toThrow('broke')
  })

  it('are answered directly without a stream, and by a host that does so', async () => {
    const { api, stop, answerDirectly, headers } = await listening()
    answerDirectly()
    expect(await api.readNow({ siteId: 's' })).toEqual({ ok: true, value: 'direct' })
    expect(await api.listSites({})).toEqual({ ok: true, value: 'direct' })
    expect(headers()[callHeader], 'it does not wait').toBeUndefined()
    stop()
    expect(await api.readNow({ siteId: 's' })).toEqual({ ok: true, value: 'direct' })
    expect(headers()[streamHeader]).toBeUndefined()
  })
})

describe('events', () => {
  it('reach every listener, and the stream is closed with the last', async () => {
    const { api } = client(() => Response.json({}))
    const heard: ConsoleEvent[] = []
    const stop = api.subscribe((event) => heard.push(event))
    await settle()
    expect(fetched[0]?.[1].headers).toMatchObject({ [pageSecretHeader]: 'the-secret' })
    streams[0]?.write(': listening\n\ndata: {"type":"siteRemoved","siteId":"s"}\n\n')
    await settle()
    expect(heard).toEqual([{ type: 'siteRemoved', siteId: 's' }])
    stop()
    expect(streams[0]?.signal?.aborted).toBe(true)
  })

  it('are listened to again after a break, and the link says so', async () => {
    const { api, onLink } = client(() => Response.json({}))
    const links: string[] = []
    onLink((link) => links.push(link))
    api.subscribe(() => undefined)
    await settle()
    streams[0]?.end()
    await settle()
    expect(streams).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(2000)
    expect(streams).toHaveLength(2)
    expect(links).toEqual(['live', 'lost', 'live'])
  })

  it('are heard on after a view’s mistake', async () => {
    const { api } = client(() => Response.json({}))
    const heard: ConsoleEvent[] = []
    api.subscribe(() => {
      throw new Error('a view’s mistake')
    })
    api.subscribe((event) => heard.push(event))
    await settle()
    streams[0]?.write('data: {"type":"siteRemoved","siteId":"s"}\n\n')
    await expect(settle()).rejects.toThrow('a view’s mistake')
    expect(heard).toHaveLength(1)
  })
})

describe('a tab that is not let in', () => {
  it.each([
    ['without a secret, and asks for nothing', null, 0],
    ['with a wrong one, and asks once', 'wrong', 1],
  ])('%s', async (_what, secret, asked) => {
    const { api, onLink } = client(() => new Response('no', { status: 403 }), secret)
    const links: string[] = []
    onLink((link) => links.push(link))
    api.subscribe(() => undefined)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(links).toEqual(['locked'])
    expect(fetched).toHaveLength(asked)
    await expect(api.listSites({})).rejects.toThrow()
  })

  it('says so to those who listen later, as the page does', async () => {
    const { api, onLink } = client(() => new Response('no', { status: 403 }), 'wrong')
    await expect(api.appInfo({})).rejects.toThrow()
    const links: string[] = []
    onLink((link) => links.push(link))
    expect(links).toEqual(['locked'])
  })

  it('nor is it when the console was started again while the tab was open', async () => {
    let right = true
    const { api, onLink } = client(() => new Response('{}', { status: right ? 200 : 403 }))
    const links: string[] = []
    onLink((link) => links.push(link))
    api.subscribe(() => undefined)
    await settle()
    right = false
    streams[0]?.end()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(links).toEqual(['live', 'lost', 'locked'])
  })
})
