import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ConsoleEvent } from '../../../contract/console-api.ts'
import { createLoopbackClient, type EventStream } from '../../../renderer/loopback-client.ts'

class FakeStream implements EventStream {
  onopen: EventStream['onopen'] = null
  onerror: EventStream['onerror'] = null
  onmessage: EventStream['onmessage'] = null
  closed = false
  close(): void {
    this.closed = true
  }
}

let streams: FakeStream[]
const fetched: [string, RequestInit][] = []
const client = (answer: () => Response) =>
  createLoopbackClient({
    fetch: (path, init) => {
      fetched.push([path, init])
      return Promise.resolve(answer())
    },
    openEvents: () => {
      const stream = new FakeStream()
      streams.push(stream)
      return stream
    },
  })

beforeEach(() => {
  streams = []
  fetched.length = 0
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('calls', () => {
  it('are posted as JSON and answered by the result', async () => {
    const { api } = client(() => Response.json({ ok: true, value: [] }))
    expect(await api.listSites({})).toEqual({ ok: true, value: [] })
    expect(fetched[0]?.[0]).toBe('/api/listSites')
    expect(fetched[0]?.[1]).toMatchObject({ method: 'POST', body: '{}' })
  })

  it('reject when the host refuses them', async () => {
    const { api } = client(() => new Response('no', { status: 403 }))
    await expect(api.readNow({ siteId: 's' })).rejects.toThrow('readNow')
  })
})

describe('events', () => {
  it('reach every listener, and the stream is closed with the last', () => {
    const { api } = client(() => Response.json({}))
    const heard: ConsoleEvent[] = []
    const stop = api.subscribe((event) => heard.push(event))
    streams[0]?.onmessage?.(new MessageEvent('message', { data: '{"type":"siteRemoved","siteId":"s"}' }))
    expect(heard).toEqual([{ type: 'siteRemoved', siteId: 's' }])
    stop()
    expect(streams[0]?.closed).toBe(true)
  })

  it('are listened to again after a break, and the link says so', () => {
    const { api, onLink } = client(() => Response.json({}))
    const links: string[] = []
    onLink((link) => links.push(link))
    api.subscribe(() => undefined)
    streams[0]?.onopen?.(new Event('open'))
    streams[0]?.onerror?.(new Event('error'))
    expect(streams).toHaveLength(1)
    vi.advanceTimersByTime(2000)
    streams[1]?.onopen?.(new Event('open'))
    expect(links).toEqual(['live', 'lost', 'live'])
  })
})
