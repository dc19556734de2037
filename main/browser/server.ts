import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ConsoleApi } from '../../contract/console-api.ts'
import type { Theme } from '../../contract/preferences.ts'
import {
  addressPath,
  callHeader,
  enterPath,
  pageSecretHeader,
  streamHeader,
  tokenMark,
  waitingMethods,
} from '../../contract/page.ts'
import { callConsole } from '../shared/call.ts'
import { pageHeaders } from '../shared/page-headers.ts'
import { findFile, type RendererFiles } from '../shared/renderer-files.ts'
import { inTheme } from '../shared/page-theme.ts'
import { createEventStream, type EventStream } from './event-stream.ts'
import { createGate, type Gate } from './gate.ts'
import { foreignFetch, foreignRequest } from './origin-policy.ts'
import { readJson } from './read-json.ts'

export interface HostServer {
  /** An address that lets one tab in, once. The unused address before it no longer works. */
  newAddress(): string
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

/** For a caller without the secret, or with a wrong one. The page explains it. */
const notLetIn =
  'This tab is not let in. Press Enter in the terminal where the console runs, and open the address that it prints.'

/** Reads a request's body, if the request may have one. Null: it was refused. */
async function posted({ request, response }: Exchange): Promise<{ readonly value: unknown } | null> {
  if (request.method !== 'POST') {
    text(response, 405, 'Only POST.')
    return null
  }
  const body = await readJson(request)
  if (body.ok) return { value: body.value }
  // The rest of the body is not worth reading.
  response.setHeader('Connection', 'close')
  json(response, body.status, { error: body.reason })
  return null
}

/** Exchanges the token of an address for the page's secret, so a used address is worthless. */
async function enter(exchange: Exchange, gate: Gate): Promise<void> {
  const body = await posted(exchange)
  if (!body) return
  const { value } = body
  const token: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'token') : null
  const secret = typeof token === 'string' ? gate.redeem(token) : null
  if (secret === null) json(exchange.response, 403, { error: notLetIn })
  else json(exchange.response, 200, { secret })
}

/** A header that is there once. */
function headerOf({ request }: Exchange, name: string): string | undefined {
  const value = request.headers[name]
  return typeof value === 'string' ? value : undefined
}

async function call(
  exchange: Exchange,
  {
    api,
    onCall,
    events,
  }: { readonly api: ConsoleApi; readonly onCall: OnCall; readonly events: EventStream },
): Promise<void> {
  const { response, url } = exchange
  const body = await posted(exchange)
  if (!body) return
  const method = url.pathname.slice('/api/'.length)
  onCall(method, body.value)
  const number = waitingMethods.has(method) ? headerOf(exchange, callHeader) : undefined
  const answering = number === undefined ? null : events.answering(headerOf(exchange, streamHeader) ?? '')
  if (number !== undefined && answering) {
    json(response, 202, {})
    const late = await callConsole(api, method, body.value).catch(() => null)
    return answering({ answerTo: number, ...(late?.kind === 'answered' && { result: late.result }) })
  }
  const answer = await callConsole(api, method, body.value)
  if (answer.kind === 'answered') return json(response, 200, answer.result)
  if (answer.kind === 'unknownMethod') return json(response, 404, { error: 'There is no such method.' })
  return json(response, 400, { error: answer.reason })
}

function serveFile({ request, response, url }: Exchange, files: RendererFiles, theme: Theme): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') return text(response, 405, 'Only GET.')
  const found = findFile(files, url.pathname)
  if (!found) return text(response, 404, 'There is no such file.')
  const file = inTheme(found, theme)
  response.writeHead(200, { 'Content-Type': file.type, 'Content-Length': file.body.length })
  response.end(request.method === 'HEAD' ? undefined : file.body)
}

/**
 * Every server on 127.0.0.1 can set cookies for all of them, and Chromium sends up to 180 of 4 KB each. They
 * are not read here, but a request that they make too long would be refused. Bytes.
 */
const maxHeaderBytes = 1_000_000

/**
 * Serves the page on 127.0.0.1 to every browser of this machine, because the page holds nothing private.
 * Serves the API to callers with the page's secret. `port` 0: any free one. Rejects if the port is taken.
 */
export async function startHostServer(options: {
  readonly api: ConsoleApi
  readonly files: RendererFiles
  readonly port: number
  readonly onCall?: OnCall
  /** In which the page is drawn from its first moment on. */
  readonly theme?: () => Theme
}): Promise<HostServer> {
  const { api, files, onCall = () => undefined, theme = () => 'system' } = options
  const events = createEventStream(api)
  const server = createServer({ maxHeaderSize: maxHeaderBytes })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const gate = createGate()
  const newAddress = (): string => `http://127.0.0.1:${port}/${tokenMark}${gate.newToken()}`

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value)
    const foreign = foreignRequest(request.headers, port)
    if (foreign) return text(response, 403, foreign)
    const address = `http://127.0.0.1:${port}${request.url ?? '/'}`
    if (!URL.canParse(address)) return text(response, 400, 'That is no address.')
    const url = new URL(address)
    const exchange: Exchange = { request, response, url }

    if (url.pathname !== '/') {
      const refusal = foreignFetch(request.headers)
      if (refusal) return text(response, 403, refusal)
    }
    if (url.pathname === enterPath) return enter(exchange, gate)
    const open = !url.pathname.startsWith('/api/') && url.pathname !== addressPath
    if (open) return serveFile(exchange, files, theme())
    if (!gate.knows(headerOf(exchange, pageSecretHeader))) {
      return json(response, 403, { error: notLetIn })
    }
    if (url.pathname === addressPath) {
      if (await posted(exchange)) json(response, 200, { address: newAddress() })
      return
    }
    if (url.pathname === '/api/events' && request.method === 'GET')
      return events.add(response, headerOf(exchange, streamHeader))
    return call(exchange, { api, onCall, events })
  }

  server.on('request', (request, response) => {
    handle(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  return {
    newAddress,
    events,
    close: async () => {
      events.close()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}
