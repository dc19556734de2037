import { describe, expect, it } from 'vitest'
import { hidesTheHalf } from '../../../../core/lino/half-of-day.ts'
import { writeCell } from './write-cell.ts'

const hour = 3_600_000
const day = 24 * hour
const date = { order: 'dmy', pattern: '%d.%m.%Y' } as const
// Ten in the morning in Dhaka is four in UTC.
const now = Date.UTC(2026, 10, 25, 4, 12, 30)

/** What Django's naturaltime writes of a span in German: two units above a day, one below. */
function words(spanMs: number): string {
  const count = (unit: number, of: number): number => Math.floor((spanMs % of) / unit)
  const weeks = Math.floor(spanMs / (7 * day))
  const days = count(day, 7 * day)
  const hours = count(hour, day)
  if (weeks > 0) return `${String(weeks)} Wochen, ${String(days)} Tage`
  if (days > 0) return `${String(days)} Tage, ${String(hours)} Stunden`
  return `${String(hours)} Stunden`
}

interface Site {
  readonly time: '%H:%M' | '%I:%M'
  /** Hours of the day (UTC) in which people work. */
  readonly hours: readonly number[]
  readonly withWords?: boolean
  readonly cookieDays?: number
}

/** Four rows for each working hour, one to four days ago, as a server in UTC writes them. */
function judged({ time, hours, withWords = true, cookieDays = 5 }: Site): boolean {
  const used = [1, 2, 3, 4].flatMap((daysAgo) =>
    hours.map((each) => Date.UTC(2026, 10, 25 - daysAgo, each, 20)),
  )
  const write = (at: number): string => writeCell(at, date, time)
  const expiries = used.map((at) => {
    const expires = at + cookieDays * day
    const left = Math.abs(expires - now)
    return withWords ? `${write(expires)} (in ${words(left)})` : write(expires)
  })
  const evidence = { activity: write(now - 5000), expiry: '', siteNow: now, usedAgoMs: 1000, maxAge: null }
  return hidesTheHalf(evidence, { order: 'dmy', expiryOffset: 0 }, used.map(write), expiries)
}

const asia = [2, 3, 4, 5, 6, 7, 8, 9]
const europe = [8, 9, 10, 11, 12, 13, 14, 15, 16]

describe('twelve hours without am or pm', () => {
  it('are recognised by afternoons that are written as mornings', () => {
    expect(judged({ time: '%I:%M', hours: europe })).toBe(true)
    expect(judged({ time: '%I:%M', hours: europe, withWords: false })).toBe(true)
  })

  it('do not count as a clock of 24 hours, whenever people work', () => {
    for (let start = 0; start < 24; start += 1) {
      const hours = Array.from({ length: 9 }, (_each, at) => (start + at) % 24)
      const shown = hours.filter((each) => each % 12 >= 1 && each % 12 <= 6)
      const inAfternoon = shown.filter((each) => each > 12).length
      if (inAfternoon > 0) expect([start, judged({ time: '%I:%M', hours })]).toEqual([start, true])
    }
  })

  it('are not suspected if the words of the expiries say that it is morning', () => {
    expect(judged({ time: '%H:%M', hours: asia })).toBe(false)
    expect(judged({ time: '%H:%M', hours: asia, cookieDays: 1 })).toBe(false)
  })

  it('stay suspected if no words show it', () => {
    expect(judged({ time: '%H:%M', hours: asia, withWords: false })).toBe(true)
  })

  it('are not suspected if one cell has an hour over 12', () => {
    expect(judged({ time: '%H:%M', hours: europe, withWords: false })).toBe(false)
    expect(judged({ time: '%H:%M', hours: [...asia, 0], withWords: false })).toBe(false)
  })

  it('are not suspected in fewer than 20 rows', () => {
    expect(judged({ time: '%I:%M', hours: [3, 4, 5, 6] })).toBe(false)
  })
})
