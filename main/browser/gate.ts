import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

const secret = (): string => randomBytes(32).toString('base64url')

/** Compares in constant time, whatever the lengths: hashes are equally long. */
function same(one: string, other: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(one), hash(other))
}

function cookiesOf(header: string | undefined): readonly (readonly [string, string])[] {
  return (header ?? '').split(';').map((part) => {
    const [name = '', ...value] = part.split('=')
    return [name.trim(), value.join('=').trim()]
  })
}

export interface Gate {
  /** For the address of the first window. */
  readonly token: string
  /** Exchanges the token for the Set-Cookie line that lets a browser in. Once: later, or for another token, null. */
  redeem(token: string): string | null
  /** Whether a request's Cookie header holds our cookie. */
  knows(cookieHeader: string | undefined): boolean
}

/**
 * Who may talk to this host: whoever had the token first. The cookie is good until the host quits, so that a
 * reload works; its name holds the port, for browsers keep the cookies of all ports of a machine together.
 */
export function createGate(port: number): Gate {
  const token = secret()
  const cookieName = `lino-console-${port}`
  const cookieValue = secret()
  let redeemed = false

  return {
    token,
    redeem(given) {
      if (!same(given, token) || redeemed) return null
      redeemed = true
      return `${cookieName}=${cookieValue}; HttpOnly; SameSite=Strict; Path=/`
    },
    knows: (header) =>
      cookiesOf(header).some(([name, value]) => name === cookieName && same(value, cookieValue)),
  }
}
