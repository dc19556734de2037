import type { RequestListener, Server } from 'node:http'
import { createServer } from 'node:http'

/** A port of 127.0.0.1 that answers. */
export interface OpenPort {
  readonly port: number
  /** Also breaks the connections. */
  close(): Promise<void>
}

/** 0 = any free one. Rejects if the port is taken. */
export async function openPort(wanted: number, answer: RequestListener): Promise<OpenPort> {
  const server = createServer(answer)
  server.keepAliveTimeout = 15_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(wanted, '127.0.0.1', resolve)
  })
  return {
    port: portOf(server),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the demo site has no port')
  return address.port
}
