/**
 * Time zones as the runtime knows them, computed in another way than in the console: the truth to compare
 * with.
 */

const formats = new Map<string, Intl.DateTimeFormat>()

/** The clock on a wall there, as if it were UTC, milliseconds. */
export function wallClock(zone: string, at: number): number {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  formats.set(zone, format)
  const [month = 1, day = 1, year = 0, hour = 0, minutes = 0, second = 0] = format
    .format(at)
    .split(/\D+/)
    .map(Number)
  return Date.UTC(year, month - 1, day, hour, minutes, second)
}

export const allZones: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone')]

const minute = 60_000
const week = 7 * 86_400_000
const known = new Map<string, number[]>()

/** The minutes in which the clocks of a zone change between two moments. */
export function changesOf(zone: string, from: number, to: number): number[] {
  const id = `${zone} ${String(from)} ${String(to)}`
  const cached = known.get(id)
  if (cached) return cached
  const ahead = (at: number): number => wallClock(zone, at) - at
  const changes: number[] = []
  let before = ahead(from)
  for (let at = from; at < to; at += week) {
    let [low, high] = [at, at + week]
    const after = ahead(high)
    if (after === before) continue
    while (high - low > minute) {
      const middle = Math.floor((low + high) / 2 / minute) * minute
      if (ahead(middle) === before) low = middle
      else high = middle
    }
    changes.push(high)
    before = after
  }
  known.set(id, changes)
  return changes
}
