import type { Failure } from '../../contract/failure.ts'
import type { Locks, Log } from '../ports.ts'
import type { RunControl } from './run-control.ts'
import type { WatchedSite } from './watched-site.ts'

/** Long enough to say who is waited for, milliseconds; then a cancel is looked for this often. */
const firstLookMs = 1500
const lookMs = 900
/** Who kills for longer is not waited for: a list then tells who is gone, but not by whom. Milliseconds. */
const mostWaitMs = 120_000

interface TurnOf {
  readonly site: WatchedSite
  readonly control: RunControl
  readonly log: Log
  readonly locks?: Locks
}

/**
 * Kills when no other console of this data folder kills on the same site: what the other one has ended is then known to be gone
 * already. Without a lock, or after two minutes, it kills all the same.
 */
export async function oneAtATime(
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
    if (held.trouble.kind === 'stopped') return { kind: 'interrupted', hint: held.trouble.hint }
    waitedMs += patienceMs
  }
  log.write('warning', 'Kills without its turn', { siteId: site.siteId })
  return kill()
}
