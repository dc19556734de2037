import { describe, expect, it } from 'vitest'
import type { FiguresPoint } from '../../../../contract/site.ts'
import { lastDay } from '../../../../core/domain/figures-day.ts'
import { fc } from '../../../support/properties.ts'
import { day, minute, monday } from '../../../support/sessions.ts'

const point = (at: number): FiguresPoint => ({ at, live: 3, dangling: 1, onNow: null, limit: 5 })

describe('the figures of the last day', () => {
  it('are the last ones of each quarter of an hour', () => {
    const points = [0, 5, 14, 15, 40].map((each) => point(monday + each * minute))
    const ages = lastDay(points, monday + 41 * minute).map(({ at }) => (at - monday) / minute)
    expect(ages).toEqual([14, 15, 40])
  })

  it('has no point that is a day old, or that lies ahead', () => {
    const points = [point(monday - day), point(monday - day + 1), point(monday), point(monday + 1)]
    expect(lastDay(points, monday).map(({ at }) => at - monday)).toEqual([1 - day, 0])
  })

  it('are 96 at most, in order, with the newest one, whatever came', () => {
    const times = fc.array(fc.integer({ min: -2 * day, max: day }), { maxLength: 400 })
    fc.assert(
      fc.property(times, (ages) => {
        const points = ages.map((age) => point(monday + age))
        const kept = lastDay(points, monday).map(({ at }) => at)
        expect(kept.length).toBeLessThanOrEqual(96)
        expect(kept).toEqual([...kept].sort((a, b) => a - b))
        const past = points.map(({ at }) => at).filter((at) => at <= monday && at > monday - day)
        expect(kept.at(-1) ?? null).toBe(past.length === 0 ? null : Math.max(...past))
      }),
    )
  })
})
