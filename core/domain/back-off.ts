/** What a site that has just failed is given at least. Milliseconds. */
const leastMs = 5000
/** Nobody knows when a site is well again, so it is asked after so long at the latest. Milliseconds. */
const mostMs = 300_000
/** `Retry-After` is obeyed up to this: 86400 may be a mistake, and would blind the console for a day. Milliseconds. */
export const mostAskedMs = 900_000

/** The rest that a site asks for, as far as it is given. Milliseconds; 0: it asks for none. */
export function askedRestMs(retryAfterSeconds = 0): number {
  return Math.min(retryAfterSeconds * 1000, mostAskedMs)
}

/**
 * How long a site is left alone after so many failures in a row (1: the first). Drawn from the whole range (full jitter), so that the
 * consoles and sites that failed together don't come back together. Milliseconds.
 * @param baseMs the rest between two readings of a site that is well
 * @param draw from 0 to 1
 */
export function backOffMs(failures: number, baseMs: number, draw: number): number {
  const most = Math.min(baseMs * 2 ** failures, mostMs)
  return leastMs + draw * Math.max(0, most - leastMs)
}
