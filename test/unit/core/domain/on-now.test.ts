import { fc } from '../../../support/properties.ts'
import { describe, expect, it } from 'vitest'
import { countSessions } from '../../../../core/domain/counts.ts'
import { anySite, day, hour, minute, monday, session } from '../../../support/sessions.ts'

const by = { danglingAfterMs: 4 * day, onNowMs: 15 * minute, clockOffsetMinutes: 60 }
const used = (ago: number, more = {}) => session({ lastActivity: monday - ago, ...more })

describe('on now', () => {
  it.each([
    ['used this minute', used(0), 1],
    ['used a quarter of an hour ago', used(15 * minute), 1],
    ['used a millisecond longer ago', used(15 * minute + 1), 0],
    ['used in the future, by a wrong clock', used(-minute), 1],
    ['the console’s own', used(0, { own: true }), 0],
    ['never used', session({ lastActivity: null, activityUnknown: 'neverUsed' }), 0],
    ['expired', used(0, { expiresAt: monday - day }), 0],
    ['with an expiry that was not read', used(0, { expiresAt: null }), 0],
  ])('a session that is %s counts %#', (_, each, count) => {
    expect(countSessions([each], monday, by).onNow).toBe(count)
  })

  it('has the time of its site', () => {
    const sessions = [used(5 * minute), used(40 * minute)]
    expect(countSessions(sessions, monday, { ...by, onNowMs: hour }).onNow).toBe(2)
    expect(countSessions(sessions, monday, { ...by, onNowMs: minute }).onNow).toBe(0)
  })

  it('is never more than the active ones', () => {
    fc.assert(
      fc.property(anySite, (sessions) => {
        const { onNow, active } = countSessions(sessions, monday, by)
        expect(onNow).toBeLessThanOrEqual(active)
      }),
    )
  })
})

describe('today', () => {
  // Monday, 8:00 UTC.
  it.each([
    [60, used(8 * hour), 1],
    [60, used(9 * hour), 1],
    [60, used(9 * hour + 1), 0],
    [-600, used(9 * hour), 1],
    [-600, used(22 * hour), 1],
    [-600, used(22 * hour + 1), 0],
    [345, used(13 * hour + 45 * minute), 1],
    [345, used(13 * hour + 45 * minute + 1), 0],
  ])('begins at the site’s midnight: %i minutes from UTC (%#)', (clockOffsetMinutes, each, count) => {
    expect(countSessions([each], monday, { ...by, clockOffsetMinutes }).today).toBe(count)
  })

  it('counts a dangling session that was used today, and no own or expired one', () => {
    const short = { ...by, danglingAfterMs: minute }
    const sessions = [used(hour), used(hour, { own: true }), used(hour, { expiresAt: monday - 2 * minute })]
    expect(countSessions(sessions, monday, short)).toMatchObject({ dangling: 1, today: 1, onNow: 0 })
  })
})

it('neither is known before the site’s clock is', () => {
  const counts = countSessions([used(0)], monday, { ...by, clockOffsetMinutes: null })
  expect(counts).toMatchObject({ active: 1, onNow: null, today: null })
})
