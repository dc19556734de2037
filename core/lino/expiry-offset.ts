import { fitOffset, lagAllowed, type Evidence } from './offset-fit.ts'
import { readLocal, splitCell, type CellTime, type DateOrder } from './site-dates.ts'

export interface LearntExpiry {
  /** The expiry's local time minus UTC, milliseconds. Null: nothing fits. */
  readonly offsetMs: number | null
  /** SESSION_COOKIE_AGE, seconds; null: not learnt. */
  readonly cookieAge: number | null
}

/**
 * The expiry has an offset of its own: UTC with USE_TZ (21.x does not say so in the cell), else the server's. Our own
 * row was saved when it was last stamped, so expiry minus Max-Age is about now. Without Max-Age (the cookie ends with
 * the browser, the row lives as long as ever) it is whichever of the two makes the age a round figure.
 */
export function learnExpiry(order: DateOrder, activityMs: number | null, evidence: Evidence): LearntExpiry {
  const cell = splitCell(evidence.expiry)
  const local = cell && readLocal(cell, order)
  if (cell === null || local === null) return { offsetMs: null, cookieAge: evidence.maxAge }
  if (evidence.maxAge !== null) {
    const saved = local - evidence.maxAge * 1000
    return {
      offsetMs: fitOffset(saved, evidence.siteNow, lagAllowed(evidence, cell)),
      cookieAge: evidence.maxAge,
    }
  }
  if (activityMs === null) return { offsetMs: null, cookieAge: null }
  return roundest([...new Set([activityMs, 0])], local, cell, evidence)
}

const hour = 3_600_000
const units = [14 * 24 * hour, 24 * hour, hour]

/** The rounder the better: 14 days exactly (Django's default), whole days, whole hours. */
function roundest(
  offsets: readonly number[],
  local: number,
  cell: CellTime,
  evidence: Evidence,
): LearntExpiry {
  for (const unit of units) {
    for (const offsetMs of offsets) {
      const age = local - offsetMs - evidence.siteNow
      const round = Math.round(age / unit) * unit
      const mostLag = lagAllowed(evidence, cell)
      if (round > 0 && round - age >= -2000 && round - age <= mostLag) {
        return { offsetMs, cookieAge: round / 1000 }
      }
    }
  }
  return { offsetMs: null, cookieAge: null }
}
