import { fail, type FailureKind, type Result } from '../../contract/failure.ts'
import type { LinoClient, SiteFacts } from '../lino/index.ts'
import type { Locks, Log } from '../ports.ts'
import type { Account } from './accounts.ts'
import type { OwnSessions } from './own-sessions.ts'
import type { SiteRecord } from './site-record.ts'
import { underLockIfPossible } from './under-lock.ts'

export interface GivenCredentials {
  readonly password?: string | undefined
  readonly code?: string | undefined
  readonly enterFull?: boolean | undefined
  /** Keep the password in the keychain once it was right. */
  readonly remember?: boolean | undefined
}

export interface Entered {
  readonly facts: SiteFacts
  /** A new session was made; false: the kept one was taken up again. */
  readonly fresh: boolean
}

export interface EnteringWith {
  readonly client: LinoClient
  readonly account: Account
  readonly ownSessions: OwnSessions
  readonly locks: Locks
  readonly log: Log
  readonly accountLasts: () => boolean
}

/** One account signs in once at a time, window or terminal: whoever comes second takes the first one's session. */
function lockOf({ url, user }: SiteRecord): string {
  return `account ${url}|${user}`
}

/**
 * Gets in without adding to the problem: the kept session first, a fresh sign-in only when the site says that it is gone.
 */
export function enterSite(
  record: SiteRecord,
  given: GivenCredentials,
  { client, account, ownSessions, locks, log, accountLasts }: EnteringWith,
): Promise<Result<Entered>> {
  return underLockIfPossible(locks, log, lockOf(record), async () => {
    const kept = await account.read()
    if (kept.trust !== null && !client.trustAgain(kept.trust)) await account.change({ trust: null })
    if (kept.session !== null) {
      const resumed = await client.resume(kept.session)
      if (resumed.ok) return { ok: true, value: { facts: resumed.value, fresh: false } }
      if (resumed.failure.kind !== 'signedOut') return resumed
      await account.change({ session: null })
    }
    const password = given.password ?? kept.password
    if (password === null || password === '') {
      if (kept.session !== null)
        return fail('signedOut', 'Your session here has ended. Sign in again.', { site: record.name })
      return fail('passwordNeeded', 'Enter the password to sign in.', { site: record.name })
    }
    return signInAfresh(password)

    async function signInAfresh(secret: string): Promise<Result<Entered>> {
      const { url, user } = record
      const intention = await ownSessions.intend(url, user)
      const { code, enterFull } = given
      const answer = await client.signIn({
        user,
        password: secret,
        ...(code === undefined ? {} : { code }),
        ...(enterFull === undefined ? {} : { enterFull }),
      })
      const { session, trust } = client.kept()
      // A lost answer may have made one all the same: then the intention stays noted.
      if (answer.ok || !isLost(answer.failure.kind)) await ownSessions.made(intention, client.ownRef())
      if (!answer.ok) {
        // A kept one that is wrong would be tried again by the next press; a mistyped one leaves it alone.
        if (answer.failure.kind === 'wrongPassword' && secret === kept.password)
          await account.change({ password: null })
        else if (trust !== kept.trust) await account.change({ trust })
        return answer
      }
      // In memory it is kept until the console quits; in a keychain only if that was asked for.
      const remember = given.remember ?? !accountLasts()
      // Not to be remembered: nor is the one before.
      const password = remember ? secret : given.remember === false ? null : kept.password
      await account.change({ session, trust, password })
      return { ok: true, value: { facts: answer.value, fresh: true } }
    }
  })
}

/** Only a refusal in Lino's own words says that none was made: a proxy may answer in the place of a site that is still at it. */
function isLost(kind: FailureKind): boolean {
  return lost.has(kind)
}

const lost = new Set<FailureKind>(['timedOut', 'unreachable', 'unintelligible', 'serverBusy'])
