import type { Failure } from '../../contract/failure.ts'
import type { PlannedKill } from '../../contract/kill.ts'
import type { RunParts } from './run-parts.ts'

/**
 * Ends sessions by signing in over them: a class of its own, after room is made, one at a time, each between two lists. Whatever
 * goes wrong stops it, for a session of an administrator may be left.
 */
export async function killBySigningInOver(
  run: RunParts,
  victims: readonly PlannedKill[],
): Promise<Failure | null> {
  const { outcomes, control, progress, records, site } = run
  for (const { ref } of victims) {
    await run.whilePaused()
    const stop = await run.check()
    if (stop || control.cancelled) return stop
    if (!outcomes.isOpen(ref)) continue
    const announced = await records.mayBeSent(ref)
    if (!announced.ok) return announced.failure
    const answer = await site.endBySigningIn(ref)
    outcomes.sent(ref, answer.kind === 'failed' ? answer.failure.kind : null)
    progress.tell()
    if (answer.kind === 'failed') return answer.failure
  }
  return victims.length > 0 ? run.check() : null
}
