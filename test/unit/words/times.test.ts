import { describe, expect, it } from 'vitest'
import type { Session } from '../../../contract/session.ts'
import { exactTime, expiresWords } from '../../../words/sessions.ts'
import { session } from '../../support/sessions.ts'
import {
  age,
  ago,
  ahead,
  clockSeconds,
  clockTime,
  day,
  dayTime,
  duration,
  durationRange,
  exactDateTime,
  exactDuration,
  hour,
  minute,
  shortDateTime,
  shortDuration,
  siteDateTime,
} from '../../../words/times.ts'

describe('durations', () => {
  it('are cut, never rounded up: not yet 4 days is 3', () => {
    expect(duration(4 * day - 1)).toBe('3 days')
    expect(ago(4 * day)).toBe('4 days ago')
    expect(ago(47 * hour)).toBe('47 hours ago')
    expect(ago(119 * minute)).toBe('119 minutes ago')
    expect(ago(59_999)).toBe('just now')
    expect(ahead(2 * day + hour)).toBe('in 2 days')
  })

  it('name a unit once if both units agree', () => {
    expect(durationRange(4 * day, 13 * day)).toBe('4 to 13 days')
    expect(durationRange(4 * day, 4 * day + hour)).toBe('4 days')
    expect(durationRange(3 * hour, 13 * day)).toBe('3 hours to 13 days')
  })

  it('are exact for a threshold', () => {
    expect(exactDuration(4 * day)).toBe('4 days')
    expect(exactDuration(36 * hour)).toBe('36 hours')
    expect(exactDuration(day)).toBe('1 day')
    expect(exactDuration(90 * minute)).toBe('90 minutes')
  })

  it('are short in a narrow column', () => {
    expect(shortDuration(13 * day)).toBe('13 d')
    expect(shortDuration(0)).toBe('0 min')
    expect(age(4_200)).toBe('4 s')
    expect(age(190_000)).toBe('3 min')
    // A clock was set back since.
    expect(age(-5000)).toBe('0 s')
  })
})

describe('what no date and no span can be', () => {
  const lastDate = 8.64e15
  const odd = [NaN, Infinity, -Infinity, 1e300, lastDate + 1, -lastDate - 1]

  it.each(odd)('is unknown, and throws nowhere: %s', (time) => {
    for (const format of [clockTime, clockSeconds, shortDateTime, exactDateTime])
      expect(format(time)).toBe('unknown')
    expect(dayTime(time, 0)).toBe('unknown')
    expect(dayTime(time, time)).toBe('unknown')
    expect(siteDateTime(time, 0)).toBe('unknown')
    expect(exactTime(time, 0)).toBe('unknown')
    const of: Session = session({ expiresAt: time, lastActivity: time })
    expect(expiresWords(of, 0)).not.toBe('')
  })

  it.each([NaN, Infinity, -Infinity])('a span of %s is unknown', (ms) => {
    expect([ago(ms), ahead(ms)]).toEqual(['unknown', 'unknown'])
    for (const words of [duration, exactDuration, shortDuration, age]) expect(() => words(ms)).not.toThrow()
  })

  it('begins only behind the last date', () => {
    expect(exactDateTime(lastDate)).toContain('275760')
    expect(siteDateTime(lastDate, 60)).toBe('unknown')
  })
})
