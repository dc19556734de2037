import { day, hour, minute } from './times.ts'
import { say } from './say.ts'

/** Spans and times for columns of a terminal. Spans are milliseconds, times milliseconds since 1970. */

/**
 * A span in its two largest units: `4 d 3 h`, `12 min`. Below a minute `0 min`. `?` for an impossible span.
 */
export function span(ms: number): string {
  if (!Number.isFinite(ms)) return '?'
  if (ms >= day) return inTwo(say('{count} d', { count: whole(ms, day) }), whole(ms % day, hour), 'h')
  if (ms >= hour) return inTwo(say('{count} h', { count: whole(ms, hour) }), whole(ms % hour, minute), 'min')
  return say('{count} min', { count: whole(ms, minute) })
}

const whole = (ms: number, unit: number): number => Math.floor(ms / unit)

function inTwo(first: string, count: number, unit: 'h' | 'min'): string {
  if (count === 0) return first
  return `${first} ${unit === 'h' ? say('{count} h', { count }) : say('{count} min', { count })}`
}

/** A short while, rounded up: `23 s`, `4 min`, `1 h 5 min`. */
export function secondsWords(seconds: number): string {
  if (seconds < 60) return say('{count} s', { count: Math.ceil(seconds) })
  return span(Math.ceil(seconds / 60) * minute)
}

const two = (figure: number): string => String(figure).padStart(2, '0')

/** Date and time on this machine's clock, to the minute, the same in every language: `2026-11-23 10:42`. */
export function localTime(ms: number): string {
  const date = new Date(ms)
  if (Number.isNaN(date.getTime())) return '?'
  const days = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${days} ${two(date.getHours())}:${two(date.getMinutes())}`
}
