import type { SiteState } from '../../../contract/site.ts'
import { fleetVerdict, type FleetVerdict } from '../../../core/domain/fleet-verdict.ts'
import type { SiteRow } from '../../../core/domain/query/site-query.ts'

/** A site whose verdict is another one than before. Null: it is the first one. */
export interface VerdictChange extends SiteRow {
  readonly before: FleetVerdict | null
}

/** Notices when a site is judged in another way. */
export interface VerdictLog {
  /** `now`: milliseconds. */
  take(site: SiteState, now: number): void
  /** From now on, also a site without any sign-in says so. */
  settle(): void
}

export function createVerdictLog(changed: (change: VerdictChange) => void): VerdictLog {
  const last = new Map<string, FleetVerdict>()
  let settled = false
  return {
    take(site, now) {
      const verdict = fleetVerdict(site, now)
      if (!isMeant(site, verdict, settled)) return
      const before = last.get(site.siteId) ?? null
      if (before !== null && isSame(before, verdict)) return
      last.set(site.siteId, verdict)
      changed({ site, verdict, before })
    },
    settle() {
      settled = true
    },
  }
}

/** No step of a sign-in or of a first reading, and no figure of an earlier run. */
function isMeant({ figuresFrom, failure }: SiteState, verdict: FleetVerdict, settled: boolean): boolean {
  if (verdict.kind === 'starting') return false
  if (verdict.kind === 'waitsForYou' && verdict.why === null) return settled
  return failure !== null || figuresFrom === 'list'
}

/** Figures that change within a verdict are no other verdict. */
function isSame(one: FleetVerdict, other: FleetVerdict): boolean {
  const why = (verdict: FleetVerdict): unknown => ('why' in verdict ? verdict.why : null)
  return one.kind === other.kind && why(one) === why(other)
}
