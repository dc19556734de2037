import type { CellTime } from './site-dates.ts'

/** What is known about our own row at the time of a list. */
export interface Evidence {
  /** The cell of our own row. Null while it was not used, because then it shows the server's start time. */
  readonly activity: string | null
  readonly expiry: string
  /** The answer's Date, milliseconds. */
  readonly siteNow: number
  /**
   * How long before that our session had been used, milliseconds. Lino stamps it then, or up to 10 s earlier.
   */
  readonly usedAgoMs: number
  /** The cookie's Max-Age, seconds. Null: the site sets none. */
  readonly maxAge: number | null
}

const quarterMs = 15 * 60_000
const mostMs = 14 * 3_600_000
/** Date is cut to seconds, and the clocks of two processes may differ a little. */
export const aheadMs = 2000
/**
 * Lino renews a last activity only when it is older than 10 s (ACTIVITY_SLOT). The rest is for a slow server.
 */
const slackMs = 15_000

/** Beyond this an offset could be taken for its neighbour, a quarter of an hour away. Then nothing fits. */
const mostLagMs = 10 * 60_000

/** How far our own row's time may be behind the answer's Date, milliseconds. */
export function lagAllowed(evidence: Pick<Evidence, 'usedAgoMs'>, cell: CellTime): number {
  return Math.min(evidence.usedAgoMs, mostLagMs) + slackMs + cell.precisionMs - 1000
}

/**
 * The offset, in ms, that puts a local time just before `siteNow`. Null if no multiple of 15 min within 14 h
 * does.
 */
export function fitOffset(local: number, siteNow: number, lagMs: number): number | null {
  const offset = Math.ceil((local - siteNow - aheadMs) / quarterMs) * quarterMs
  const lag = siteNow - (local - offset)
  // + 0: no minus zero.
  return lag <= lagMs && Math.abs(offset) <= mostMs ? offset + 0 : null
}
