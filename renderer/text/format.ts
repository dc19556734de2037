/** Numbers, times and lists in the console's one language. Durations are milliseconds, times milliseconds since 1970. */

const locale = 'en-GB'
export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

const numberFormat = new Intl.NumberFormat(locale)
const pluralRules = new Intl.PluralRules(locale)
const relativeFormat = new Intl.RelativeTimeFormat(locale, { numeric: 'always' })
const listFormat = new Intl.ListFormat(locale, { type: 'conjunction' })
const clockFormat = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })
const secondsFormat = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' })
const dayFormat = new Intl.DateTimeFormat(locale, { day: '2-digit', month: 'short' })
const siteFormat = new Intl.DateTimeFormat(locale, {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'UTC',
})
const exactFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })

export const number = (value: number): string => numberFormat.format(value)

/** `1 session`, `2,000 sessions`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${pluralRules.select(count) === 'one' ? one : many}`
}

export const list = (items: readonly string[]): string => listFormat.format(items)

/** For a time or a span that cannot be: a format of Intl throws at it. */
const unknown = 'unknown'

type Unit = 'minute' | 'hour' | 'day'

/** The largest unit that says it, cut and never rounded up: 3 d 23 h is not yet 4 days. */
function inUnits(ms: number): { readonly value: number; readonly unit: Unit } {
  if (ms >= 2 * day) return { value: Math.floor(ms / day), unit: 'day' }
  if (ms >= 2 * hour) return { value: Math.floor(ms / hour), unit: 'hour' }
  return { value: Math.floor(ms / minute), unit: 'minute' }
}

/** `13 days ago`. Cells of a site are cut to minutes, so less than a minute is just now. */
export function ago(ms: number): string {
  if (!Number.isFinite(ms)) return unknown
  if (ms < minute) return 'just now'
  const { value, unit } = inUnits(ms)
  return relativeFormat.format(-value, unit)
}

/** `in 2 days`. */
export function ahead(ms: number): string {
  if (!Number.isFinite(ms)) return unknown
  if (ms < minute) return 'within a minute'
  const { value, unit } = inUnits(ms)
  return relativeFormat.format(value, unit)
}

/** `4 days`, `90 minutes`. */
export function duration(ms: number): string {
  if (ms < minute) return 'less than a minute'
  const { value, unit } = inUnits(ms)
  return plural(value, unit)
}

/** A threshold or a lifetime, never cut: `4 days`, `36 hours`, `45 minutes`. */
export function exactDuration(ms: number): string {
  if (ms % day === 0) return plural(ms / day, 'day')
  if (ms % hour === 0) return plural(ms / hour, 'hour')
  return plural(Math.round(ms / minute), 'minute')
}

/** `4 d`, `12 h`: for a narrow column. */
export function shortDuration(ms: number): string {
  if (ms < minute) return '0 min'
  const { value, unit } = inUnits(ms)
  return `${number(value)} ${unit === 'day' ? 'd' : unit === 'hour' ? 'h' : 'min'}`
}

/** `4 s`, `3 min`: how old a reading is. */
export function age(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  return seconds < 60 ? `${String(seconds)} s` : shortDuration(ms)
}

/** `idle 4 to 13 days`, without the word. */
export function durationRange(fromMs: number, toMs: number): string {
  const from = inUnits(fromMs)
  const to = inUnits(toMs)
  if (from.unit !== to.unit) return `${duration(fromMs)} to ${duration(toMs)}`
  return from.value === to.value ? duration(toMs) : `${number(from.value)} to ${plural(to.value, to.unit)}`
}

/** Milliseconds since 1970; a file or a site may hold what no date can be. */
function formatted(format: Intl.DateTimeFormat, time: number): string {
  return Number.isNaN(new Date(time).getTime()) ? unknown : format.format(time)
}

/** By this machine's clock. */
export const clockTime = (time: number): string => formatted(clockFormat, time)
export const clockSeconds = (time: number): string => formatted(secondsFormat, time)
/** `10:31`, or `22 Nov 10:31` when that was another day. */
export const dayTime = (time: number, now = Date.now()): string =>
  formatted(dayFormat, time) === formatted(dayFormat, now) ? clockTime(time) : shortDateTime(time)
export const shortDateTime = (time: number): string => {
  const day = formatted(dayFormat, time)
  return day === unknown ? unknown : `${day} ${clockTime(time)}`
}
export const exactDateTime = (time: number): string => formatted(exactFormat, time)

/** In the site's local time. */
export function siteDateTime(time: number, offsetMinutes: number): string {
  return formatted(siteFormat, time + offsetMinutes * minute)
}
