import type { Account } from './accounts.ts'
import type { OwnSessions } from './own-sessions.ts'

/** Our session has ended: its secret and its entry are removed. @param ref null: it is not known */
export async function forgetSession(
  account: Account,
  ownSessions: OwnSessions,
  ref: string | null,
): Promise<void> {
  await account.change({ session: null })
  if (ref !== null) await ownSessions.ended(ref)
}
