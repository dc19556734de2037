import { succeed, type Result } from '../../contract/failure.ts'
import { failed, forgetOwnSession, takeOwnSession, type Connection } from './connection.ts'
import { isCookie, saneAge, trustCookie } from './cookies.ts'
import { csrfCookie, makeCsrfToken } from './csrf.ts'
import { factsOf, type SiteFacts } from './facts.ts'
import { signedOut } from './failures.ts'
import { knownFrontEnd } from './probe.ts'
import { checkAdministrator } from './sign-in.ts'
import { signOut } from './sign-out.ts'

/**
 * What may outlive a client, for the keychain alone. Each part is a credential, and opaque to everybody else.
 */
export interface KeptCookies {
  /** Our own session. Null: signed out. */
  readonly session: string | null
  /** The second factor's trust in this device. Null: none. */
  readonly trust: string | null
}

interface KeptSession {
  readonly cookieName: string
  readonly key: string
  readonly maxAge: number | null
}

export function keptCookies({ ours, cookies }: Connection): KeptCookies {
  const own = ours.session
  const kept: KeptSession | null = own && { cookieName: own.cookieName, key: own.key, maxAge: own.maxAge }
  return { session: kept && JSON.stringify(kept), trust: cookies.get(trustCookie) }
}

/**
 * The site trusts the device again, so a sign-in needs no code. False: this cannot be a trust, and the caller
 * should forget it.
 */
export function trustAgain({ cookies }: Connection, trust: string): boolean {
  return trust !== '' && cookies.set(trustCookie, trust)
}

/**
 * Uses a kept session again, so that no new one is made. On a full site it is the way in. `signedOut` if it
 * is gone. Then it is forgotten.
 */
export async function resume(connection: Connection, kept: string): Promise<Result<SiteFacts>> {
  const session = readKept(kept)
  if (!session) return failed(signedOut)
  const frontEnd = await knownFrontEnd(connection)
  if (!frontEnd.ok) return frontEnd
  takeOwnSession(connection, { ...session, administrator: true })
  if (connection.cookies.get(csrfCookie) === null) connection.cookies.set(csrfCookie, makeCsrfToken())
  const refused = await checkAdministrator(connection, frontEnd.value)
  if (!refused) return succeed(factsOf(connection, frontEnd.value))
  // It lives, but its user is no longer an administrator. Nobody else would end it.
  if (refused.kind === 'notAdministrator') await signOut(connection)
  const gone = connection.ours.session === null || refused.kind === 'signInBarred'
  if (gone) forgetOwnSession(connection)
  return failed(gone && refused.kind !== 'notAdministrator' ? signedOut : refused)
}

function readKept(text: string): KeptSession | null {
  const value: unknown = parse(text)
  if (typeof value !== 'object' || value === null) return null
  const { cookieName, key, maxAge } = value as Partial<Record<keyof KeptSession, unknown>>
  if (typeof cookieName !== 'string' || typeof key !== 'string' || key === '') return null
  return isCookie(cookieName, key) ? { cookieName, key, maxAge: saneAge(maxAge) } : null
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
