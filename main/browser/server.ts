import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ConsoleApi } from '../../contract/console-api.ts'
import { callConsole } from '../shared/call.ts'
import { pageHeaders } from '../shared/page-headers.ts'
import { findFile, type RendererFiles } from '../shared/renderer-files.ts'
import { createEventStream, type EventStream } from './event-stream.ts'
import { createGate, type Gate } from './gate.ts'
import { foreignFetch, foreignRequest } from './origin-policy.ts'
import { readJson } from './read-json.ts'

export interface HostServer {
  /** The address for the first window. Its token works once. */
  readonly url: string
  readonly events: EventStream
  close(): Promise<void>
}

interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly url: URL
}

/** Called with each request to the API, before it is checked. */
export type OnCall = (method: string, args: unknown) => void

function text(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${words}\n`)
}

function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value))
}

/** The token leaves the address here, for a cookie: a reload, a bookmark or a shared address is worth nothing. */
function enter({ request, response }: Exchange, gate: Gate, token: string): void {
  const cookie = gate.redeem(token)
  if (!cookie && !gate.knows(request.headers.cookie)) {
    text(
      response,
      403,
      'This address has been used already, or is not complete. Use the window that is open, or start the console again.',
    )
    return
  }
  if (cookie) response.setHeader('Set-Cookie', cookie)
  // From the file that opens our own window: a redirect would go on as that file's, without a strict cookie.
  const foreign = request.headers['sec-fetch-site'] === 'cross-site'
  if (foreign) response.writeHead(200, { Refresh: '0; url=/' }).end()
  else response.writeHead(303, { Location: '/' }).end()
}

async function call({ request, response, url }: Exchange, api: ConsoleApi, onCall: OnCall): Promise<void> {
  if (request.method !== 'POST') return text(response, 405, 'Only POST.')
  const body = await readJson(request)
  if (!body.ok) {
    // The rest of the body is not worth reading.
    response.setHeader('Connection', 'close')
    return json(response, body.status, { error: body.reason })
  }
  const method = url.pathname.slice('/api/'.length)
  onCall(method, body.value)
  const answer = await callConsole(api, method, body.value)
  if (answer.kind === 'answered') return json(response, 200, answer.result)
  if (answer.kind === 'unknownMethod') return json(response, 404, { error: 'There is no such method.' })
  return json(response, 400, { error: answer.reason })
}

function serveFile({ request, response, url }: Exchange, files: RendererFiles): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') return text(response, 405, 'Only GET.')
  const file = findFile(files, url.pathname)
  if (!file) return text(response, 404, 'There is no such file.')
  response.writeHead(200, { 'Content-Type': file.type, 'Content-Length': file.body.length })
  response.end(request.method === 'HEAD' ? undefined : file.body)
}

/** Serves the window and the API on 127.0.0.1 to whoever has the token. `port` 0: any free one. Rejects when it is taken. */
export async function startHostServer(options: {
  readonly api: ConsoleApi
  readonly files: RendererFiles
  readonly port: number
  readonly onCall?: OnCall
}): Promise<HostServer> {
  const { api, files, onCall = () => undefined } = options
  const events = createEventStream(api)
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const gate = createGate(port)

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value)
    const foreign = foreignRequest(request.headers, port)
    if (foreign) return text(response, 403, foreign)
    const address = `http://127.0.0.1:${port}${request.url ?? '/'}`
    if (!URL.canParse(address)) return text(response, 400, 'That is no address.')
    const url = new URL(address)
    const exchange: Exchange = { request, response, url }

    const token = url.pathname === '/' && request.method === 'GET' ? url.searchParams.get('token') : null
    if (token !== null) return enter(exchange, gate, token)
    if (!gate.knows(request.headers.cookie)) {
      return text(
        response,
        403,
        'Only the console’s own window may come in here. Start the console again for a new one.',
      )
    }
    if (url.pathname !== '/') {
      const refusal = foreignFetch(request.headers)
      if (refusal) return text(response, 403, refusal)
    }
    if (url.pathname === '/api/events' && request.method === 'GET') return events.add(response)
    if (url.pathname.startsWith('/api/')) return call(exchange, api, onCall)
    return serveFile(exchange, files)
  }

  server.on('request', (request, response) => {
    handle(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  return {
    url: `http://127.0.0.1:${port}/?token=${gate.token}`,
    events,
    close: async () => {
      events.close()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}
