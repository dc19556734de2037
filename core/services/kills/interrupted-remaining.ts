import type { SessionOutcome } from '../../../contract/kill.ts'
import type { Session } from '../../../contract/session.ts'
import { guard } from '../../domain/kill-guard.ts'
import type { JournalledRun, JournalledVictim } from '../records/journals.ts'

/** What a fresh list says about an interrupted run. */
export interface HeldAgainst {
  /** Refs of the sessions that were not settled and are as they were planned. */
  readonly remaining: readonly string[]
  /** What became of the other sessions. */
  readonly earlier: readonly SessionOutcome[]
}

/**
 * Only the list shows what became of sessions that were not settled before the crash. A session that is gone
 * and may have been sent was killed. A session that is still there, and was not used since the plan was made,
 * remains.
 * @param matched the listed victims by their ref
 * @param isExempt a session that was exempted since does not remain
 * @param now the site's time, milliseconds
 * @param shown the name of a user as the journal notes it: a name that holds a secret is hidden there
 */
export function heldAgainst(
  { victims, rule }: JournalledRun,
  matched: ReadonlyMap<string, JournalledVictim>,
  listed: readonly Session[],
  now: number,
  danglingAfterMs: number,
  isExempt: (session: Session) => boolean,
  shown: (user: string | null) => string | null,
): HeldAgainst {
  const sessions = new Map(listed.map((session) => [session.ref, session]))
  const refs = new Map([...matched].map(([ref, { digest }]) => [digest, ref]))
  const remaining: string[] = []
  const earlier: SessionOutcome[] = []
  for (const victim of victims) {
    const ref = refs.get(victim.digest)
    const session = ref === undefined ? undefined : sessions.get(ref)
    const victimFacts = { ref: ref ?? victim.digest, keyPrefix: session?.keyPrefix ?? '', user: victim.user }
    if (victim.settled) {
      earlier.push({ ...victimFacts, ...victim.settled })
      continue
    }
    // The record does not say whether the user named it as another console's. So it is spared.
    const planned = { ...victim, user: shown(victim.user) }
    const fresh = session && { ...session, user: shown(session.user) }
    const verdict = guard(planned, fresh, now, danglingAfterMs, rule.idleAtLeastMs)
    if (verdict === 'go' && session && isExempt(session))
      earlier.push({ ...victimFacts, outcome: 'spared', reason: 'exempt' })
    else if (verdict === 'go' && ref !== undefined) remaining.push(ref)
    else if (verdict === 'gone' || verdict === 'go') {
      earlier.push({ ...victimFacts, outcome: victim.mayBeSent ? 'killed' : 'alreadyGone', reason: null })
    } else earlier.push({ ...victimFacts, outcome: 'spared', reason: verdict })
  }
  return { remaining, earlier }
}
