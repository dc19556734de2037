import { beforeAll, afterAll, expect, it, vi } from 'vitest'
import type * as times from '../../../words/times.ts'

const eveningInUtc = Date.UTC(2026, 10, 23, 18, 5, 7)

let words: typeof times
// Formats are made once for each language, so they are made again in this zone, and again after it.
beforeAll(async () => {
  vi.stubEnv('TZ', 'Asia/Tokyo')
  vi.resetModules()
  words = await import('../../../words/times.ts')
})
afterAll(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

it('times are those of this computer, here in Tokyo', () => {
  const { clockTime, clockSeconds, exactDateTime, dayTime } = words
  expect(clockTime(eveningInUtc)).toBe('03:05')
  expect(clockSeconds(eveningInUtc)).toBe('03:05:07')
  expect(exactDateTime(eveningInUtc)).toBe('24 Nov 2026, 03:05')
  // Midnight was nine hours earlier than in UTC.
  expect(dayTime(eveningInUtc, Date.UTC(2026, 10, 24, 1))).toBe('03:05')
  expect(dayTime(Date.UTC(2026, 10, 23, 14), eveningInUtc)).toBe('23 Nov 23:00')
})

it('times of a site are those of its own clock, wherever this computer is', () => {
  expect(words.siteDateTime(eveningInUtc, 0)).toBe('23 Nov 2026, 18:05')
  expect(words.siteDateTime(eveningInUtc, 120)).toBe('23 Nov 2026, 20:05')
})
