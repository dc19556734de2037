import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** A server that nobody has reason to speak to, and what it was sent all the same. */
export interface Elsewhere {
  readonly port: number
  readonly url: string
  /** Each request whole: line, headers, body. */
  received(): readonly string[]
}

/** Listens until the test is over. */
export async function startElsewhere(): Promise<Elsewhere> {
  const received: string[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString()
      received.push(`${request.method} ${request.url}\n${request.rawHeaders.join('\n')}\n${body}`)
      response.end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  })
  const { port } = server.address() as AddressInfo
  return { port, url: `http://127.0.0.1:${port}/`, received: () => received }
}
