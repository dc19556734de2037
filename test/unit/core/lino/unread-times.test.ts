import { describe, expect, it } from 'vitest'
import { calibrate, whyUnread } from '../../../../core/lino/calibration.ts'
import type { Evidence } from '../../../../core/lino/offset-fit.ts'
import { writeCell, type DateFormat } from './write-cell.ts'

const hour = 3_600_000
const cookieAge = 14 * 24 * hour
const dotted: DateFormat = { order: 'dmy', pattern: '%d.%m.%Y' }
const now = Date.UTC(2026, 10, 25, 9, 12, 30)

interface Site {
  readonly date?: DateFormat
  readonly time?: string
  readonly at?: number
}

/** Our own row, and thirty others of the day before, as a server in UTC writes them. */
function why({ date = dotted, time = '%H:%M', at = now }: Site): ReturnType<typeof whyUnread> {
  const write = (moment: number): string => writeCell(moment, date, time)
  const own = at - 1000
  const evidence: Evidence = {
    activity: write(own),
    expiry: write(own + cookieAge * 1000),
    siteNow: at,
    usedAgoMs: 1000,
    maxAge: cookieAge,
  }
  const others = Array.from({ length: 30 }, (_each, n) => write(at - 24 * hour + (n % 10) * hour))
  return whyUnread(evidence, others, calibrate(evidence, others))
}

describe('why times cannot be read', () => {
  it('is null if they can', () => {
    expect(why({})).toBeNull()
    expect(why({ time: '%I:%M %p' })).toBeNull()
  })

  it('says that hours have no half of the day, which stays so', () => {
    expect(why({ time: '%I:%M' })).toBe('twelveHours')
  })

  it('says that no rule reads the format, which stays so', () => {
    expect(why({ time: 'kell %H' })).toBe('format')
    expect(why({ date: { order: 'dmy', pattern: 'nädal %d' } })).toBe('format')
    expect(why({ date: { order: 'dmy', pattern: '%d. Qwertz %Y' } })).toBe('format')
  })

  it('says that the clock has not shown itself, which may change', () => {
    const may = Date.UTC(2026, 4, 5, 9, 12, 30)
    const evidence = { activity: writeCell(may - 20 * hour, dotted, '%H:%M'), siteNow: may, usedAgoMs: 1000 }
    const own = { ...evidence, expiry: writeCell(may, dotted, '%H:%M'), maxAge: cookieAge }
    expect(whyUnread(own, [], calibrate(own, []))).toBe('notYet')
  })
})
