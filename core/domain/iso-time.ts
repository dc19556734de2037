/** ISO 8601 in UTC; null for null and for what no date can be. Milliseconds. */
export function isoTime(ms: number | null): string | null {
  if (ms === null) return null
  const date = new Date(ms)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}
