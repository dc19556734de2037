import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

const randomSecret = (): string => randomBytes(32).toString('base64url')

/** Compares in constant time, whatever the lengths, because hashes have one length. */
function same(one: string, other: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(one), hash(other))
}

export interface Gate {
  /** A token for an address. Of the unused tokens only the newest works. */
  newToken(): string
  /** Exchanges a token for the page's secret, once. Null for a used or an unknown token. */
  redeem(token: string): string | null
  /** Whether this is the page's secret. */
  knows(secret: string | undefined): boolean
}

/**
 * Who may use this host: anybody who had a token first. The secret works until the host quits. It is no
 * cookie, because a browser sends the cookies of 127.0.0.1 to every port there, and every port can overwrite
 * them.
 */
export function createGate(): Gate {
  const secret = randomSecret()
  let token: string | null = null

  return {
    newToken() {
      token = randomSecret()
      return token
    },
    redeem(given) {
      if (token === null || !same(given, token)) return null
      token = null
      return secret
    },
    knows: (given) => given !== undefined && same(given, secret),
  }
}
