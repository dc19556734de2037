import { fc } from '../../../support/properties.ts'
import { describe, expect, it } from 'vitest'
import { countSessions } from '../../../../core/domain/counts.ts'
import { anySite, day, monday, session } from '../../../support/sessions.ts'

describe('countSessions', () => {
  it('counts expired ones as listed and not as live', () => {
    const sessions = [
      session({ own: true }),
      session(),
      session({ lastActivity: monday - 5 * day }),
      session({ user: null, activityUnknown: 'neverUsed' }),
      session({ user: null, expiresAt: monday - day }),
    ]
    expect(countSessions(sessions, monday, 4 * day)).toEqual({
      listed: 5,
      live: 4,
      own: 1,
      active: 1,
      dangling: 1,
      unknown: 1,
      expired: 1,
      anonymous: 1,
      expiryUnknown: 0,
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
    expect(countSessions(sessions, monday, 4 * day)).toMatchObject({ live: 5, expiryUnknown: 3 })
  })

  it('adds up', () => {
    fc.assert(
      fc.property(anySite, (sessions) => {
        const counts = countSessions(sessions, monday, 4 * day)
        expect(counts.live).toBe(counts.own + counts.active + counts.dangling + counts.unknown)
        expect(counts.live + counts.expired).toBe(sessions.length)
      }),
    )
  })
})
