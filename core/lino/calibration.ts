import { aheadMs, fitOffset, lagAllowed, type Evidence } from './offset-fit.ts'
import { dateOrders, readLocal, splitCell, type CellTime, type DateOrder } from './site-dates.ts'
import { learnExpiry } from './expiry-offset.ts'
import { learnZones, narrowed, type Clocks } from './clocks.ts'

/** How to read a site's times, learnt from our own row: whose times we know from the answer's Date header. */
export interface Calibration extends Base {
  /** What other times than our own row's mean, across changes of the server's clock. Left out: the offsets serve all times. */
  readonly clocks?: Clocks
}

/** What our own row says of itself. */
interface Base {
  readonly order: DateOrder
  /** The server's local time minus UTC, minutes: for last activities. Null: not learnt. */
  readonly activityOffset: number | null
  /** The same for expiries, which are in UTC on sites with USE_TZ. */
  readonly expiryOffset: number | null
  /** SESSION_COOKIE_AGE, seconds. */
  readonly cookieAge: number | null
}

/** Whether what was learnt before still reads our own row right. A row not used yet tells nothing against it. */
export function stillFits(calibration: Calibration, evidence: Evidence): boolean {
  return refit(calibration, evidence) !== null
}

/**
 * What was learnt before, if it still reads our own row right, without the zones that it has shown to be wrong: their clocks
 * should have changed by now. Null: it has to be learnt again, for the site's clock or format has changed.
 */
export function refit(calibration: Calibration, evidence: Evidence): Calibration | null {
  const { activityOffset, clocks } = calibration
  if (evidence.activity === null) return calibration
  const cell = splitCell(evidence.activity)
  const local = cell && readLocal(cell, calibration.order)
  if (cell === null || local === null || activityOffset === null) return null
  const at = local - activityOffset * 60_000
  const lag = evidence.siteNow - at
  if (lag < -aheadMs || lag > lagAllowed(evidence, cell)) return null
  const left = clocks && narrowed(clocks, activityOffset, at)
  return left === undefined || left === clocks ? calibration : { ...calibration, clocks: left }
}

/**
 * Learns order, offsets and the zones that the server may be in. Several orders may read our own row right (on the 5th of May, d/m and m/d do): then the
 * expiry decides, which is a known time later, and else the other rows: a month over 12, an activity in the future.
 * Null: nothing fits, or it stays ambiguous.
 * @param others the activity cells of the other rows, those of never used sessions left out
 * @param hints what else is known of the site
 */
export function calibrate(
  evidence: Evidence,
  others: readonly string[],
  hints: { readonly language?: string | null; readonly before?: Calibration | null } = {},
): Calibration | null {
  const base = learnBase(evidence, others)
  if (base === null) return null
  const cell = evidence.activity === null ? null : splitCell(evidence.activity)
  const local = cell && readLocal(cell, base.order)
  const { before, language = null } = hints
  const at = local === null || base.activityOffset === null ? null : local - base.activityOffset * 60_000
  return { ...base, clocks: learnZones(base.activityOffset, at, language, before?.clocks?.zones ?? null) }
}

function learnBase(evidence: Evidence, others: readonly string[]): Base | null {
  if (hidesTheHalf(evidence, others)) return null
  const candidates = dateOrders.flatMap((order) => candidateOf(order, evidence) ?? [])
  if (candidates.length <= 1) return candidates[0] ?? null
  const byExpiry = candidates.filter((each) => each.expiryOffset !== null)
  const left = byExpiry.length > 0 ? byExpiry : candidates
  if (left.length === 1) return left[0] ?? null
  return leastContradicted(left, evidence, others)
}

function candidateOf(order: DateOrder, evidence: Evidence): Base | null {
  const activityMs = activityOffset(order, evidence)
  const expiry = learnExpiry(order, activityMs, evidence)
  if (activityMs === null && expiry.offsetMs === null) return null
  if (activityMs === null && evidence.activity !== null) return null
  return {
    order,
    activityOffset: activityMs === null ? null : activityMs / 60_000,
    expiryOffset: expiry.offsetMs === null ? null : expiry.offsetMs / 60_000,
    cookieAge: expiry.cookieAge,
  }
}

function activityOffset(order: DateOrder, evidence: Evidence): number | null {
  const cell = evidence.activity === null ? null : splitCell(evidence.activity)
  const local = cell && readLocal(cell, order)
  return cell === null || local === null
    ? null
    : fitOffset(local, evidence.siteNow, lagAllowed(evidence, cell))
}

function leastContradicted(
  candidates: readonly Base[],
  evidence: Evidence,
  others: readonly string[],
): Base | null {
  const cells = others.flatMap((each) => splitCell(each) ?? [])
  const judged = candidates
    .map((calibration) => ({ calibration, against: contradictions(calibration, evidence.siteNow, cells) }))
    .sort((x, y) => x.against - y.against)
  const [best, second] = judged
  if (!best || !second) return best?.calibration ?? null
  if (best.against < second.against) return best.calibration
  const alike = cells.every(
    (cell) => readLocal(cell, best.calibration.order) === readLocal(cell, second.calibration.order),
  )
  return alike ? best.calibration : null
}

/**
 * Cells that cannot be read so, would lie in the future by more than a change to summer time explains, or before there
 * was a Lino: on the 25th of April 2025 `25-04-25` reads alike both ways, and `05-04-25` is not of 2005.
 */
function contradictions(calibration: Base, siteNow: number, cells: readonly CellTime[]): number {
  const latest = siteNow + (calibration.activityOffset ?? 0) * 60_000 + 3_700_000
  return cells.filter((cell) => {
    const local = readLocal(cell, calibration.order)
    return local === null || local > latest
  }).length
}

/** In a twelve-hour clock the afternoon stands at 1 to 6: about half of what people do. At least this share of the rows. */
const afternoonShare = 0.2

/**
 * Twelve hours without am or pm (`%I:%M`, or a locale that has no words for `%p`) cannot be read. It shows in enough
 * rows of other days, none of which has an hour of 0 or over 12, though some are of the afternoon: where people only
 * work in the morning, hours say nothing.
 */
function hidesTheHalf(evidence: Evidence, others: readonly string[]): boolean {
  const own = evidence.activity === null ? null : splitCell(evidence.activity)
  if (!own || own.twelveHours || own.hour === 0 || own.hour > 12) return false
  const ofOtherDays = others
    .flatMap((each) => splitCell(each) ?? [])
    .filter((cell) => cell.parts.join() !== own.parts.join())
  const afternoon = ofOtherDays.filter((cell) => cell.hour >= 1 && cell.hour <= 6)
  return (
    ofOtherDays.length >= 20 &&
    ofOtherDays.every((cell) => cell.hour >= 1 && cell.hour <= 12) &&
    afternoon.length >= ofOtherDays.length * afternoonShare
  )
}
