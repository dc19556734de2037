import net from 'node:net'

interface LateProxy {
  readonly port: number
  close(): void
}

/** Hands every byte on after `ms`, both ways, as if the site were further away. On 127.0.0.1. */
export async function startLateProxy(port: number, ms: number): Promise<LateProxy> {
  const open = new Set<net.Socket>()
  const server = net.createServer((client) => {
    const site = net.connect(port, '127.0.0.1')
    for (const [from, to] of [
      [client, site],
      [site, client],
    ] as const) {
      open.add(from)
      from.setNoDelay(true)
      from.on('data', (chunk) => setTimeout(() => to.write(chunk), ms))
      from.on('error', () => to.destroy())
      from.on('close', () => {
        open.delete(from)
        setTimeout(() => to.destroy(), ms)
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.')
  return {
    port: address.port,
    close() {
      server.close()
      for (const socket of open) socket.destroy()
    },
  }
}
