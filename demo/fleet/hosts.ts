import { randomInt } from 'node:crypto'
import type { RequestListener } from 'node:http'
import type { OpenPort } from '../server/port.ts'
import { openPort } from '../server/port.ts'

/** A port that one site has, or several with a prefix each. */
export interface Host {
  readonly port: number
  /** The port is closed as long as one of its sites is dead. */
  setDead(site: object, dead: boolean): Promise<void>
  close(): Promise<void>
}

/** What a host asks its sites for. */
export interface HostedSite {
  readonly prefix: string
  readonly answer: RequestListener
}

/**
 * Opens the host. `port` 0 = any free one. If the host will be dead, no other program may get its port in
 * between, so it is not one that systems give to connections.
 */
export async function openHost(
  port: number,
  sites: readonly HostedSite[],
  willBeDead: boolean,
): Promise<Host> {
  const answer: RequestListener = (incoming, response) => {
    const site = sites.find(({ prefix }) => incoming.url?.startsWith(`${prefix}/`))
    if (site) site.answer(incoming, response)
    else response.writeHead(404, { 'Content-Type': 'text/plain', Server: 'nginx' }).end('Not Found\n')
  }
  let open: OpenPort | null =
    port === 0 && willBeDead ? await openQuietPort(answer) : await openPort(port, answer)
  const kept = open.port
  const dead = new Set<object>()

  async function close(): Promise<void> {
    const closing = open
    open = null
    await closing?.close()
  }
  return {
    port: kept,
    async setDead(site, isDead) {
      if (isDead) dead.add(site)
      else dead.delete(site)
      if (dead.size > 0) await close()
      else open ??= await openPort(kept, answer)
    },
    close,
  }
}

/** Below the ports that Linux, macOS and Windows give to a connection that goes out. */
async function openQuietPort(answer: RequestListener): Promise<OpenPort> {
  for (let tries = 0; tries < 50; tries += 1) {
    const found = await openPort(randomInt(10_240, 32_000), answer).catch(() => null)
    if (found !== null) return found
  }
  return openPort(0, answer)
}
