import { assertNever } from '../contract/assert-never.ts'
import { number, perLanguage } from './format.ts'
import { say, sayCount } from './say.ts'

/** Times and spans in the chosen language. Spans are milliseconds, times milliseconds since 1970. */

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

const relativeFormat = perLanguage((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'always' }))
const clockFormat = dates({ hour: '2-digit', minute: '2-digit' })
const secondsFormat = dates({ timeStyle: 'medium' })
const dayFormat = dates({ day: '2-digit', month: 'short' })
const weekdayFormat = dates({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
const siteFormat = dates({ dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })
const exactFormat = dates({ dateStyle: 'medium', timeStyle: 'short' })

function dates(options: Intl.DateTimeFormatOptions): () => Intl.DateTimeFormat {
  return perLanguage((locale) => new Intl.DateTimeFormat(locale, options))
}

/** For an impossible time or span, at which a format of Intl would throw. */
const unknown = (): string => say('unknown')

type Unit = 'minute' | 'hour' | 'day'

/** The largest unit that is reached, cut and never rounded up: 3 d 23 h is not yet 4 days. */
function inUnits(ms: number): { readonly value: number; readonly unit: Unit } {
  if (ms >= 2 * day) return { value: Math.floor(ms / day), unit: 'day' }
  if (ms >= 2 * hour) return { value: Math.floor(ms / hour), unit: 'hour' }
  return { value: Math.floor(ms / minute), unit: 'minute' }
}

/** `13 days ago`. A site's cells are cut to minutes, so less than a minute is just now. */
export function ago(ms: number): string {
  if (!Number.isFinite(ms)) return unknown()
  if (ms < minute) return say('just now')
  const { value, unit } = inUnits(ms)
  return relativeFormat().format(-value, unit)
}

/** `in 2 days`. */
export function ahead(ms: number): string {
  if (!Number.isFinite(ms)) return unknown()
  if (ms < minute) return say('within a minute')
  const { value, unit } = inUnits(ms)
  return relativeFormat().format(value, unit)
}

/** `4 days`, `90 minutes`. */
export function duration(ms: number): string {
  if (ms < minute) return say('less than a minute')
  const { value, unit } = inUnits(ms)
  return counted(value, unit)
}

function counted(count: number, unit: Unit): string {
  switch (unit) {
    case 'day':
      return sayCount('{count} day', '{count} days', { count })
    case 'hour':
      return sayCount('{count} hour', '{count} hours', { count })
    case 'minute':
      return sayCount('{count} minute', '{count} minutes', { count })
    default:
      return assertNever(unit)
  }
}

/** A threshold or a lifetime, never cut: `4 days`, `36 hours`, `45 minutes`. */
export function exactDuration(ms: number): string {
  if (ms % day === 0) return counted(ms / day, 'day')
  if (ms % hour === 0) return counted(ms / hour, 'hour')
  return counted(Math.round(ms / minute), 'minute')
}

/** `4 d`, `12 h`: for a narrow column. */
export function shortDuration(ms: number): string {
  if (ms < minute) return say('{count} min', { count: 0 })
  const { value: count, unit } = inUnits(ms)
  switch (unit) {
    case 'day':
      return say('{count} d', { count })
    case 'hour':
      return say('{count} h', { count })
    case 'minute':
      return say('{count} min', { count })
    default:
      return assertNever(unit)
  }
}

/** `4 s`, `3 min`: how old a reading is. */
export function age(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  return seconds < 60 ? say('{count} s', { count: seconds }) : shortDuration(ms)
}

/** `idle 4 to 13 days`, without the word. */
export function durationRange(fromMs: number, toMs: number): string {
  const from = inUnits(fromMs)
  const to = inUnits(toMs)
  if (from.unit === to.unit && from.value === to.value) return duration(toMs)
  const start = from.unit === to.unit ? number(from.value) : duration(fromMs)
  return say('{from} to {to}', { from: start, to: duration(toMs) })
}

const canBe = (time: number): boolean => !Number.isNaN(new Date(time).getTime())

/** Milliseconds since 1970. A file or a site may hold an impossible date. */
function formatted(format: () => Intl.DateTimeFormat, time: number): string {
  return canBe(time) ? format().format(time) : unknown()
}

/** By this machine's clock. */
export const clockTime = (time: number): string => formatted(clockFormat, time)
export const clockSeconds = (time: number): string => formatted(secondsFormat, time)
/** `10:31`, or `22 Nov 10:31` if that was another day. */
export const dayTime = (time: number, now = Date.now()): string =>
  formatted(dayFormat, time) === formatted(dayFormat, now) ? clockTime(time) : shortDateTime(time)
export const shortDateTime = (time: number): string =>
  canBe(time) ? `${formatted(dayFormat, time)} ${clockTime(time)}` : unknown()
/** The day alone, with its weekday. */
export const dayDate = (time: number): string => formatted(weekdayFormat, time)
export const exactDateTime = (time: number): string => formatted(exactFormat, time)

/** In the site's local time. */
export function siteDateTime(time: number, offsetMinutes: number): string {
  return formatted(siteFormat, time + offsetMinutes * minute)
}
