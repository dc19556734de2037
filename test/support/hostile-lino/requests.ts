import type { Socket } from 'node:net'

/** A request as it came, byte by byte. */
export interface Seen {
  readonly method: string
  /** Path and query. */
  readonly target: string
  /** Lower-case names, each with its last value. */
  readonly headers: Readonly<Record<string, string>>
  /** The Cookie header's parts in their order. */
  readonly cookies: readonly (readonly [name: string, value: string])[]
  readonly body: string
  /** Which connection it came over, by its number. */
  readonly connection: number
}

/** Calls back with each request of a connection, one after the other. */
export function readRequests(
  socket: Socket,
  connection: number,
  answer: (seen: Seen) => Promise<void>,
): void {
  let buffer = Buffer.alloc(0)
  let working: Promise<void> = Promise.resolve()
  socket.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk])
    for (;;) {
      const end = buffer.indexOf('\r\n\r\n')
      if (end === -1) return
      const head = readHead(buffer.subarray(0, end).toString('latin1'))
      const length = Number(head.headers['content-length'] ?? 0)
      if (buffer.length < end + 4 + length) return
      const body = buffer.subarray(end + 4, end + 4 + length).toString('utf8')
      buffer = buffer.subarray(end + 4 + length)
      const cookies = cookiesOf(head.headers['cookie'] ?? '')
      working = working.then(() => answer({ ...head, cookies, body, connection }))
    }
  })
}

function readHead(text: string): Pick<Seen, 'method' | 'target' | 'headers'> {
  const [line = '', ...rest] = text.split('\r\n')
  const [method = '', target = ''] = line.split(' ')
  const headers = Object.fromEntries(
    rest.map((each) => {
      const colon = each.indexOf(':')
      return [each.slice(0, colon).toLowerCase(), each.slice(colon + 1).trim()]
    }),
  )
  return { method, target, headers }
}

function cookiesOf(header: string): [string, string][] {
  if (header === '') return []
  return header.split('; ').map((pair) => {
    const at = pair.indexOf('=')
    return [pair.slice(0, at), pair.slice(at + 1)]
  })
}
