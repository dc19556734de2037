import { describe, expect, it } from 'vitest'
import { calibrate } from '../../../../core/lino/calibration.ts'
import type { Evidence } from '../../../../core/lino/offset-fit.ts'

const hour = 3_600_000
/** On this day our own row reads alike as d/m and as m/d. */
const may5 = Date.UTC(2026, 4, 5, 10, 0, 30)

/** Our own row, used now. Nothing is known about its expiry. */
function ownRow(change: Partial<Evidence> = {}): Evidence {
  return {
    activity: '05/05/2026 10:00',
    expiry: '',
    siteNow: may5,
    usedAgoMs: 1000,
    maxAge: null,
    ...change,
  }
}
const orderOf = (others: readonly string[], evidence = ownRow()) => calibrate(evidence, others)?.order ?? null

describe('the order of day and month, if neither our own row nor an expiry shows it', () => {
  it('is that in which every other row can be read', () => {
    expect(orderOf(['20/04/2026 10:00'])).toBe('dmy')
    expect(orderOf(['04/20/2026 10:00'])).toBe('mdy')
    expect(orderOf(['what is no date', '04/20/2026 10:00'])).toBe('mdy')
  })

  it('is not known if one row would be another day, though others would not', () => {
    expect(orderOf(['04/04/2026 10:00', '02/03/2026 10:00'])).toBeNull()
    expect(orderOf(['02/03/2026 10:00', '04/04/2026 10:00'])).toBeNull()
    expect(orderOf(['04/04/2026 10:00', '03/03/2026 10:00'])).not.toBeNull()
  })

  it('is not known if the third of three orders reads a row differently', () => {
    const ownTime = { activity: '11-11-11 10:00', siteNow: Date.UTC(2011, 10, 11, 10, 0, 30) }
    expect(orderOf(['11-11-11 09:00'], ownRow(ownTime))).not.toBeNull()
    expect(orderOf(['11-11-10 10:00'], ownRow(ownTime))).toBeNull()
  })

  it.each([0, 13, -9])('takes a row of the next hour for no mistake, %d hours ahead of UTC', (ahead) => {
    const siteNow = Date.UTC(2026, 4, 5, 23, 30, 30) - ahead * hour
    const own = ownRow({ activity: '05/05/2026 23:30', siteNow })
    // The 6th of May is near, and the 5th of June is not. A server's clock is set back by an hour in autumn.
    expect(orderOf(['06/05/2026 00:25'], own)).toBe('dmy')
    expect(orderOf(['05/06/2026 00:25'], own)).toBe('mdy')
    expect(orderOf(['06/05/2026 01:00'], own)).toBeNull()
  })
})

describe('an expiry', () => {
  const expiry = { expiry: '19/05/2026 10:00', maxAge: 14 * 86_400 }

  it('is not needed', () => {
    const learnt = calibrate(ownRow({ activity: '20/05/2026 10:00', siteNow: may5 + 15 * 24 * hour }), [])
    expect(learnt).toMatchObject({ order: 'dmy', activityOffset: 0, expiryOffset: null, cookieAge: null })
  })

  it('is enough while our session is not used yet', () => {
    expect(calibrate(ownRow({ activity: null, ...expiry }), [])).toMatchObject({
      order: 'dmy',
      activityOffset: null,
      expiryOffset: 0,
    })
  })

  it('does not help if our last activity cannot be true', () => {
    expect(calibrate(ownRow({ ...expiry, activity: '20/04/2026 10:00' }), [])).toBeNull()
    expect(calibrate(ownRow({ ...expiry, activity: 'today' }), [])).toBeNull()
  })

  it('that cannot be read, of a session not used yet, teaches nothing', () => {
    expect(calibrate(ownRow({ activity: null }), [])).toBeNull()
    expect(calibrate(ownRow({ activity: null }), ['20/04/2026 10:00'])).toBeNull()
  })
})
