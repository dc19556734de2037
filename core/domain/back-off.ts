/** The shortest rest of a site that has just failed. Milliseconds. */
const leastMs = 5000
/** Nobody knows when a site is well again, so this is the longest rest. Milliseconds. */
const mostMs = 300_000
/**
 * `Retry-After` counts up to this. 86400 may be a mistake, and would blind the console for a day.
 * Milliseconds.
 */
export const mostAskedMs = 900_000

/** The rest that a site asks for, up to the bound. Milliseconds. 0: it asks for none. */
export function askedRestMs(retryAfterSeconds = 0): number {
  return Math.min(retryAfterSeconds * 1000, mostAskedMs)
}

/**
 * How long a site rests after this number of failures in a row (1: the first). Drawn by chance from the whole
 * range (full jitter), so that consoles and sites that failed together do not come back together.
 * Milliseconds.
 * @param baseMs the rest between two readings of a site that is well
 * @param draw from 0 to 1
 */
export function backOffMs(failures: number, baseMs: number, draw: number): number {
  const most = Math.min(baseMs * 2 ** failures, mostMs)
  return leastMs + draw * Math.max(0, most - leastMs)
}
