import { fc } from '../../../support/properties.ts'
import { describe, expect, it } from 'vitest'
import {
  defaultDanglingAfterMs,
  idleMs,
  isExpired,
  mayHaveExpired,
  reasonsOf,
  stateOf,
} from '../../../../core/domain/state.ts'
import { anySession, day, hour, minute, monday, session } from '../../../support/sessions.ts'

const judge = (given: Parameters<typeof session>[0]) =>
  stateOf(session(given), monday, defaultDanglingAfterMs)

describe('stateOf', () => {
  it.each([
    ['the own session, however idle', { own: true, lastActivity: monday - 9 * day }, 'own'],
    ['used an hour ago', { lastActivity: monday - hour }, 'active'],
    ['idle for exactly four days', { lastActivity: monday - 4 * day }, 'dangling'],
    ['idle for a millisecond less', { lastActivity: monday - 4 * day + 1 }, 'active'],
    ['never used since sign-in', { activityUnknown: 'neverUsed' }, 'unknown'],
    ['a cell that cannot be read', { activityUnknown: 'unreadable' }, 'unknown'],
    ['an expiry that cannot be read', { expiresAt: null, lastActivity: monday - 9 * day }, 'unknown'],
    ['past its expiry', { expiresAt: monday - minute }, 'expired'],
    ['within the minute of its expiry', { expiresAt: monday - minute + 1 }, 'active'],
    ['used in the future, by a clock that is off', { lastActivity: monday + hour }, 'active'],
  ] as const)('%s is %s', (_, given, expected) => {
    expect(judge(given)).toBe(expected)
  })

  it('never judges by an activity that is not known', () => {
    fc.assert(
      fc.property(anySession, fc.integer({ min: 1, max: 30 * day }), (each, threshold) => {
        const state = stateOf(each, monday, threshold)
        if (state === 'dangling') {
          expect(idleMs(each, monday)).toBeGreaterThanOrEqual(threshold)
          expect(each.expiresAt).not.toBeNull()
        }
        if (each.lastActivity === null) expect(['own', 'expired', 'unknown']).toContain(state)
      }),
    )
  })

  it('once expired stays expired, once dangling stays so until it expires', () => {
    fc.assert(
      fc.property(anySession, fc.integer({ min: 0, max: 30 * day }), (each, later) => {
        if (isExpired(each, monday)) expect(isExpired(each, monday + later)).toBe(true)
        if (stateOf(each, monday, 4 * day) === 'dangling') {
          expect(['dangling', 'expired']).toContain(stateOf(each, monday + later, 4 * day))
        }
      }),
    )
  })
})

describe('an expiry that may mean two moments', () => {
  it('is past only by the later one, and may be past by the earlier one', () => {
    const twice = session({ expiresAt: monday + hour, expiresFrom: monday })
    expect(isExpired(twice, monday + 30 * minute)).toBe(false)
    expect(mayHaveExpired(twice, monday + 30 * minute)).toBe(true)
    expect(isExpired(twice, monday + hour + minute)).toBe(true)
  })
})

describe('reasonsOf', () => {
  it('returns the idle time in whole seconds', () => {
    expect(reasonsOf(session({ lastActivity: monday - 6 * day }), monday)).toEqual([
      { code: 'idle', seconds: 518_400 },
    ])
  })

  it('says how long ago an unused session was saved, if that is known', () => {
    const neverUsed = { activityUnknown: 'neverUsed', lastSaved: monday - 6 * day } as const
    expect(reasonsOf(session(neverUsed), monday)).toEqual([{ code: 'neverUsed', savedSecondsAgo: 518_400 }])
    expect(reasonsOf(session({ ...neverUsed, lastSaved: null }), monday)).toEqual([{ code: 'neverUsed' }])
  })

  it('says how much longer it may be idle, if the site’s clock may have changed since', () => {
    const twice = session({ lastActivity: monday - hour, lastActivityFrom: monday - 2 * hour })
    expect(reasonsOf(twice, monday)).toContainEqual({ code: 'clockChange', seconds: 3600 })
    expect(idleMs(twice, monday)).toBe(hour)
  })

  it('gives a doubtful expiry the same reason, whether or not the activity is doubtful', () => {
    const twice = session({ expiresAt: monday + hour, expiresFrom: monday })
    const expected = { code: 'clockChange', of: 'expiry', seconds: 3600 }
    expect(reasonsOf(twice, monday)).toContainEqual(expected)
    expect(reasonsOf({ ...twice, lastActivity: null, activityUnknown: 'neverUsed' }, monday)).toContainEqual(
      expected,
    )
    expect(reasonsOf(twice, monday + day)).toContainEqual(expected)
    expect(reasonsOf(session(), monday)).not.toContainEqual(expect.objectContaining({ code: 'clockChange' }))
  })

  it('names the newer sessions of the same user', () => {
    expect(reasonsOf(session(), monday, 2)).toContainEqual({ code: 'newerSessions', count: 2 })
  })
})
