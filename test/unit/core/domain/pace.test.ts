import { describe, expect, it } from 'vitest'
import { createPace } from '../../../../core/domain/pace.ts'

/** The pace after answers of these durations, milliseconds. */
function after(...times: number[]) {
  const pace = createPace()
  for (const ms of times) pace.took(ms)
  return pace
}

const times = (count: number, ms: number): number[] => Array.from({ length: count }, () => ms)

describe('pace', () => {
  it('is full while a site answers as at the start, and when a single answer is slow', () => {
    expect(after(...times(10, 20), ...times(20, 59))).toMatchObject({ slowedDown: false, waitMs: 0 })
    expect(after(...times(20, 20), 5000, 20, 20)).toMatchObject({ slowedDown: false, waitMs: 0 })
  })

  it('gives a site that got over three times slower as much time as its answers take', () => {
    expect(after(...times(10, 20), ...times(5, 100))).toMatchObject({ slowedDown: true, waitMs: 100 })
  })

  it('is full again when the site has recovered', () => {
    expect(after(...times(10, 20), ...times(5, 100), ...times(5, 30)).slowedDown).toBe(false)
  })

  it('takes no notice of a few milliseconds, and never waits longer than five seconds', () => {
    expect(after(...times(10, 1), ...times(5, 12)).slowedDown).toBe(false)
    expect(after(...times(10, 20), ...times(5, 30_000)).waitMs).toBe(5000)
  })

  it('says nothing before it knows the start', () => {
    expect(after(...times(9, 20), 900).slowedDown).toBe(false)
  })
})
