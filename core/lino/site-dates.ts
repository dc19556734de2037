import { isYearOfLino } from './figures.ts'
import { monthOf } from './month-names.ts'

/**
 * In which order a site writes day, month and year (date_format_strftime). Each cell itself shows the
 * separators, seconds, am and pm, the digits of the year, and month names. Only the order can be mistaken.
 */
export type DateOrder = 'dmy' | 'mdy' | 'ymd'
export const dateOrders: readonly DateOrder[] = ['dmy', 'mdy', 'ymd']

/** A cell in parts, not understood yet. The order decides which part is the day. */
export interface CellTime {
  readonly parts: readonly [string, string, string]
  readonly hour: number
  readonly minute: number
  readonly second: number
  /** How precise the cell is, milliseconds: a minute or a second. */
  readonly precisionMs: number
  /** Hours of 1 to 12 with am or pm. */
  readonly twelveHours: boolean
}

// Letters with their marks: in Bengali vowels are marks.
const word = String.raw`[\p{L}\p{M}]`
const weekday = String.raw`(?:${word}+\.?,?\s+)?`
const numeric = String.raw`(\d{1,4})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{1,4})\.?`
// "23 de noviembre de 2026"
const of = String.raw`(?:de\s+)?`
const named = String.raw`(\d{1,4})(?:st|nd|rd|th|\.)?[\s/-]+${of}(${word}{2,})\.?,?[\s/-]+${of}(\d{1,4})`
const monthFirst = String.raw`(${word}{2,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{2,4})`
const at = String.raw`(?:,?\s+(?:à|às|at|um|om|kl\.?|klo|-|–))?`
const half = String.raw`([ap]\.?\s?m\.?)`
const time = String.raw`${at}[,\sT]+(\d{1,2})\s?[:.h]\s?(\d{2})(?:[:.m](\d{2})s?)?\s*(?:${half}|uhr|uur|hs?)?`

const numericCell = new RegExp(`^${weekday}${numeric}${time}$`, 'iu')
const namedCell = new RegExp(`^${weekday}${named}${time}$`, 'iu')
const monthFirstCell = new RegExp(`^${weekday}${monthFirst}${time}$`, 'iu')

/**
 * Splits a cell: the part before its first `(`, because the zone name and the words in parentheses are wrong
 * on sites with USE_TZ. Null: not a readable date and time.
 */
export function splitCell(cell: string): CellTime | null {
  const end = cell.indexOf('(')
  const text = (end === -1 ? cell : cell.slice(0, end)).trim()
  if (text.length > 60) return null
  let match = numericCell.exec(text)
  if (match) return timeOf([match[1], match[3], match[4]], match.slice(5))
  match = namedCell.exec(text) ?? monthFirstCell.exec(text)
  return match ? timeOf([match[1], match[2], match[3]], match.slice(4)) : null
}

function timeOf(
  [a = '', b = '', c = '']: readonly (string | undefined)[],
  [hours, minutes, seconds, half]: readonly (string | undefined)[],
): CellTime | null {
  const twelveHours = half !== undefined
  const hour = twelveHours ? hourOfDay(Number(hours), half) : Number(hours)
  const minute = Number(minutes)
  const second = Number(seconds ?? 0)
  if (hour === null || hour > 23 || minute > 59 || second > 60) return null
  const precisionMs = seconds === undefined ? 60_000 : 1000
  return { parts: [a, b, c], hour, minute, second, precisionMs, twelveHours }
}

function hourOfDay(hour: number, half: string): number | null {
  if (hour < 1 || hour > 12) return null
  return (hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0)
}

/** Where day, month and year stand. */
const placesOf = { dmy: [0, 1, 2], mdy: [1, 0, 2], ymd: [2, 1, 0] } as const

/**
 * The cell's time as if it were UTC, milliseconds. Subtract the site's offset to get the real time. Null if
 * the order does not fit (a 23rd month, a 31st of June, a year of three digits).
 */
export function readLocal(cell: CellTime, order: DateOrder): number | null {
  const [dayAt, monthAt, yearAt] = placesOf[order]
  const dayText = cell.parts[dayAt]
  const monthText = cell.parts[monthAt]
  const yearText = cell.parts[yearAt]
  const day = numberOf(dayText, 2)
  const month = /^\d/.test(monthText) ? numberOf(monthText, 2) : monthOf(monthText)
  const year = yearOf(yearText)
  if (day === null || month === null || year === null || month < 1 || month > 12) return null
  // Date.UTC would take the 31st of June for the 1st of July.
  if (day < 1 || day > daysIn(month, year)) return null
  return Date.UTC(year, month - 1, day, cell.hour, cell.minute, cell.second)
}

function daysIn(month: number, year: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
}

function numberOf(text: string, mostDigits: number): number | null {
  return /^\d+$/.test(text) && text.length <= mostDigits ? Number(text) : null
}

/** Four digits, or two of this century. Null: no Lino existed or will exist then. */
function yearOf(text: string): number | null {
  if (!/^(?:\d{2}|\d{4})$/.test(text)) return null
  const year = text.length === 4 ? Number(text) : 2000 + Number(text)
  return isYearOfLino(year) ? year : null
}
