import type { Evidence } from './offset-fit.ts'
import { readLocal, splitCell, type CellTime, type DateOrder } from './site-dates.ts'

/**
 * On a twelve-hour clock the afternoon appears as 1 to 6: about half of what people do. At least this share
 * of the rows.
 */
const afternoonShare = 0.2
/** With fewer rows of other days nothing can be said about the clock. */
const leastRows = 20
/** This number of cells must name the half of the day in words. */
const leastMornings = 3

/**
 * Whether a site writes twelve hours without am or pm (`%I:%M`, or a language that has no words for `%p`), so
 * that its times cannot be read. It is suspected if no cell has an hour of 0 or over 12, though many have 1
 * to 6. A server in UTC whose users live in Asia looks the same. There the words of the expiries ("1 day, 3
 * hours from now") show that 3:00 is in the morning.
 * @param base what the site's times mean if they do not have twelve hours
 * @param others the activity cells of the other rows
 * @param expiries the expiry cells of all rows
 */
export function hidesTheHalf(
  evidence: Evidence,
  base: { readonly order: DateOrder; readonly expiryOffset: number | null },
  others: readonly string[],
  expiries: readonly string[],
): boolean {
  const own = evidence.activity === null ? null : splitCell(evidence.activity)
  if (!own || own.twelveHours || !isOfTwelve(own)) return false
  const ofOtherDays = cellsOf(others).filter((cell) => cell.parts.join() !== own.parts.join())
  if (ofOtherDays.length < leastRows) return false
  if (![...ofOtherDays, ...cellsOf(expiries)].every(isOfTwelve)) return false
  if (ofOtherDays.filter(mayBeAfternoon).length < ofOtherDays.length * afternoonShare) return false
  return base.expiryOffset === null || !wordsSayMorning(evidence, base.order, base.expiryOffset, expiries)
}

function cellsOf(cells: readonly string[]): CellTime[] {
  return cells.flatMap((each) => splitCell(each) ?? [])
}

function isOfTwelve({ hour }: CellTime): boolean {
  return hour >= 1 && hour <= 12
}

function mayBeAfternoon({ hour }: CellTime): boolean {
  return hour >= 1 && hour <= 6
}

/**
 * Whether the words of some expiries fit their times as written, and no words fit only times that are twelve
 * hours away. They are later if our own row is of the morning. In the afternoon it seems to be of a zone
 * twelve hours away, and then they are earlier.
 */
function wordsSayMorning(
  { siteNow }: Evidence,
  order: DateOrder,
  expiryOffset: number,
  expiries: readonly string[],
): boolean {
  let mornings = 0
  for (const text of expiries) {
    const cell = splitCell(text)
    const local = cell && readLocal(cell, order)
    if (cell === null || local === null) continue
    const leftMs = local - expiryOffset * 60_000 - siteNow
    const morning = fitsWords(text, leftMs)
    const otherHalf = fitsWords(text, leftMs + 12 * hour) || fitsWords(text, leftMs - 12 * hour)
    if (otherHalf && !morning) return false
    if (mayBeAfternoon(cell) && morning && !otherHalf) mornings += 1
  }
  return mornings >= leastMornings
}

const minute = 60_000
const hour = 60 * minute
const unitsMs = [7 * 24 * hour, 24 * hour, hour, minute]

/**
 * Whether the numbers in a cell's words are those that Django's naturaltime writes for a span: its largest
 * unit of week, day, hour and minute, and the next unit. It reads numbers and no words, so the language does
 * not matter.
 */
function fitsWords(cell: string, spanMs: number): boolean {
  const words = /\(([^()]{0,100})\)$/.exec(cell.slice(-102))?.[1] ?? ''
  const numbers = [...words.matchAll(/\d{1,4}/g)].map(Number)
  if (numbers.length === 0) return false
  // A cell is cut to minutes, and its words were written some seconds before the answer's Date.
  return [-minute, 0, minute].some((slack) => {
    const [largest, next] = twoUnits(Math.abs(spanMs + slack))
    return numbers[0] === largest && (numbers[1] === undefined || numbers[1] === next)
  })
}

/** 27 hours are [1, 3]: a day and three hours. */
function twoUnits(spanMs: number): readonly [number, number] {
  const at = unitsMs.findIndex((unit) => unit <= spanMs)
  const unit = unitsMs[at] ?? minute
  const next = unitsMs[at + 1]
  return [Math.floor(spanMs / unit), next === undefined ? 0 : Math.floor((spanMs % unit) / next)]
}
