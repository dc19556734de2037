import type { Failure } from '../../../contract/failure.ts'
import type { PlannedKill } from '../../../contract/kill.ts'
import { isListOld } from './relisting.ts'
import type { RunParts } from './run-parts.ts'

/**
 * Ends sessions by signing in over them, after all others, one at a time, each between two lists. Any failure
 * stops it, because an administrator's session may be left.
 */
export async function killBySigningInOver(
  run: RunParts,
  victims: readonly PlannedKill[],
): Promise<Failure | null> {
  const { outcomes, control, progress, records, site, clock } = run
  for (const { ref } of victims) {
    await run.whilePaused()
    const stop = await run.check()
    if (stop || control.cancelled) return stop
    if (!outcomes.isOpen(ref)) continue
    const announced = await records.mayBeSent(ref)
    if (!announced.ok) return announced.failure
    const waited = await run.whilePaused()
    const late = waited || isListOld(site.lastList, clock.now(), false) ? await run.check() : null
    if (late || control.cancelled) return late
    if (!outcomes.isOpen(ref)) continue
    const answer = await site.endBySigningIn(ref)
    outcomes.sent(ref, answer.kind === 'failed' ? answer.failure.kind : null)
    progress.emit()
    if (answer.kind === 'failed') return answer.failure
  }
  return victims.length > 0 ? run.check() : null
}
