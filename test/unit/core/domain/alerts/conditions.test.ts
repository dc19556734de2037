import { describe, expect, it } from 'vitest'
import type { SiteState } from '../../../../../contract/site.ts'
import { conditionsOf, type UserSessions } from '../../../../../core/domain/alerts/conditions.ts'
import { mostSessions } from '../../../../../core/domain/alerts/most-sessions.ts'
import { usualAlertSettings } from '../../../../../core/domain/alerts/thresholds.ts'
import { newFailure } from '../../../../../contract/failure.ts'
import { day, minute, monday, session } from '../../../../support/sessions.ts'
import { site as usual } from '../../../main/cli/fake-data.ts'

const counts = {
  listed: 10,
  live: 10,
  own: 1,
  active: 9,
  dangling: 0,
  unknown: 0,
  expired: 0,
  anonymous: 0,
  expiryUnknown: 0,
  onNow: 9,
  today: 9,
}
const read: SiteState = { ...usual, readAt: monday, figuresFrom: 'list', sessionsLimit: 50, counts }
const { all } = usualAlertSettings

const kinds = (more: Partial<SiteState>, most: UserSessions | null = null, thresholds = all): string[] =>
  conditionsOf({ ...read, ...more }, most, thresholds, monday).hold.map(({ kind }) => kind)
const live = (count: number, onNow: number | null): Partial<SiteState> => ({
  counts: { ...counts, live: count, active: count - 1, onNow },
})

describe('the conditions of a site', () => {
  it.each([
    ['with room', live(10, 9), []],
    ['just below 80 %', live(39, 30), []],
    ['at 80 %', live(40, 30), ['nearLimit']],
    ['full and in use', live(50, 40), ['full']],
    ['full with three on now', live(50, 3), ['falseAlert']],
    ['full, and nobody knows who is on now', live(50, null), ['full']],
    ['without a limit', { ...live(5000, 3), sessionsLimit: null }, []],
    ['with many dangling ones', { counts: { ...counts, dangling: 200 } }, ['dangling']],
    ['with fewer', { counts: { ...counts, dangling: 199 } }, []],
  ])('%s', (_, more, expected) => {
    expect(kinds(more)).toEqual(expected)
  })

  it('are about one user only from the threshold on', () => {
    expect(kinds({}, { user: 'robin', count: 49 })).toEqual([])
    expect(kinds({}, { user: 'robin', count: 50 })).toEqual(['userSessions'])
  })

  it('have no alert where the threshold is off', () => {
    const off = { ...all, full: false, falseAlert: false, nearLimitPercent: null }
    expect([...kinds(live(50, 40), null, off), ...kinds(live(50, 3), null, off)]).toEqual([])
  })
})

describe('a site that cannot be read', () => {
  const failing = (
    kind: 'timedOut' | 'certificate' | 'limitReached',
    failingSince: number,
  ): Partial<SiteState> => ({
    ...live(50, 40),
    failure: newFailure(kind, kind === 'limitReached' ? 'siteFull' : 'consoleDoesNotAnswer'),
    failingSince,
  })

  it('neither has nor lacks a condition about its counts', () => {
    const { hold, unknown } = conditionsOf({ ...read, ...failing('timedOut', monday) }, null, all, monday)
    expect(hold).toEqual([])
    expect(unknown).toEqual(['full', 'falseAlert', 'nearLimit', 'dangling', 'userSessions'])
  })

  it('is out of reach after five minutes', () => {
    expect(kinds(failing('timedOut', monday - 5 * minute + 1))).toEqual([])
    expect(kinds(failing('timedOut', monday - 5 * minute))).toEqual(['unreachable'])
  })

  it('shows its certificate at once', () => {
    expect(kinds(failing('certificate', monday))).toEqual(['certificate'])
  })

  it('says nothing by the figures of an earlier run', () => {
    const { hold, unknown } = conditionsOf(
      { ...read, ...live(50, 3), figuresFrom: 'disk' },
      null,
      all,
      monday,
    )
    expect([hold, unknown.length]).toEqual([[], 5])
  })

  it('is full if it refuses a sign-in by its limit', () => {
    const refused = { ...read, ...failing('limitReached', monday), access: 'signedOut' as const }
    const { hold, unknown } = conditionsOf(refused, null, all, monday)
    expect(hold).toEqual([{ kind: 'full', figures: { limit: 50 } }])
    expect(unknown).not.toContain('full')
  })
})

it('a trusted certificate expires within 14 days', () => {
  const certificate = (validTo: number | null): Partial<SiteState> => ({
    certificate: { fingerprint: 'AB', validTo },
  })
  expect(kinds(certificate(monday + 14 * day + 1))).toEqual([])
  expect(kinds(certificate(monday + 14 * day))).toEqual(['certificateExpires'])
  expect(kinds(certificate(null))).toEqual([])
})

it('the user with most live sessions is found without anonymous and expired ones', () => {
  const sessions = [
    ...Array.from({ length: 3 }, () => session({ user: null })),
    ...Array.from({ length: 3 }, () => session({ user: 'luc', expiresAt: monday - day })),
    session({ user: 'marc' }),
    session({ user: 'robin' }),
    session({ user: 'robin' }),
  ]
  expect(mostSessions(sessions, monday)).toEqual({ user: 'robin', count: 2 })
  expect(mostSessions([session({ user: null })], monday)).toBeNull()
})
