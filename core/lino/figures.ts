/**
 * Figures that a site writes, compared with their possible range. A figure outside is unknown, because it
 * would be shown, written into files and used in sums.
 */

/** As in our own settings (`contract/schemas.ts`). Sessions. */
const mostSessions = 1_000_000
/** A Retry-After beyond a month is no real request for a rest. Seconds. */
const longestWait = 30 * 86_400

/** There was no Lino before: its first files are from 2009 (their copyright lines). */
const firstYear = 2009
/** No site plans beyond this year. A later year is a mistake or worse. */
const yearTooLate = 2200

const wholeWithin = (value: number, least: number, most: number): number | null =>
  Number.isSafeInteger(value) && value >= least && value <= most ? value : null

/** The sessions limit that these digits mean. */
export function readLimit(digits: string | undefined): number | null {
  return digits === undefined || digits === '' ? null : wholeWithin(Number(digits), 0, mostSessions)
}

/** For how many seconds a site asks us to wait. */
export const readWait = (seconds: number): number | null => wholeWithin(seconds, 0, longestWait)

/** Rows of a table, or the place of a cell in one. */
export const readCount = (value: unknown): number | null =>
  typeof value === 'number' ? wholeWithin(value, 0, mostSessions) : null

/** A year in which something can have happened, or will, on a Lino site. */
export const isYearOfLino = (year: number): boolean => year >= firstYear && year < yearTooLate

/** A time of such a year. Milliseconds since 1970, UTC. */
export function readMoment(ms: number): number | null {
  return Number.isFinite(ms) && isYearOfLino(new Date(ms).getUTCFullYear()) ? ms : null
}
