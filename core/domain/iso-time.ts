/** ISO 8601 in UTC. Null for null, and for a number that is no date. Milliseconds. */
export function isoTime(ms: number | null): string | null {
  if (ms === null) return null
  const date = new Date(ms)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}
