import { fc } from '../../../support/properties.ts'
import { describe, expect, it } from 'vitest'
import type { KillRule } from '../../../../contract/rule.ts'
import { chooseSessions, type ChoosingAt } from '../../../../core/domain/kill-choice.ts'
import { stateOf } from '../../../../core/domain/state.ts'
import { anySite, day, hour, monday, session } from '../../../support/sessions.ts'

const site: ChoosingAt = {
  now: monday,
  danglingAfterMs: 4 * day,
  sessionsLimit: null,
  isExempt: () => false,
}
const own = session({ own: true, user: 'robin' })
const active = session({ lastActivity: monday - hour })
const old = session({ lastActivity: monday - 6 * day })
const older = session({ lastActivity: monday - 9 * day, user: 'marc' })
const unknown = session({ user: null, activityUnknown: 'neverUsed' })
const expired = session({ expiresAt: monday - day })
const all = [active, expired, unknown, own, old, older]

const choose = (rule: KillRule, at: Partial<ChoosingAt> = {}) => chooseSessions(all, rule, { ...site, ...at })
const chosen = (rule: KillRule, at: Partial<ChoosingAt> = {}) => choose(rule, at).sessions

describe('room on a site that counts expired sessions', () => {
  const makeRoom = { makeRoom: 2, includeActive: true, includeUnknown: true }

  it('is what all listed ones leave', () => {
    // Six are listed, five of them are live.
    const at = { sessionsLimit: 7 }
    expect(chosen(makeRoom, at)).toHaveLength(0)
    expect(chosen(makeRoom, { ...at, countsExpired: false })).toHaveLength(0)
    expect(chosen(makeRoom, { ...at, countsExpired: true })).toHaveLength(1)
    expect(chosen(makeRoom, { ...at, countsExpired: true, ownLeaves: true })).toHaveLength(0)
  })

  it('may not be had by killing: expired ones stay', () => {
    expect(choose(makeRoom, { sessionsLimit: 2, countsExpired: true })).toMatchObject({ missing: 2 })
  })
})

describe('what a rule chooses', () => {
  it('is what fits, the longest idle first, and never the own session or an expired one', () => {
    expect(chosen({ dangling: true })).toEqual([older, old])
    expect(chosen({ all: true })).toEqual([older, old, active, unknown])
    expect(chosen({ users: ['robin'], includeActive: true })).toEqual([])
    expect(chosen({})).toEqual([])
  })

  it('says of named ones why they are not chosen', () => {
    const refs = [own.ref, expired.ref, 'f'.repeat(16), old.ref]
    expect(choose({ refs })).toMatchObject({
      sessions: [old],
      leftOut: [
        { ref: own.ref, reason: 'own' },
        { ref: expired.ref, reason: 'expired' },
        { ref: 'f'.repeat(16), reason: 'notListed' },
      ],
    })
  })

  it('leaves out exempt ones whatever is chosen, and says so', () => {
    const isExempt = (each: { user: string | null }) => each.user === 'marc'
    expect(choose({ dangling: true }, { isExempt })).toMatchObject({
      sessions: [old],
      leftOut: expect.arrayContaining([{ ref: older.ref, reason: 'exempt' }]),
    })
    expect(choose({ refs: [older.ref] }, { isExempt }).sessions).toEqual([])
    expect(choose({ dangling: true, exemptUsers: ['marc'] }).leftOut).toContainEqual({
      ref: older.ref,
      reason: 'exempt',
    })
  })

  it('takes at most this number of those that may be killed', () => {
    const isExempt = (each: { user: string | null }) => each.user === 'marc'
    expect(chosen({ dangling: true, max: 1 })).toEqual([older])
    expect(chosen({ dangling: true, max: 1 }, { isExempt })).toEqual([old])
  })

  it('leaves each user the newest, counted over all that the user has', () => {
    const { sessions, leftOut } = choose({ dangling: true, keepNewest: 1 })
    expect(sessions).toEqual([old])
    expect(leftOut).toContainEqual({ ref: older.ref, reason: 'newest' })
  })

  it('mentions the own session only if the user named it, because nobody expects it of a rule', () => {
    expect(choose({ users: ['robin'], includeActive: true }).leftOut).toEqual([])
    expect(choose({ all: true })).toMatchObject({ sessions: { length: 4 }, leftOut: [] })
    expect(choose({ refs: [own.ref], users: ['robin'] }).leftOut).toEqual([{ ref: own.ref, reason: 'own' }])
  })

  it('is empty if nothing is asked for, with or without exemptions and limits', () => {
    expect(choose({ exemptUsers: ['marc'], max: 3, keepNewest: 1 })).toEqual({
      sessions: [],
      missing: 0,
      leftOut: [{ ref: unknown.ref, reason: 'unknownActivity' }],
    })
  })

  it('mentions no user’s unknown sessions when asked for anonymous ones', () => {
    const lucs = session({ activityUnknown: 'unreadable' })
    const leftOut = chooseSessions([unknown, lucs], { anonymous: true }, site).leftOut
    expect(leftOut).toEqual([{ ref: unknown.ref, reason: 'unknownActivity' }])
    const both = chooseSessions([unknown, lucs], { dangling: true }, site).leftOut
    expect(both.map(({ ref }) => ref)).toEqual([unknown.ref, lucs.ref])
  })

  it('leaves out whose activity is unknown, unless asked for', () => {
    expect(choose({ dangling: true }).leftOut).toEqual([{ ref: unknown.ref, reason: 'unknownActivity' }])
    expect(choose({ anonymous: true }).leftOut).toEqual([{ ref: unknown.ref, reason: 'unknownActivity' }])
    expect(choose({ anonymous: true, includeUnknown: true })).toMatchObject({
      sessions: [unknown],
      leftOut: [],
    })
    expect(choose({ users: ['luc'] }).leftOut).toEqual([])
  })
})

