/**
 * The range of a number, by its name in a reader's result. For a number without a name the reader decides.
 */
type Range = readonly [least: number, most: number]

/** A moment, with a day around the years of Lino for a time zone's offset. Milliseconds. */
export const moments: Range = [Date.UTC(2008, 11, 31), Date.UTC(2200, 0, 2)]
/** Of sessions, rows and cells. */
export const counts: Range = [0, 1_000_000]
const tenYears = 10 * 366 * 86_400
/** The greatest offset of a zone's clock, hours. */
const offsets: Range = [-15 * 60, 15 * 60]

const ranges: Readonly<Record<string, Range>> = {
  limit: counts,
  count: counts,
  retryAfterSeconds: [0, 30 * 86_400],
  validSeconds: [0, 86_400],
  status: [100, 599],
  maxAge: [-tenYears, tenYears],
  cookieAge: [-tenYears, tenYears],
  activityOffset: offsets,
  expiryOffset: offsets,
  offsetMs: [-15 * 3_600_000, 15 * 3_600_000],
  lastActivity: moments,
  lastActivityFrom: moments,
  lastSaved: moments,
  expiresAt: moments,
  expiresFrom: moments,
  // Of a zone, for some years around the site's own.
  from: [Date.UTC(2006, 0), Date.UTC(2204, 0)],
  until: [Date.UTC(2006, 0), Date.UTC(2204, 0)],
  offset: [-15 * 3_600_000, 15 * 3_600_000],
}

/**
 * Where a result holds a number outside the range of its name. Empty: nowhere. Rows of a table are the site's
 * own text.
 */
export function oddNumbers(answer: unknown, bare: Range | undefined): string[] {
  const seen = new Set<unknown>()
  const found: string[] = []
  function look(value: unknown, name: string, inRows: boolean): void {
    if (typeof value === 'number') {
      const range = name === '' ? bare : ranges[name]
      if (inRows) return
      if (!range) found.push(`${name || 'a bare number'}: no range is known`)
      else if (!(value >= range[0] && value <= range[1]))
        found.push(`${name || 'a bare number'}: ${String(value)}`)
      return
    }
    if (typeof value !== 'object' || value === null || seen.has(value)) return
    seen.add(value)
    if (Array.isArray(value)) for (const each of value as unknown[]) look(each, name, inRows)
    else for (const [key, each] of Object.entries(value)) look(each, key, inRows || key === 'rows')
  }
  look(answer, '', false)
  return found
}
