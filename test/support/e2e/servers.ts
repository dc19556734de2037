import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

interface PlainServer extends AsyncDisposable {
  readonly url: string
}

/** A web server that is no Lino. */
export async function startServer(answer: RequestListener): Promise<PlainServer> {
  // Tests give it more cookies than Node would take.
  const server = createServer({ maxHeaderSize: 1_000_000 }, answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}
