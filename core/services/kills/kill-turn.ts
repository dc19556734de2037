import { newFailure, type Failure } from '../../../contract/failure.ts'
import type { Locks, Log } from '../../ports.ts'
import type { RunControl } from './run-control.ts'
import type { WatchedSite } from '../sites/watched-site.ts'

/**
 * After the first time the console says who it waits for. Then it checks for a cancel this often.
 * Milliseconds.
 */
const firstLookMs = 1500
const lookMs = 900
/**
 * The longest wait for another kill. After that a list shows who is gone, but not who ended them.
 * Milliseconds.
 */
const mostWaitMs = 120_000

interface TurnOf {
  readonly site: WatchedSite
  readonly control: RunControl
  readonly log: Log
  readonly locks?: Locks
}

/**
 * Kills when no other console of this data folder kills on the same site. So sessions that the other one has
 * ended are known to be gone already. Without a lock, or after two minutes, it kills all the same.
 */
export async function takeTurn(
  { site, control, log, locks }: TurnOf,
  kill: () => Promise<Failure | null>,
): Promise<Failure | null> {
  if (!locks) return kill()
  const name = `kill ${site.record.url}`
  for (let waitedMs = 0, patienceMs = firstLookMs; waitedMs < mostWaitMs; patienceMs = lookMs) {
    if (control.cancelled) return null
    const held = await locks.hold(name, kill, patienceMs)
    if (held.got) return held.value
    if (held.trouble.kind === 'impossible') break
    // The console is quitting, and cancels its runs.
    if (held.trouble.kind === 'stopped') return newFailure('interrupted', 'stoppedWaiting')
    waitedMs += patienceMs
  }
  log.write('warning', 'Kills without its turn', { siteId: site.siteId })
  return kill()
}
