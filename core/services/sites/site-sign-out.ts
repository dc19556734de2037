import { succeed, type FailureKind, type Result } from '../../../contract/failure.ts'
import type { SiteState } from '../../../contract/site.ts'
import type { LinoClient } from '../../lino/index.ts'
import type { Account } from './accounts.ts'
import { forgetSession } from './forget-session.ts'
import type { OwnSessions } from './own-sessions.ts'
import type { SiteStatus } from './site-status.ts'

/** How our session of one site ends, or stays for the next start. */
export interface SiteSignOut {
  /** Ends our own session, and confirms that. */
  signOut(): Promise<Result<SiteState>>
  /** When the console quits: keeps our session if the user chose that, otherwise signs out. */
  leave(): Promise<Result<SiteState>>
  /** Whether `leave` would keep our own session in its place. */
  keepsSeat(): boolean
  /**
   * Ends our own session, also one that is only kept, and removes every secret of this account. False: the
   * end could not be confirmed, and one session may be left.
   */
  part(): Promise<boolean>
}

export interface SiteSignOutWith {
  readonly client: LinoClient
  readonly account: Account
  /** The account's secrets outlive the console. */
  readonly accountLasts: () => boolean
  readonly ownSessions: OwnSessions
}

/** A kept session is gone, or was ended at its next use (its user is no longer an administrator). */
const tellsOfTheEnd = new Set<FailureKind>(['signedOut', 'notAdministrator'])

export function createSiteSignOut(status: SiteStatus, ports: SiteSignOutWith): SiteSignOut {
  const { client, account, accountLasts, ownSessions } = ports
  const { facts } = status

  async function signOut(): Promise<Result<SiteState>> {
    status.learn({ awaitsResume: false })
    if (!client.mayHoldSession) {
      if (facts.access !== 'signedOut') status.update({ access: 'signedOut' })
      return succeed(status.state())
    }
    const own = client.ownRef()
    const answer = await client.signOut()
    if (answer.ok) await forgetSession(account, ownSessions, own)
    status.update({ access: 'signedOut' })
    return answer.ok ? succeed(status.state()) : answer
  }

  function keepsSeat(): boolean {
    const kept = accountLasts() && account.trouble === null
    return kept && (status.record.keepSeat || !facts.madeHere)
  }

  return {
    signOut,
    keepsSeat,
    async leave() {
      // Not a session that should have ended and could not, nor one that was refused. Those are not kept.
      const keeps = client.signedIn && facts.access === 'signedIn' && keepsSeat()
      return keeps ? succeed(status.state()) : signOut()
    },
    /** The secrets are removed in any case, so the user can also forget a site that does not answer. */
    async part() {
      const { session } = await account.read()
      // A kept session that was not used again is also ours to end. Without its secret it would be lost.
      const resumed = session === null || client.mayHoldSession ? null : await client.resume(session)
      const unheardOf = resumed !== null && !resumed.ok && !tellsOfTheEnd.has(resumed.failure.kind)
      const ended = await signOut()
      await account.forget()
      return ended.ok && !unheardOf
    },
  }
}
