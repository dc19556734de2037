import { expect, it } from 'vitest'
import { durationText, parseDuration } from '../../../../core/domain/duration.ts'

it.each([
  ['30m', 1_800_000],
  ['12h', 43_200_000],
  ['4d', 345_600_000],
  ['2w', 1_209_600_000],
  ['1.5h', 5_400_000],
  ['90s', 90_000],
  ['4', null],
  ['0d', null],
  ['-1d', null],
  ['4 d', 345_600_000],
  ['4  d', null],
  ['4D', null],
  ['', null],
  ['d', null],
  ['4y', null],
])('%s', (text, ms) => {
  expect(parseDuration(text)).toBe(ms)
})

it.each([
  [345_600_000, '4d'],
  [129_600_000, '36h'],
  [5_400_000, '90m'],
  [90_000, '90s'],
])('%d is written so that it is read again', (ms, text) => {
  expect([durationText(ms), parseDuration(durationText(ms))]).toEqual([text, ms])
})
