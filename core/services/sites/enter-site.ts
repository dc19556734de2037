import { fail, type FailureKind, type Result } from '../../../contract/failure.ts'
import type { LinoClient, SiteFacts } from '../../lino/index.ts'
import type { Locks, Log } from '../../ports.ts'
import type { Account, AccountSecrets } from './accounts.ts'
import type { OwnSessions } from './own-sessions.ts'
import type { SiteRecord } from './site-record.ts'
import { underLockIfPossible } from '../records/under-lock.ts'

export interface GivenCredentials {
  readonly password?: string | undefined
  readonly code?: string | undefined
  readonly enterFull?: boolean | undefined
  /** Keep the password in the keychain once it has worked. */
  readonly remember?: boolean | undefined
}

export interface Entered {
  readonly facts: SiteFacts
  /** A new session was made. False: the kept session was used again. */
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

/** One account signs in once at a time, window or terminal. The second one uses the session of the first. */
function lockOf({ url, user }: SiteRecord): string {
  return `account ${url}|${user}`
}

/**
 * Gets in without making a needless session: first with the kept session, and with a fresh sign-in only if
 * the site says that the kept session is gone. The keychain is read once, under the lock.
 * @param asks called before the first request to the site
 */
export function enterSite(
  record: SiteRecord,
  given: GivenCredentials,
  { client, account, ownSessions, locks, log, accountLasts }: EnteringWith,
  asks: () => void = () => undefined,
): Promise<Result<Entered>> {
  return underLockIfPossible(locks, log, lockOf(record), async () => {
    let kept = await account.read()
    const change = async (secrets: Partial<AccountSecrets>): Promise<void> => {
      await account.change(secrets, kept)
      kept = { ...kept, ...secrets }
    }
    const hadSession = kept.session !== null
    if (kept.trust !== null && !client.trustAgain(kept.trust)) await change({ trust: null })
    if (kept.session !== null) {
      asks()
      const resumed = await client.resume(kept.session)
      if (resumed.ok) return { ok: true, value: { facts: resumed.value, fresh: false } }
      if (resumed.failure.kind !== 'signedOut') return resumed
      await change({ session: null })
    }
    const password = given.password ?? kept.password
    if (password === null || password === '') {
      if (hadSession) return fail('signedOut', 'sessionHereEnded', {}, { site: record.name })
      return fail('passwordNeeded', 'enterPassword', {}, { site: record.name })
    }
    asks()
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
      // After a lost answer there may be a session. Then the intention stays noted.
      if (answer.ok || !isLost(answer.failure.kind)) await ownSessions.made(intention, client.ownRef())
      if (!answer.ok) {
        // A wrong kept password would be tried again at the next click, so it is removed. A mistyped password
        // does not touch it.
        if (answer.failure.kind === 'wrongPassword' && secret === kept.password)
          await change({ password: null })
        else if (trust !== kept.trust) await change({ trust })
        return answer
      }
      // In memory it is kept until the console quits. In a keychain only if the user asked for that.
      const remember = given.remember ?? !accountLasts()
      // It should not be remembered, and neither should the one before.
      const before = given.remember === false ? null : kept.password
      const password = remember ? secret : before
      await change({ session, trust, password })
      return { ok: true, value: { facts: answer.value, fresh: true } }
    }
  })
}

/**
 * Only a refusal in Lino's own words proves that no session was made. A proxy may answer while the site is
 * still working on the request.
 */
function isLost(kind: FailureKind): boolean {
  return lost.has(kind)
}

const lost = new Set<FailureKind>(['timedOut', 'unreachable', 'unintelligible', 'serverBusy'])
