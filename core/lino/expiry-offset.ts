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
 * the browser, the row lives as long as ever) it is what the cell's words allow, and whichever of the two makes the age a round figure.
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
  // From 26.9 on USE_TZ shows in the cell.
  const possible = /\(UTC\)\s*\(/.test(evidence.expiry) ? [0] : [...new Set([activityMs, 0])]
  const words = leftInWords(evidence.expiry)
  const fitting = possible.filter((offsetMs) => words?.(local - offsetMs - evidence.siteNow))
  const found = roundest(fitting.length > 0 ? fitting : possible, local, cell, evidence)
  const [only] = fitting
  const isOther = found.offsetMs === null && fitting.length === 1 && only !== undefined
  return isOther ? { offsetMs: only, cookieAge: null } : found
}

/**
 * How long is left in the cell's own words ("1 day, 3 hours from now"), as a test of milliseconds: as fine as hours where less than
 * a week is left. They are right for expiries. Null: none, or not in English.
 */
function leftInWords(cell: string): ((leftMs: number) => boolean) | null {
  const words = /\(([^()]*) from now\)$/.exec(cell.slice(-longestWords))?.[1] ?? ''
  const parts = [...words.matchAll(/(\d{1,4}|an?)\s(week|day|hour|minute)s?/g)]
  const sizes = parts.map(([, , unit]) => wordMs[unit ?? ''] ?? 0)
  const told = parts.reduce((sum, [, count], at) => sum + (Number(count) || 1) * (sizes[at] ?? 0), 0)
  if (told === 0) return null
  const most = told + Math.min(...sizes)
  return (leftMs) => leftMs >= told - minute && leftMs <= most + minute
}

/** "(1 week, 3 days from now)" and its like are far shorter. Characters. */
const longestWords = 100

const minute = 60_000
const hour = 60 * minute
const wordMs: Readonly<Record<string, number>> = { week: 168 * hour, day: 24 * hour, hour, minute }
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
