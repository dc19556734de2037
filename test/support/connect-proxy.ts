import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import type { TestCertificate } from './certificates.ts'

/** A proxy as a company runs one, and its possible mistakes. */
export interface ConnectProxy {
  readonly port: number
  /** Each request as it came: `CONNECT lino.example:443`, `GET http://lino.example/`. */
  readonly asked: string[]
  readonly authorizations: (string | undefined)[]
}

interface Wanted {
  /** Where every tunnel leads, whatever was requested. */
  readonly to?: number
  /** The answer to everything. */
  readonly status?: number
  /** An https proxy shows this. */
  readonly certificate?: TestCertificate
}

/** Listens on 127.0.0.1 until the test is over. */
export async function startConnectProxy({ to, status, certificate }: Wanted): Promise<ConnectProxy> {
  const asked: string[] = []
  const authorizations: (string | undefined)[] = []
  const note = (request: IncomingMessage): void => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`)
    authorizations.push(request.headers['proxy-authorization'])
  }
  const server = certificate ? https.createServer({ ...certificate }) : http.createServer()
  server.on('request', (request, response) => {
    note(request)
    request.resume()
    response.writeHead(status ?? 200).end('by proxy')
  })
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    note(request)
    socket.on('error', () => undefined)
    if (status !== undefined || to === undefined) {
      // Its text may be anything: it repeats what it was given.
      const said = request.headers['proxy-authorization'] ?? 'No'
      socket.end(`HTTP/1.1 ${String(status ?? 200)} ${said}\r\n\r\n`)
      return
    }
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
    const through = connect(to, '127.0.0.1')
    through.on('error', () => socket.destroy())
    socket.on('close', () => through.destroy())
    socket.pipe(through).pipe(socket)
  })
  return { port: await listenForTest(server), asked, authorizations }
}

/** A program at a port that is no proxy: it greets, closes or stays silent. */
export async function startNoProxy(does: 'garbage' | 'close' | 'silence'): Promise<number> {
  return listenForTest(
    createServer((socket) => {
      socket.on('error', () => undefined)
      socket.once('data', () => {
        if (does === 'garbage') socket.end('SSH-2.0-x\r\n')
        if (does === 'close') socket.destroy()
      })
    }),
  )
}

/** A port at which nobody listens. */
export async function unusedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

async function listenForTest(server: Server): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((done) => server.close(done))
  })
  return (server.address() as AddressInfo).port
}
