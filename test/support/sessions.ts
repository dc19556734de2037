import { fc } from './properties.ts'
import type { Session } from '../../contract/session.ts'

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** Monday morning. */
export const monday = Date.UTC(2026, 10, 23, 8, 0, 0)

let made = 0

/** A session of luc, idle for an hour, that lives for another ten days, by default. */
export function session(given: Partial<Session> = {}): Session {
  made += 1
  return {
    ref: made.toString(16).padStart(16, '0'),
    keyPrefix: 'abc123',
    user: 'luc',
    ip: '10.0.0.7',
    lastActivity: given.activityUnknown ? null : monday - hour,
    activityUnknown: null,
    lastSaved: monday - hour,
    expiresAt: monday + 10 * day,
    own: false,
    ...given,
  }
}

/** Any session that a site could show around `monday`. Odd ones are as likely as usual ones. */
export const anySession: fc.Arbitrary<Session> = fc
  .record({
    ref: fc.integer({ min: 0, max: 2 ** 40 }).map((n) => n.toString(16).padStart(16, '0')),
    keyPrefix: fc.string({ minLength: 6, maxLength: 6 }),
    user: fc.option(fc.constantFrom('luc', 'marc', 'robin', 'rolf')),
    ip: fc.option(fc.constantFrom('10.0.0.7', '2001:db8::7', '<b>spoofed</b>')),
    idle: fc.option(fc.integer({ min: -hour, max: 30 * day })),
    unknown: fc.constantFrom('neverUsed' as const, 'unreadable' as const, 'notCalibrated' as const),
    expiresIn: fc.option(fc.integer({ min: -30 * day, max: 14 * day })),
    lastSaved: fc.option(fc.integer({ min: monday - 30 * day, max: monday })),
    own: fc.integer({ min: 0, max: 20 }).map((n) => n === 0),
  })
  .map(({ idle, unknown, expiresIn, ...rest }) => ({
    ...rest,
    lastActivity: idle === null ? null : monday - idle,
    activityUnknown: idle === null ? unknown : null,
    expiresAt: expiresIn === null ? null : monday + expiresIn,
  }))

/** A whole site: refs differ, and at most one session is our own. */
export const anySite: fc.Arbitrary<Session[]> = fc
  .uniqueArray(anySession, { selector: (each) => each.ref, maxLength: 60 })
  .map((sessions) => {
    const own = sessions.findIndex((each) => each.own)
    return sessions.map((each, at) => ({ ...each, own: at === own }))
  })
