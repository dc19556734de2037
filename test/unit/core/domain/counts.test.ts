import { fc } from '../../../support/properties.ts'
import { describe, expect, it } from 'vitest'
import { countSessions } from '../../../../core/domain/counts.ts'
import { anySite, day, minute, monday, session } from '../../../support/sessions.ts'

const by = { danglingAfterMs: 4 * day, onNowMs: 15 * minute, clockOffsetMinutes: 60 }

describe('countSessions', () => {
  it('counts expired ones as listed and not as live', () => {
    const sessions = [
      session({ own: true }),
      session(),
      session({ lastActivity: monday - 5 * day }),
      session({ user: null, activityUnknown: 'neverUsed' }),
      session({ user: null, expiresAt: monday - day }),
    ]
    expect(countSessions(sessions, monday, by)).toEqual({
      listed: 5,
      live: 4,
      own: 1,
      active: 1,
      dangling: 1,
      unknown: 1,
      expired: 1,
      anonymous: 1,
      expiryUnknown: 0,
      onNow: 0,
      today: 1,
    })
  })

  it('says how many live ones may have expired because their expiry was not read, without the own one', () => {
    const unread = { expiresAt: null }
    const sessions = [
      session({ ...unread, own: true }),
      session(unread),
      session({ ...unread, activityUnknown: 'neverUsed' }),
      session({ ...unread, ownElsewhere: true }),
      session(),
    ]
    expect(countSessions(sessions, monday, by)).toMatchObject({ live: 5, expiryUnknown: 3 })
  })

  it('adds up', () => {
    fc.assert(
      fc.property(anySite, (sessions) => {
        const counts = countSessions(sessions, monday, by)
        expect(counts.live).toBe(counts.own + counts.active + counts.dangling + counts.unknown)
        expect(counts.live + counts.expired).toBe(sessions.length)
      }),
    )
  })
})
