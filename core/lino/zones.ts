import { zoneNames } from './zone-names.ts'

/** A time zone: how far its clocks are ahead of UTC, and from when on. */
export interface Zone {
  readonly name: string
  /** In their order. The first one begins long before the requested time. */
  readonly spans: readonly Span[]
  /** Its changes are known until then, milliseconds. */
  readonly until: number
}

/** From this moment on (milliseconds, UTC), local time minus UTC, milliseconds. */
interface Span {
  readonly from: number
  readonly offset: number
}

const minute = 60_000
const day = 86_400_000
/** No change follows another one sooner, except for Ramadan's month in Morocco. */
const stepMs = 7 * day

const formats = new Map<string, Intl.DateTimeFormat>()
const known = new Map<string, Zone>()

/**
 * The zones whose clocks have this offset at a moment, with their changes from two years before its year to
 * two years after it.
 * @param offset local time minus UTC, milliseconds
 * @param at milliseconds
 */
export function zonesWith(offset: number, at: number): Zone[] {
  return zoneNames.filter((name) => askOffset(name, at) === offset).map((name) => zoneAround(name, at))
}

/** Local time minus UTC at a moment, milliseconds. */
export function offsetAt({ spans }: Zone, at: number): number {
  const span = spans.findLast((each) => each.from <= at) ?? spans[0]
  return span?.offset ?? 0
}

function zoneAround(name: string, at: number): Zone {
  const year = new Date(at).getUTCFullYear()
  const id = `${String(year)} ${name}`
  const cached = known.get(id)
  if (cached) return cached
  // What year it is, a site says.
  if (known.size >= 500) known.clear()
  const until = Date.UTC(year + 3, 0)
  const zone = { name, spans: spansOf(name, Date.UTC(year - 2, 0), until), until }
  known.set(id, zone)
  return zone
}

function spansOf(name: string, from: number, to: number): Span[] {
  const spans = [{ from, offset: askOffset(name, from) }]
  let before = from
  for (let at = from + stepMs; at <= to; at += stepMs) {
    const last = spans.at(-1)?.offset
    const offset = askOffset(name, at)
    if (offset !== last) spans.push({ from: changeBetween(name, before, at), offset })
    before = at
  }
  return spans
}

/** The minute in which the clocks change between two moments. */
function changeBetween(name: string, before: number, after: number): number {
  const old = askOffset(name, before)
  let [low, high] = [before, after]
  while (high - low > minute) {
    const middle = Math.floor((low + high) / 2 / minute) * minute
    if (askOffset(name, middle) === old) low = middle
    else high = middle
  }
  return high
}

function askOffset(name: string, at: number): number {
  let format = formats.get(name)
  if (!format) {
    format = new Intl.DateTimeFormat('en', { timeZone: name, timeZoneName: 'longOffset' })
    formats.set(name, format)
  }
  const match = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(format.format(at))
  if (!match) return 0
  const [, sign, hours, minutes, seconds = 0] = match
  const size = Number(hours) * 3_600_000 + Number(minutes) * minute + Number(seconds) * 1000
  return sign === '-' ? -size : size
}

/**
 * Which offsets a local time may have, milliseconds, the smallest (the latest moment) first. At least one.
 */
export type Offsets = (local: number) => readonly number[]

/**
 * What any of these zones may have meant by a local time. In the hour that comes twice, a zone means both. In
 * the hour that is left out, and years away, a zone means each of its offsets. Quick, because the answers are
 * computed here, once.
 */
export function offsetsOf(zones: readonly Zone[]): Offsets {
  const edges = [...new Set(zones.flatMap(edgesOf))].sort((a, b) => a - b)
  const before = distinct(zones.flatMap((zone) => meant(zone, -Infinity)))
  const from = edges.map((edge) => distinct(zones.flatMap((zone) => meant(zone, edge))))
  return (local) => {
    let [low, high] = [0, edges.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((edges[middle] ?? Infinity) <= local) low = middle + 1
      else high = middle
    }
    return from[low - 1] ?? before
  }
}

/** The local times at which another set of offsets begins. */
function edgesOf({ spans, until }: Zone): number[] {
  return spans.flatMap(({ from, offset }, at) => [from + offset, (spans[at + 1]?.from ?? until) + offset])
}

function meant({ spans, until }: Zone, local: number): number[] {
  const found = spans.flatMap(({ from, offset }, at) => {
    const moment = local - offset
    return moment >= from && moment < (spans[at + 1]?.from ?? until) ? [offset] : []
  })
  return found.length > 0 ? found : spans.map((each) => each.offset)
}

function distinct(offsets: readonly number[]): number[] {
  return [...new Set(offsets)].sort((a, b) => a - b)
}