describe('making room', () => {
  it('leaves out sessions whose expiry could not be read, whatever is included, unless one is named', () => {
    const unread = [
      session({ expiresAt: null, activityUnknown: 'unreadable' }),
      session({ expiresAt: null, activityUnknown: 'neverUsed', user: null }),
      session({ expiresAt: null, lastActivity: monday - 9 * day }),
    ]
    const included = { includeUnknown: true, includeActive: true }
    const room = (rule: KillRule) => chooseSessions([own, ...unread], { makeRoom: 2, ...rule }, site)
    const leftOut = unread.map(({ ref }) => ({ ref, reason: 'unknownExpiry' }))
    expect(room(included)).toEqual({ sessions: [], missing: 2, leftOut })
    expect(room({ ...included, users: ['luc'] }).sessions).toEqual([])
    expect(room({ ...included, anonymous: true }).sessions).toEqual([])
    const [first] = unread
    expect(room({ refs: first ? [first.ref] : [] }).sessions).toEqual([first])
    // A read expiry in the same list can be chosen as before.
    expect(chooseSessions([unknown, ...unread], { makeRoom: 2, ...included }, site).sessions).toEqual([
      unknown,
    ])
    // Who ends unknown ones for another reason than room has asked for exactly these.
    expect(chooseSessions(unread, { anonymous: true, ...included }, site).sessions).toHaveLength(1)
  })

  it('takes the least risky: first users with a newer session, then the longest idle', () => {
    // luc has a newer one, marc has not.
    expect(chosen({ makeRoom: 1 })).toEqual([old])
    expect(chosen({ makeRoom: 2 })).toEqual([older, old])
  })

  it('counts the room that there is below the limit', () => {
    // Five are live.
    expect(chosen({ makeRoom: 2 }, { sessionsLimit: 6 })).toEqual([old])
    expect(chosen({ makeRoom: 2 }, { sessionsLimit: 7 })).toEqual([])
    expect(chosen({ makeRoom: 1 }, { sessionsLimit: 4 })).toEqual([older, old])
  })

  it('counts our own place as free if our session ends right after', () => {
    expect(chosen({ makeRoom: 2 }, { sessionsLimit: 5, ownLeaves: true })).toEqual([old])
    expect(chosen({ makeRoom: 1 }, { sessionsLimit: 4, ownLeaves: true })).toEqual([old])
    expect(chosen({ makeRoom: 2 }, { ownLeaves: true })).toEqual([older, old])
  })

  it('never takes what may be in use, and says how many are missing', () => {
    expect(choose({ makeRoom: 5 })).toMatchObject({ sessions: [older, old], missing: 3 })
    expect(chosen({ makeRoom: 5, includeUnknown: true })).toEqual([older, old, unknown])
    expect(chosen({ makeRoom: 5, includeActive: true })).toEqual([older, old, active])
    expect(choose({ makeRoom: 3 }, { sessionsLimit: 0 })).toMatchObject({ sessions: [], missing: 0 })
  })

  it('takes none for a figure below none', () => {
    expect(choose({ makeRoom: -1 })).toMatchObject({ sessions: [], missing: 0 })
    expect(chosen({ dangling: true, max: -1 })).toEqual([])
  })

  it('is not made of what cannot be ended', () => {
    const canEnd = (ref: string) => ref !== old.ref
    expect(choose({ makeRoom: 2 }, { canEnd })).toMatchObject({ sessions: [older], missing: 1 })
    expect(chosen({ dangling: true }, { canEnd })).toEqual([older, old])
  })

  it('stays within the other filters', () => {
    expect(choose({ makeRoom: 2, users: ['marc'] })).toMatchObject({ sessions: [older], missing: 1 })
    expect(chosen({ makeRoom: 2, max: 1 })).toEqual([old])
  })
})

