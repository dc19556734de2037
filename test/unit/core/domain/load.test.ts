import { describe, expect, it } from 'vitest'
import { createLoadMeter } from '../../../../core/domain/load.ts'
import { fc } from '../../../support/properties.ts'
import { hour, minute, monday } from '../../../support/sessions.ts'

describe('what the console asks of a site in an hour', () => {
  it('counts requests, and how long their answers took', () => {
    const load = createLoadMeter()
    load.note(monday, 1200)
    load.note(monday + minute, 0)
    load.note(monday + 2 * minute, 350)
    expect(load.lastHour(monday + 3 * minute)).toEqual({ requestsAnHour: 3, serverSecondsAnHour: 1.6 })
  })

  it('forgets what is more than an hour old, and what a clock that was set back puts ahead', () => {
    const load = createLoadMeter()
    load.note(monday, 1000)
    load.note(monday + hour - 1, 1000)
    expect(load.lastHour(monday + hour)).toEqual({ requestsAnHour: 1, serverSecondsAnHour: 1 })
    expect(load.lastHour(monday)).toEqual({ requestsAnHour: 0, serverSecondsAnHour: 0 })
  })

  it('of any requests is that of the last sixty minutes', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 * minute }), fc.nat(60_000)))
    fc.assert(
      fc.property(steps, (given) => {
        const load = createLoadMeter()
        let now = monday
        const all = given.map(([ms, tookMs]) => {
          now += ms
          load.note(now, tookMs)
          return now
        })
        const { requestsAnHour, serverSecondsAnHour } = load.lastHour(now)
        expect(requestsAnHour).toBeLessThanOrEqual(all.filter((at) => at > now - hour).length)
        expect(requestsAnHour).toBeGreaterThanOrEqual(all.filter((at) => at > now - hour + minute).length)
        expect(serverSecondsAnHour).toBeLessThanOrEqual(requestsAnHour * 60)
      }),
    )
  })
})
