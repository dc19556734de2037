import type { SessionOutcome } from '../../contract/kill.ts'
import type { Session } from '../../contract/session.ts'
import { guard } from '../domain/kill-guard.ts'
import type { JournalledRun, JournalledVictim } from './journals.ts'

/** What a fresh list says about an interrupted run. */
export interface HeldAgainst {
  /** Refs of those that were not settled and are as they were planned. */
  readonly left: readonly string[]
  /** What became of the others. */
  readonly earlier: readonly SessionOutcome[]
}

/**
 * Only the list tells what became of those that were not settled before the crash: who is gone and may have been sent for was
 * killed; who is still there, and was not used since the plan was made, is left.
 * @param matched the listed victims by their ref
 * @param isExempt nobody who was exempted since is left
 * @param now the site's time, milliseconds
 */
export function heldAgainst(
  { victims, rule }: JournalledRun,
  matched: ReadonlyMap<string, JournalledVictim>,
  listed: readonly Session[],
  now: number,
  danglingAfterMs: number,
  isExempt: (session: Session) => boolean,
): HeldAgainst {
  const sessions = new Map(listed.map((session) => [session.ref, session]))
  const refs = new Map([...matched].map(([ref, { digest }]) => [digest, ref]))
  const left: string[] = []
  const earlier: SessionOutcome[] = []
  for (const victim of victims) {
    const ref = refs.get(victim.digest)
    const session = ref === undefined ? undefined : sessions.get(ref)
    const told = { ref: ref ?? victim.digest, keyPrefix: session?.keyPrefix ?? '', user: victim.user }
    if (victim.settled) {
      earlier.push({ ...told, ...victim.settled })
      continue
    }
    // Whether it was named as another console's is not on record, so it is spared.
    const verdict = session?.ownElsewhere
      ? 'own'
      : guard(victim, session, now, danglingAfterMs, rule.idleAtLeastMs)
    if (verdict === 'go' && session && isExempt(session))
      earlier.push({ ...told, outcome: 'spared', reason: 'exempt' })
    else if (verdict === 'go' && ref !== undefined) left.push(ref)
    else if (verdict === 'gone' || verdict === 'go') {
      earlier.push({ ...told, outcome: victim.mayBeSent ? 'killed' : 'alreadyGone', reason: null })
    } else earlier.push({ ...told, outcome: 'spared', reason: verdict })
  }
  return { left, earlier }
}
