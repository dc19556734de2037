import { expect, it } from 'vitest'
import { isoTime } from '../../../../core/domain/iso-time.ts'

it('is ISO 8601 in UTC, or null', () => {
  expect(isoTime(Date.UTC(2026, 10, 23, 3, 24))).toBe('2026-11-23T03:24:00.000Z')
  expect(isoTime(null)).toBeNull()
})

it('never throws, whatever a site said', () => {
  expect(isoTime(1e300)).toBeNull()
})
