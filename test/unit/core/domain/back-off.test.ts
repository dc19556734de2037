import { describe, expect, it } from 'vitest'
import { askedRestMs, backOffMs } from '../../../../core/domain/back-off.ts'
import { fc } from '../../../support/properties.ts'

describe('how long a failing site is left alone', () => {
  it('is drawn from twice the usual rest after the first failure, and from more after each', () => {
    expect([1, 2, 3, 4, 5].map((failures) => backOffMs(failures, 15_000, 1))).toEqual([
      30_000, 60_000, 120_000, 240_000, 300_000,
    ])
    expect(backOffMs(1, 15_000, 0)).toBe(5000)
    expect(backOffMs(1, 15_000, 0.5)).toBe(17_500)
  })

  it('is at least 5 s and at most 5 minutes, however often it fails', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, draw) => {
          const ms = backOffMs(n, 60_000, draw)
          expect(ms).toBeGreaterThanOrEqual(5000)
          expect(ms).toBeLessThanOrEqual(300_000)
        },
      ),
    )
  })
})

describe('the rest that a site asks for', () => {
  it.each([
    [undefined, 0],
    [0, 0],
    [120, 120_000],
    [900, 900_000],
    [901, 900_000],
    [86_400, 900_000],
    [Infinity, 900_000],
  ])('%s s: %s ms', (seconds, ms) => {
    expect(askedRestMs(seconds)).toBe(ms)
  })
})
