import { describe, expect, it } from 'vitest'
import { naturalTime } from '../../../../demo/wire/humanise.ts'
import { linoJson } from '../../../../demo/wire/json.ts'
import { strftime } from '../../../../demo/wire/strftime.ts'

describe('how the demo site writes', () => {
  const afternoon = Date.UTC(2026, 10, 3, 15, 4, 5)

  it.each([
    ['%d.%m.%Y %H:%M', '03.11.2026 15:04'],
    ['%m/%d/%Y %I:%M %p', '11/03/2026 03:04 PM'],
    ['%Y-%m-%d %H:%M:%S', '2026-11-03 15:04:05'],
    ['%a %d %b %y, %Hh%M', 'Tue 03 Nov 26, 15h04'],
    ['%e %B 100%% %q', ' 3 November 100% %q'],
  ])('dates as %s', (format, text) => {
    expect(strftime(format, afternoon)).toBe(text)
  })

  it('midnight and noon as 12 of a half day', () => {
    expect(strftime('%I %p', Date.UTC(2026, 0, 1, 0))).toBe('12 AM')
    expect(strftime('%I %p', Date.UTC(2026, 0, 1, 12))).toBe('12 PM')
  })

  const minute = 60_000
  const hour = 60 * minute
  const day = 24 * hour
  it.each([
    [0, 'now'],
    [-1000, 'a second ago'],
    [-59_000, '59\u00a0seconds ago'],
    [-minute, 'a minute ago'],
    [20 * minute + 500, '20\u00a0minutes from now'],
    [-hour, 'an hour ago'],
    [-23 * hour, '23\u00a0hours ago'],
    [-30 * hour, '1\u00a0day, 6\u00a0hours ago'],
    [14 * day - 10, '1\u00a0week, 6\u00a0days from now'],
    [-7 * day - hour, '1\u00a0week ago'],
    [-400 * day, '1\u00a0year, 1\u00a0month ago'],
  ])('a time %d ms from now in words', (away, words) => {
    expect(naturalTime(afternoon + away, afternoon, 'en')).toBe(words)
  })

  it('days in the language of the user, hours never', () => {
    expect(naturalTime(afternoon - 10 * day, afternoon, 'de')).toBe('1\u00a0Woche, 3\u00a0Tage ago')
    expect(naturalTime(afternoon - 4 * hour, afternoon, 'fr')).toBe('4\u00a0hours ago')
  })

  it("JSON as Python's, with sorted keys and nothing but ASCII", () => {
    expect(linoJson({ b: [], a: [1, 'ä"\u23cf'], c: {} })).toBe(
      String.raw`{ "a": [ 1, "\u00e4\"\u23cf" ], "b": [  ], "c": {  } }`,
    )
    expect(JSON.parse(linoJson(['😀 \u202eabc', null, true]))).toEqual(['😀 \u202eabc', null, true])
  })
})
