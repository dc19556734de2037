import { expect, it } from 'vitest'
import { liveThrough } from '../../../../support/fleet-week.ts'

// `test/long/fleet-week.test.ts` has a week of it.
it.each([1, 2, 3])(
  'no site is stuck and no figure older than it says, through half a day of faults, sleep and clock jumps (%s)',
  async (seed) => {
    const { broken, lists, troubles } = await liveThrough({ sites: 7, hours: 12, seed })
    expect(broken).toEqual([])
    expect(lists).toBeGreaterThan(7 * 12 * 20)
    expect(Object.keys(troubles).length).toBeGreaterThanOrEqual(6)
  },
)
