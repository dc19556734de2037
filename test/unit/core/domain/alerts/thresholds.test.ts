import { expect, it } from 'vitest'
import { isQuiet } from '../../../../../core/domain/alerts/quiet.ts'
import { thresholdsOf, usualAlertSettings } from '../../../../../core/domain/alerts/thresholds.ts'

it('a site has the thresholds of its tags, in their order, and its own come last', () => {
  const settings = {
    ...usualAlertSettings,
    tags: { voga: { danglingAtLeast: 5, nearLimitPercent: 70 }, big: { danglingAtLeast: 500 } },
    sites: { s1: { nearLimitPercent: null } },
  }
  const of = (siteId: string, tags: readonly string[]): unknown => {
    const { danglingAtLeast, nearLimitPercent, unreachableMinutes } = thresholdsOf({ siteId, tags }, settings)
    return [danglingAtLeast, nearLimitPercent, unreachableMinutes]
  }
  expect(of('s2', [])).toEqual([200, 80, 5])
  expect(of('s2', ['voga', 'big'])).toEqual([500, 70, 5])
  expect(of('s2', ['big', 'voga'])).toEqual([5, 70, 5])
  expect(of('s1', ['voga'])).toEqual([5, null, 5])
})

it('a tag called like a property of every object has no thresholds', () => {
  const site = { siteId: 'constructor', tags: ['__proto__', 'toString'] }
  expect(thresholdsOf(site, usualAlertSettings)).toEqual(usualAlertSettings.all)
})

it.each([
  [{ from: 1320, to: 360 }, [1320, 0, 359], [1319, 360, 720]],
  [{ from: 720, to: 780 }, [720, 779], [719, 780, 0]],
  [{ from: 600, to: 600 }, [], [600, 0]],
  [null, [], [0, 720]],
])('quiet hours %j', (quiet, within, outside) => {
  expect(within.map((minute) => isQuiet(minute, quiet))).toEqual(within.map(() => true))
  expect(outside.map((minute) => isQuiet(minute, quiet))).toEqual(outside.map(() => false))
})
