import { describe, expect, it } from 'vitest'
import { danglingRule, lacksRoom, ruleFor } from '../../../../../../renderer/features/kills/many/many-rule.ts'
import { makeSessions, makeSite, usual } from '../../../../../support/renderer-harness/seed.ts'

const hour = 3_600_000
const site = { danglingAfterMs: 96 * hour }

describe('a rule for several sites', () => {
  it('means the dangling sessions of each, or enough of them', () => {
    expect(ruleFor(danglingRule, site)).toEqual({ dangling: true })
    expect(ruleFor({ ...danglingRule, kind: 'makeRoom', room: ' 5 ' }, site)).toEqual({
      dangling: true,
      makeRoom: 5,
    })
  })

  it('means active sessions only where the time is below the threshold of the site', () => {
    const idle = { ...danglingRule, kind: 'idle', idle: '24h' } as const
    expect(ruleFor(idle, site)).toEqual({ idleAtLeastMs: 24 * hour, includeActive: true })
    expect(ruleFor(idle, { danglingAfterMs: 12 * hour })).toEqual({ idleAtLeastMs: 24 * hour })
  })

  it('means users across the sites: their dangling sessions, or all', () => {
    const users = { ...danglingRule, kind: 'users', users: 'luc, marc ,,luc' } as const
    expect(ruleFor(users, site)).toEqual({ users: ['luc', 'marc'], dangling: true })
    expect(ruleFor({ ...users, inUse: true }, site)).toEqual({
      users: ['luc', 'marc'],
      includeActive: true,
      includeUnknown: true,
    })
  })

  it('is none while something is missing or wrong', () => {
    for (const room of ['', '0', '-1', 'five', '99999999'])
      expect(ruleFor({ ...danglingRule, kind: 'makeRoom', room }, site)).toBeNull()
    expect(ruleFor({ ...danglingRule, kind: 'idle', idle: '5' }, site)).toBeNull()
    expect(ruleFor({ ...danglingRule, kind: 'users', users: ' , ' }, site)).toBeNull()
  })
})

describe('a site', () => {
  const sessions = makeSessions(1, usual(10, 9), Date.now())
  const withLimit = (sessionsLimit: number | null) =>
    makeSite('s', 's', sessions, { sessionsLimit }, Date.now())

  it('lacks room if it is full or nearly so, and something dangles there', () => {
    expect([20, 22, 30, null].map((limit) => lacksRoom(withLimit(limit)))).toEqual([true, true, false, false])
    expect(lacksRoom(makeSite('s', 's', [], {}, 0))).toBe(false)
  })
})
