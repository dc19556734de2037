import { describe, expect, it } from 'vitest'
import { calibrate, refit, stillFits, type Calibration } from '../../../../core/lino/calibration.ts'
import type { Evidence } from '../../../../core/lino/offset-fit.ts'
import { writeCell } from './write-cell.ts'

const minute = 60_000
const cookieAge = 14 * 86_400

/** Our own row on a server this number of minutes ahead of UTC, stamped a moment ago. */
function ownRow(now: number, offset: number, change: Partial<Evidence> = {}): Evidence {
  const cell = (at: number): string => writeCell(at, { order: 'dmy', pattern: '%d.%m.%Y' }, '%H:%M:%S')
  const local = now - 1000 + offset * minute
  return {
    activity: cell(local),
    expiry: cell(local + cookieAge * 1000),
    siteNow: now,
    usedAgoMs: 1000,
    maxAge: cookieAge,
    ...change,
  }
}

function learn(evidence: Evidence, before: Calibration | null = null, language = 'de'): Calibration {
  const learnt = calibrate(evidence, [], { language, before })
  if (learnt === null) throw new Error('Nothing was learnt.')
  return learnt
}

const zonesOf = (calibration: Calibration | null): readonly string[] =>
  calibration?.clocks?.zones.map(({ name }) => name) ?? []

const winter = Date.UTC(2026, 0, 20, 9, 0, 30)
const summer = Date.UTC(2026, 6, 20, 9, 0, 30)

describe('the zones of a server', () => {
  it('are those whose clocks show its time now', () => {
    const zones = zonesOf(learn(ownRow(winter, 60)))
    expect(zones).toContain('Europe/Berlin')
    expect(zones).toContain('Africa/Lagos')
    expect(zones).not.toContain('Europe/London')
    // London's summer is as far ahead of UTC as Berlin's winter.
    expect(zonesOf(learn(ownRow(summer, 60)))).toContain('Europe/London')
  })

  it('are right until the moment their clocks change', () => {
    const change = Date.UTC(2026, 9, 25, 1)
    expect(zonesOf(learn(ownRow(change - 1200_000, 120)))).toContain('Europe/Berlin')
    expect(zonesOf(learn(ownRow(change + 1200_000, 120)))).not.toContain('Europe/Berlin')
    expect(zonesOf(learn(ownRow(change - 1200_000, 60)))).not.toContain('Europe/Berlin')
    expect(zonesOf(learn(ownRow(change + 1200_000, 60)))).toContain('Europe/Berlin')
  })

  it('are none if our row shows no local time', () => {
    expect(zonesOf(learn(ownRow(winter, 60, { activity: null })))).toEqual([])
  })

  it('grow fewer with a change of the clock, because only those with the old and the new time remain', () => {
    const before = learn(ownRow(winter, 60))
    const after = zonesOf(learn(ownRow(summer, 120), before))
    expect(after).toContain('Europe/Berlin')
    // It has that time in summer and winter.
    expect(zonesOf(learn(ownRow(summer, 120)))).toContain('Africa/Johannesburg')
    expect(after).not.toContain('Africa/Johannesburg')
  })

  it('lose those whose clocks should have changed by now, and did not', () => {
    const learnt = learn(ownRow(winter, 60))
    const later = refit(learnt, ownRow(summer, 60))
    expect(zonesOf(later)).toContain('Africa/Lagos')
    expect(zonesOf(later)).not.toContain('Europe/Berlin')
    expect(later).toMatchObject({ order: 'dmy', activityOffset: 60, expiryOffset: 60, cookieAge })
  })
})

describe('what was learnt before', () => {
  it('stays the same while our row shows nothing new', () => {
    const learnt = learn(ownRow(winter, 60))
    expect(refit(learnt, ownRow(winter + 86_400_000, 60))).toBe(learnt)
    const withoutClocks = { order: learnt.order, activityOffset: 60, expiryOffset: 60, cookieAge }
    expect(refit(withoutClocks, ownRow(winter, 60))).toBe(withoutClocks)
  })

  it.each([
    ['is of another kind', 'yesterday'],
    ['has no such month', '20.13.2026 10:00:29'],
  ])('has to be learnt again where our row’s time %s', (_what, activity) => {
    const learnt = learn(ownRow(winter, 60))
    expect(refit(learnt, ownRow(winter, 60, { activity }))).toBeNull()
  })

  it('has to be learnt again at the first use of our session, even on a server in UTC', () => {
    const unused = learn(ownRow(winter, 0, { activity: null }))
    expect(stillFits(unused, ownRow(winter, 0))).toBe(false)
    expect(learn(ownRow(winter, 0), unused).activityOffset).toBe(0)
  })

  it('fits a row stamped up to 15 seconds before its use, or two after the answer’s Date', () => {
    const learnt = learn(ownRow(winter, 60))
    const stampedAgo = (ms: number): boolean =>
      stillFits(learnt, { ...ownRow(winter - ms + 1000, 60), siteNow: winter })
    expect([-3000, -2000, 0, 16_000, 17_000].map(stampedAgo)).toEqual([false, true, true, true, false])
  })
})
