import { fitOffset, lagAllowed, type Evidence } from './offset-fit.ts'
import { readLocal, splitCell, type CellTime, type DateOrder } from './site-dates.ts'

export interface LearntExpiry {
  /** The expiry's local time minus UTC, milliseconds. Null: nothing fits. */
  readonly offsetMs: number | null
  /** SESSION_COOKIE_AGE, seconds. Null: not learnt. */
  readonly cookieAge: number | null
}

/**
 * The expiry has its own offset: UTC with USE_TZ (21.x does not say so in the cell), otherwise the server's.
 * Our own row was saved at its last use, so expiry minus Max-Age is about now. Without Max-Age the cookie
 * ends with the browser, but the row lives as long as ever. Then the cell's words decide, and of the two
 * offsets the one that makes the age a round figure.
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
  // From 26.9 on the cell shows USE_TZ.
  const possible = /\(UTC\)\s*\(/.test(evidence.expiry) ? [0] : [...new Set([activityMs, 0])]
  const words = leftInWords(evidence.expiry)
  const fitting = possible.filter((offsetMs) => words?.(local - offsetMs - evidence.siteNow))
  const found = roundest(fitting.length > 0 ? fitting : possible, local, cell, evidence)
  const [only] = fitting
  const isOther = found.offsetMs === null && fitting.length === 1 && only !== undefined
  return isOther ? { offsetMs: only, cookieAge: null } : found
}

/**
 * The remaining time in the cell's own words ("1 day, 3 hours from now"), as a test of milliseconds. It is
 * precise to hours if less than a week remains. The words are right for expiries. Null: none, or not in
 * English.
 */
function leftInWords(cell: string): ((leftMs: number) => boolean) | null {
  const words = /\(([^()]*) from now\)$/.exec(cell.slice(-longestWords))?.[1] ?? ''
  const parts = [...words.matchAll(/(\d{1,4}|an?)\s(week|day|hour|minute)s?/g)]
  const sizes = parts.map(([, , unit]) => wordMs[unit ?? ''] ?? 0)
  const saidMs = parts.reduce((sum, [, count], at) => sum + (Number(count) || 1) * (sizes[at] ?? 0), 0)
  if (saidMs === 0) return null
  const most = saidMs + Math.min(...sizes)
  return (leftMs) => leftMs >= saidMs - minute && leftMs <= most + minute
}

/** "(1 week, 3 days from now)" and similar words are far shorter. Characters. */
const longestWords = 100

const minute = 60_000
const hour = 60 * minute
const wordMs: Readonly<Record<string, number>> = { week: 168 * hour, day: 24 * hour, hour, minute }
const units = [14 * 24 * hour, 24 * hour, hour]

/** The rounder the better: exactly 14 days (Django's default), whole days, whole hours. */
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
