import type { TimesUnread } from '../../contract/site.ts'
import { aheadMs, fitOffset, lagAllowed, type Evidence } from './offset-fit.ts'
import { dateOrders, readLocal, splitCell, type CellTime, type DateOrder } from './site-dates.ts'
import { learnExpiry } from './expiry-offset.ts'
import { hidesTheHalf } from './half-of-day.ts'
import { learnZones, narrowed, type Clocks } from './clocks.ts'

/**
 * How to read a site's times. The console learns it from its own row, whose times it knows from the answer's
 * Date header.
 */
export interface Calibration extends Base {
  /**
   * How to read the times of other rows. The server's clock may have changed between such a time and our own
   * row's (summer time). Missing: the offsets hold for all times.
   */
  readonly clocks?: Clocks
}

/** What our own row says about itself. */
interface Base {
  readonly order: DateOrder
  /** The server's local time minus UTC, minutes, for last activities. Null: not learnt. */
  readonly activityOffset: number | null
  /** The same for expiries, which are in UTC on sites with USE_TZ. */
  readonly expiryOffset: number | null
  /** SESSION_COOKIE_AGE, seconds. */
  readonly cookieAge: number | null
}

/**
 * Whether the earlier calibration still reads our own row correctly. A row that was not used yet proves
 * nothing against it.
 */
export function stillFits(calibration: Calibration, evidence: Evidence): boolean {
  return refit(calibration, evidence) !== null
}

/**
 * The earlier calibration, if it still reads our own row correctly. It loses the zones that have another
 * offset by now, because the row proves them wrong. Null: the site's clock or format has changed, and the
 * console has to learn again.
 */
export function refit(calibration: Calibration, evidence: Evidence): Calibration | null {
  const { activityOffset, clocks } = calibration
  if (evidence.activity === null) return calibration
  const own = ownTime(evidence, calibration.order)
  if (own === null || activityOffset === null) return null
  const at = own.local - activityOffset * 60_000
  const lag = evidence.siteNow - at
  if (lag < -aheadMs || lag > own.lagMs) return null
  if (!clocks) return calibration
  const left = narrowed(clocks, activityOffset, at)
  return left === clocks ? calibration : { ...calibration, clocks: left }
}

/**
 * The last activity of our own row as local time, and how far it may be in the past, milliseconds. Null: not
 * used yet, or not readable in this order.
 */
function ownTime(
  evidence: Evidence,
  order: DateOrder,
): { readonly local: number; readonly lagMs: number } | null {
  const cell = evidence.activity === null ? null : splitCell(evidence.activity)
  if (cell === null) return null
  const local = readLocal(cell, order)
  return local === null ? null : { local, lagMs: lagAllowed(evidence, cell) }
}

/** What else is known about a site. `expiries`: the expiry cells of its rows. */
interface Hints {
  readonly language?: string | null
  readonly before?: Calibration | null
  readonly expiries?: readonly string[]
}

/**
 * Learns the order of day and month, the offsets, and the zones that the server may be in. Several orders may
 * read our own row (on the 5th of May, d/m and m/d do). Then the expiry decides, because the time between the
 * two is known. Otherwise the other rows decide: a month over 12, an activity in the future. Null: nothing
 * fits, or several orders still do.
 * @param others the activity cells of the other rows, except those of sessions that were never used
 * @param hints what else is known about the site
 */
export function calibrate(
  evidence: Evidence,
  others: readonly string[],
  hints: Hints = {},
): Calibration | null {
  const base = learnBase(evidence, others)
  if (base === null || hidesTheHalf(evidence, base, others, hints.expiries ?? [])) return null
  const own = ownTime(evidence, base.order)
  const { before, language = null } = hints
  const at = own && own.local - (base.activityOffset ?? 0) * 60_000
  return { ...base, clocks: learnZones(base.activityOffset, at, language, before?.clocks?.zones ?? null) }
}

/**
 * Why the site's times cannot be read, as far as our own row shows it. Null: they can. A site writes all its
 * times in one format.
 * @param learnt what `calibrate` has found in the same rows
 */
export function whyUnread(
  evidence: Evidence,
  others: readonly string[],
  learnt: Calibration | null,
): TimesUnread | null {
  if ([evidence.activity, evidence.expiry].some((cell) => cell !== null && !isReadable(cell))) return 'format'
  if (learnt !== null) return learnt.activityOffset === null ? 'notYet' : null
  return learnBase(evidence, others) === null ? 'notYet' : 'twelveHours'
}

function isReadable(text: string): boolean {
  const cell = splitCell(text)
  return cell !== null && dateOrders.some((order) => readLocal(cell, order) !== null)
}

function learnBase(evidence: Evidence, others: readonly string[]): Base | null {
  const candidates = dateOrders.flatMap((order) => candidateOf(order, evidence) ?? [])
  const byExpiry = candidates.filter((each) => each.expiryOffset !== null)
  return leastContradicted(byExpiry.length > 0 ? byExpiry : candidates, evidence, others)
}

function candidateOf(order: DateOrder, evidence: Evidence): Base | null {
  const own = ownTime(evidence, order)
  const activityMs = own && fitOffset(own.local, evidence.siteNow, own.lagMs)
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

/** Null: no order, or several that read the other rows differently. */
function leastContradicted(
  candidates: readonly Base[],
  evidence: Evidence,
  others: readonly string[],
): Base | null {
  // Splitting thousands of cells takes time.
  const cells = candidates.length > 1 ? others.flatMap((each) => splitCell(each) ?? []) : []
  const against = candidates.map((each) => contradictions(each, evidence.siteNow, cells))
  const least = Math.min(...against)
  const [first, ...more] = candidates.filter((_, at) => against[at] === least)
  if (first === undefined) return null
  const readsAlike = (each: Base): boolean =>
    cells.every((cell) => readLocal(cell, each.order) === readLocal(cell, first.order))
  return more.every(readsAlike) ? first : null
}

/**
 * Cells that cannot be read so, would lie in the future by more than a change to summer time explains, or
 * before there was a Lino: on the 25th of April 2025 `25-04-25` reads alike both ways, and `05-04-25` is not
 * of 2005.
 */
function contradictions(calibration: Base, siteNow: number, cells: readonly CellTime[]): number {
  const latest = siteNow + (calibration.activityOffset ?? 0) * 60_000 + 3_700_000
  return cells.filter((cell) => {
    const local = readLocal(cell, calibration.order)
    return local === null || local > latest
  }).length
}
