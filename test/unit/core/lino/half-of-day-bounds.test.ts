import { describe, expect, it } from 'vitest'
import { hidesTheHalf } from '../../../../core/lino/half-of-day.ts'

const now = Date.UTC(2026, 10, 25, 10, 12, 30)
const base = { order: 'dmy', expiryOffset: 0 } as const

/** So many rows of the day before, at this time of the day. */
const rows = (count: number, time: string): string[] =>
  Array.from({ length: count }, () => `24.11.2026 ${time}`)

function suspected(
  others: readonly string[],
  {
    activity = '25.11.2026 10:12',
    expiries = [],
    expiryOffset = 0,
  }: { activity?: string | null; expiries?: readonly string[]; expiryOffset?: number | null } = {},
): boolean {
  const evidence = { activity, expiry: '', siteNow: now, usedAgoMs: 1000, maxAge: null }
  return hidesTheHalf(evidence, { ...base, expiryOffset }, others, expiries)
}

/** Expiries at 3 o’clock of the next day, with the words for that time of each half of the day. */
const inTheMorning = '26.11.2026 03:12 (in 17 Stunden)'
const inTheAfternoon = '26.11.2026 03:12 (in 1 Tag, 5 Stunden)'

describe('a clock of twelve hours', () => {
  it('is suspected by twenty rows of other days, and not by fewer, nor by those of today', () => {
    expect(suspected(rows(20, '03:00'))).toBe(true)
    expect(suspected(rows(19, '03:00'))).toBe(false)
    const today = rows(20, '03:00').map((each) => each.replace('24.', '25.'))
    expect(suspected([...rows(19, '03:00'), ...today])).toBe(false)
    expect(suspected([...rows(20, '03:00'), ...today, 'no time'])).toBe(true)
  })

  it('is suspected if a fifth of them may be of an afternoon', () => {
    for (const time of ['01:00', '06:59']) {
      expect(suspected([...rows(4, time), ...rows(16, '09:00')])).toBe(true)
      expect(suspected([...rows(3, time), ...rows(17, '09:00')])).toBe(false)
    }
    for (const time of ['07:00', '12:59']) expect(suspected(rows(30, time))).toBe(false)
  })

  it.each(['00:30', '13:00', '23:59'])('does not exist if one cell says %s', (time) => {
    expect(suspected([...rows(30, '03:00'), ...rows(1, time)])).toBe(false)
    expect(suspected(rows(30, '03:00'), { expiries: [`26.11.2026 ${time}`] })).toBe(false)
    expect(suspected(rows(30, '03:00'), { activity: `25.11.2026 ${time}` })).toBe(false)
  })

  it('does not exist if our own row says which half it is, or nothing', () => {
    expect(suspected(rows(30, '03:00'), { activity: '25.11.2026 10:12 am' })).toBe(false)
    expect(suspected(rows(30, '03:00'), { activity: null })).toBe(false)
    expect(suspected(rows(30, '03:00'), { activity: 'no time' })).toBe(false)
  })
})

describe('the words of expiries', () => {
  const told = (expiries: readonly string[], expiryOffset: number | null = 0): boolean =>
    !suspected(rows(30, '03:00'), { expiries, expiryOffset })

  it('clear the suspicion if three say that it is morning, and none that it is afternoon', () => {
    expect(told([inTheMorning, inTheMorning, inTheMorning])).toBe(true)
    expect(told([inTheMorning, inTheMorning])).toBe(false)
    expect(told([inTheMorning, inTheMorning, inTheMorning, inTheAfternoon])).toBe(false)
  })

  it('are of the other half twelve hours earlier, if our own row is of an afternoon', () => {
    // At 13:12 the site writes 01:12, as a zone twelve hours behind would. 03:12 seems to be 15:12 there.
    const afternoons = Array.from({ length: 3 }, () => '26.11.2026 03:12 (in 1 Tag, 5 Stunden)')
    expect(told(afternoons, -720)).toBe(true)
    expect(told([...afternoons, '26.11.2026 03:12 (in 17 Stunden)'], -720)).toBe(false)
  })

  it('contradict at every hour', () => {
    const ofNine = '26.11.2026 09:12 (in 1 Tag, 11 Stunden)'
    expect(told([inTheMorning, inTheMorning, inTheMorning, ofNine])).toBe(false)
  })

  it('are those of morning hours that can be read', () => {
    const others = [
      'no time (in 17 Stunden)',
      '31.02.2027 03:12 (in 17 Stunden)',
      '26.11.2026 09:12 (in 22 Stunden)',
    ]
    expect(told([inTheMorning, inTheMorning, ...others])).toBe(false)
    expect(told([inTheMorning, inTheMorning, inTheMorning, ...others])).toBe(true)
    expect(told([inTheMorning, inTheMorning, '26.11.2026 03:12', '26.11.2026 03:12 (bald)'])).toBe(false)
  })

  it('count by the expiries’ own offset, and not at all if that is unknown', () => {
    const threeHoursAhead = '26.11.2026 06:12 (in 17 Stunden)'
    expect(told([threeHoursAhead, threeHoursAhead, threeHoursAhead], 180)).toBe(true)
    expect(told([threeHoursAhead, threeHoursAhead, threeHoursAhead], 0)).toBe(false)
    expect(told([inTheMorning, inTheMorning, inTheMorning], null)).toBe(false)
  })

  it('may be of a minute before or after, as cells are cut', () => {
    for (const time of ['03:12', '03:13', '03:11']) {
      const cell = `26.11.2026 ${time} (in ${time === '03:11' ? '16 Stunden, 58 Minuten' : '17 Stunden'})`
      expect([time, told([cell, cell, cell])]).toEqual([time, true])
    }
  })
})