const anyRule: fc.Arbitrary<KillRule> = fc.record(
  {
    dangling: fc.boolean(),
    idleAtLeastMs: fc.integer({ min: 1, max: 20 * day }),
    users: fc.subarray(['luc', 'marc', 'robin', 'rolf']),
    anonymous: fc.boolean(),
    all: fc.boolean(),
    includeActive: fc.boolean(),
    includeUnknown: fc.boolean(),
    keepNewest: fc.integer({ min: 1, max: 3 }),
    exemptUsers: fc.subarray(['luc', 'marc']),
    max: fc.integer({ min: 1, max: 20 }),
    makeRoom: fc.integer({ min: 1, max: 20 }),
  },
  { requiredKeys: [] },
)

describe('whatever the rule and the site', () => {
  it('chooses no exempt, own or expired session, no active one unless asked for, and each once', () => {
    fc.assert(
      fc.property(anySite, anyRule, fc.constantFrom('10.0.0.7', 'none'), (sessions, rule, ip) => {
        const isExempt = (each: { ip: string | null }) => each.ip === ip
        const { sessions: some, leftOut } = chooseSessions(sessions, rule, { ...site, isExempt })
        const refs = [...some, ...leftOut].map(({ ref }) => ref)
        expect(new Set(refs).size).toBe(refs.length)
        for (const each of some) {
          const state = stateOf(each, monday, 4 * day)
          expect(['own', 'expired']).not.toContain(state)
          expect(isExempt(each)).toBe(false)
          expect(rule.exemptUsers ?? []).not.toContain(each.user)
          if (!rule.all && !rule.includeActive) expect(state).not.toBe('active')
          if (!rule.all && !rule.includeUnknown) expect(state).not.toBe('unknown')
        }
        if (rule.max !== undefined) expect(some.length).toBeLessThanOrEqual(rule.max)
        if (rule.makeRoom !== undefined) expect(some.length).toBeLessThanOrEqual(rule.makeRoom)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('the own session of another console', () => {
  const others = session({ user: 'robin', lastActivity: monday - 6 * day, ownElsewhere: true })
  const listed = [...all, others]
  const by = (rule: KillRule) => chooseSessions(listed, rule, site)

  it.each<[string, KillRule]>([
    ['every one', { all: true }],
    ['a user', { users: ['robin'], includeActive: true }],
    ['a user, dangling ones', { users: ['robin'] }],
    ['dangling ones', { dangling: true }],
    ['idle ones', { idleAtLeastMs: day }],
    ['room', { makeRoom: 3 }],
    ['room, from anybody', { makeRoom: 99, includeActive: true, includeUnknown: true }],
    ['room, from a user', { makeRoom: 3, users: ['robin'] }],
  ])('is spared, and that is said, where a rule says %s', (_, rule) => {
    const { sessions, leftOut } = by(rule)
    expect(sessions).not.toContainEqual(expect.objectContaining({ ref: others.ref }))
    expect(leftOut).toContainEqual({ ref: others.ref, reason: 'own' })
  })

  it('is chosen if it is named, and not if another one is', () => {
    expect(by({ refs: [others.ref] })).toMatchObject({ sessions: [others], leftOut: [] })
    expect(by({ refs: [old.ref] })).toMatchObject({ sessions: [old], leftOut: [] })
  })

  it('is never chosen by a rule, on any site', () => {
    fc.assert(
      fc.property(anySite, fc.boolean(), (sessions, includeActive) => {
        const marked = sessions.map((each, at) => (at % 2 ? { ...each, ownElsewhere: true } : each))
        const rule = { all: true, ...(includeActive && { makeRoom: 50 }) }
        const { sessions: victims } = chooseSessions(marked, rule, site)
        expect(victims.filter((each) => each.ownElsewhere)).toEqual([])
      }),
    )
  })
})
