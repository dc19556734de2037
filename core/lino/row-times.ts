import type { ActivityUnknown } from '../../contract/session.ts'
import type { Calibration } from './calibration.ts'
import { expiryMoment, oneOffset, pastMoment, type Clocks, type Moment } from './clocks.ts'
import { readMoment } from './figures.ts'
import { readLocal, splitCell } from './site-dates.ts'

/** When a row was used, saved and will expire, as far as its cells show it. */
export interface RowTimes {
  readonly activity: Moment | ActivityUnknown
  /** Null: not readable. */
  readonly expiry: Moment | null
  /** Milliseconds. Null: not known. */
  readonly saved: number | null
}

/**
 * The site's clock may be this much ahead of its own answer's Date, and cells are cut to minutes.
 * Milliseconds.
 */
const aheadMs = 60_000

/** Reads the two cells of a row that has been used, with what is known about the server's clock. */
export function readTimes(
  cells: { readonly activity: string; readonly expiry: string },
  calibration: Calibration,
  siteNow: number,
): RowTimes {
  const expiry = localOf(cells.expiry, calibration)
  const isUtc = expiryIsUtc(cells.expiry, calibration)
  const saved = expiry === null ? null : savedAt(expiry, isUtc, calibration, siteNow)
  return {
    activity: activityOf(cells.activity, isUtc ? saved : null, calibration, siteNow),
    expiry: expiry === null ? null : expiryOf(expiry, isUtc, calibration, siteNow),
    saved,
  }
}

function clocksOf({ clocks, activityOffset }: Calibration): Clocks {
  return clocks ?? oneOffset((activityOffset ?? 0) * 60_000)
}

function localOf(text: string, { order }: Calibration): number | null {
  const cell = splitCell(text)
  return cell && readLocal(cell, order)
}

function activityOf(
  text: string,
  saved: number | null,
  calibration: Calibration,
  siteNow: number,
): RowTimes['activity'] {
  const { activityOffset } = calibration
  if (activityOffset === null) return 'notCalibrated'
  const local = localOf(text, calibration)
  if (local === null) return 'unreadable'
  const moment = pastMoment(clocksOf(calibration), local, siteNow, activityOffset)
  return saved === null ? moment : notAfterSaved(moment, saved)
}

/** Lino stamps a row and saves it at once, and both cells are cut to minutes. Milliseconds. */
const savedWithinMs = 90_000

/**
 * Expiries in UTC do not depend on changes of the clock. A row that was saved at the earlier reading of its
 * cell cannot have been used later.
 */
function notAfterSaved(moment: Moment, saved: number): Moment {
  const isEarliest = Math.abs(moment.earliest - saved) <= savedWithinMs
  return isEarliest ? { earliest: moment.earliest, latest: moment.earliest } : moment
}

/** By the cell's own word (from 26.9 on), or because it is known to be no local time. */
function expiryIsUtc(text: string, { expiryOffset, activityOffset }: Calibration): boolean {
  return /\(UTC\)\s*\(/.test(text) || (expiryOffset === 0 && activityOffset !== 0)
}

function expiryOf(local: number, isUtc: boolean, calibration: Calibration, siteNow: number): Moment | null {
  const { expiryOffset, activityOffset } = calibration
  if (isUtc) return { earliest: local, latest: local }
  const offset = expiryOffset ?? activityOffset
  if (offset === null) return null
  if (offset === activityOffset) return expiryMoment(clocksOf(calibration), local, siteNow)
  return { earliest: local - offset * 60_000, latest: local - offset * 60_000 }
}

/**
 * The expiry minus the site's cookie age: without USE_TZ Django adds the two as clocks show them, whatever
 * changes in between. Null if it is in the future, or before there was a Lino: then the row was saved with
 * another cookie age.
 */
function savedAt(expiry: number, isUtc: boolean, calibration: Calibration, siteNow: number): number | null {
  const { cookieAge, expiryOffset, activityOffset } = calibration
  if (cookieAge === null) return null
  const local = expiry - cookieAge * 1000
  const offset = expiryOffset ?? activityOffset
  if (!isUtc && offset === null) return null
  const isLocal = !isUtc && offset === activityOffset && offset !== null
  const saved = isLocal
    ? pastMoment(clocksOf(calibration), local, siteNow, offset).latest
    : local - (isUtc ? 0 : (offset ?? 0)) * 60_000
  return saved <= siteNow + aheadMs ? readMoment(saved) : null
}
