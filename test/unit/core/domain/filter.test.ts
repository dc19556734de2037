import { fc } from '../../../support/properties.ts'
import { describe, expect, it } from 'vitest'
import type { SessionFilter } from '../../../../contract/rule.ts'
import { applyFilter, selects } from '../../../../core/domain/filter.ts'
import { idleMs, stateOf } from '../../../../core/domain/state.ts'
import { anySite, day, hour, monday, session } from '../../../support/sessions.ts'

const threshold = 4 * day
const filterOf = (sessions: ReturnType<typeof session>[], filter: SessionFilter) =>
  applyFilter(sessions, filter, monday, threshold)

const anyFilter: fc.Arbitrary<SessionFilter> = fc.record(
  {
    dangling: fc.boolean(),
    idleAtLeastMs: fc.integer({ min: 1, max: 20 * day }),
    users: fc.subarray(['luc', 'marc', 'nobody']),
    anonymous: fc.boolean(),
    includeActive: fc.boolean(),
    includeUnknown: fc.boolean(),
    keepNewest: fc.integer({ min: 0, max: 3 }),
    exemptUsers: fc.subarray(['luc', 'rolf']),
    max: fc.integer({ min: 0, max: 10 }),
  },
  { requiredKeys: [] },
)

describe('applyFilter', () => {
  const working = session({ user: 'luc', lastActivity: monday - hour })
  const old = session({ user: 'luc', lastActivity: monday - 6 * day })
  const older = session({ user: 'luc', lastActivity: monday - 9 * day })
  const marcs = session({ user: 'marc', lastActivity: monday - 5 * day })
  const nobodys = session({ user: null, activityUnknown: 'neverUsed' })
  const gone = session({ user: 'luc', lastActivity: monday - 20 * day, expiresAt: monday - day })
  const own = session({ user: 'robin', own: true })
  const site = [working, old, older, marcs, nobodys, gone, own]

  it.each<[string, SessionFilter, unknown[]]>([
    ['none: all live ones', {}, [working, old, older, marcs, nobodys, own]],
    ['dangling', { dangling: true }, [old, older, marcs]],
    ['idle at least 8 d', { idleAtLeastMs: 8 * day }, [older]],
    ['idle at least 30 min still leaves out the active', { idleAtLeastMs: hour / 2 }, [old, older, marcs]],
    ['of a user', { users: ['luc'] }, [old, older]],
    ['of a user, active ones too', { users: ['luc'], includeActive: true }, [working, old, older]],
    ['of two users', { users: ['luc', 'marc'] }, [old, older, marcs]],
    ['anonymous ones are unknown', { anonymous: true }, []],
    ['anonymous, unknown ones too', { anonymous: true, includeUnknown: true }, [nobodys]],
    ['exactly this one, whatever its state', { refs: [working.ref] }, [working]],
    ['a ref and a user intersect', { refs: [working.ref, marcs.ref], users: ['marc'] }, [marcs]],
    ['all', { all: true }, [working, old, older, marcs, nobodys, own]],
    ['keep the newest counts over all live ones', { dangling: true, keepNewest: 1 }, [old, older]],
    ['keep the newest two', { dangling: true, keepNewest: 2 }, [older]],
    ['exempt', { dangling: true, exemptUsers: ['luc'] }, [marcs]],
    ['at most one: the longest idle', { dangling: true, max: 1 }, [older]],
  ])('%s', (_, filter, expected) => {
    expect(filterOf(site, filter)).toEqual(expected)
  })

  it('takes a session that is idle for exactly the asked time, and none for a moment less', () => {
    const [at, before] = [
      session({ lastActivity: monday - 5 * day }),
      session({ lastActivity: monday - 5 * day + 1 }),
    ]
    expect(filterOf([at, before], { idleAtLeastMs: 5 * day })).toEqual([at])
    const [dangling, active] = [
      session({ lastActivity: monday - threshold }),
      session({ lastActivity: monday - threshold + 1 }),
    ]
    expect(filterOf([dangling, active], { dangling: true })).toEqual([dangling])
    expect(filterOf([dangling, active], { users: ['luc'] })).toEqual([dangling])
  })

  it('never lets a rule choose an active or unknown session, unless it asks for it by name', () => {
    fc.assert(
      fc.property(anySite, anyFilter, (sessions, filter) => {
        if (!selects(filter)) return
        for (const each of filterOf(sessions, filter)) {
          const state = stateOf(each, monday, threshold)
          expect(state).not.toBe('expired')
          if (!filter.includeActive) expect(['active', 'own']).not.toContain(state)
          if (!filter.includeUnknown) expect(state).not.toBe('unknown')
          if (filter.dangling) expect(state).toBe('dangling')
          if (filter.idleAtLeastMs) expect(idleMs(each, monday)).toBeGreaterThanOrEqual(filter.idleAtLeastMs)
          if (filter.users) expect(filter.users).toContain(each.user)
          if (each.user) expect(filter.exemptUsers ?? []).not.toContain(each.user)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('narrows: one more filter never adds a session', () => {
    fc.assert(
      fc.property(anySite, anyFilter, fc.subarray(['luc', 'marc']), (sessions, one, users) => {
        const { max, ...wide } = { ...one, dangling: true }
        const all = new Set(filterOf(sessions, wide))
        const narrow = filterOf(sessions, { ...wide, exemptUsers: users, keepNewest: 2, max: max ?? 3 })
        const exempted = (wide.exemptUsers ?? []).every((user) => users.includes(user))
        if (exempted && (wide.keepNewest ?? 0) <= 2) for (const each of narrow) expect(all).toContain(each)
      }),
    )
  })

  it('leaves each user the newest ones', () => {
    fc.assert(
      fc.property(anySite, fc.integer({ min: 1, max: 3 }), (sessions, keepNewest) => {
        const filter = { users: ['luc'], includeActive: true, includeUnknown: true }
        const live = sessions.filter(
          (each) => each.user === 'luc' && stateOf(each, monday, threshold) !== 'expired',
        )
        const taken = filterOf(sessions, { ...filter, keepNewest })
        expect(taken).toHaveLength(Math.max(0, live.length - keepNewest))
        const kept = live.filter((each) => !taken.includes(each))
        const newest = (all: typeof live) =>
          Math.max(-1, ...all.map((each) => (each.own ? Infinity : (each.lastActivity ?? -1))))
        const oldestKept = Math.min(
          Infinity,
          ...kept.map((each) => (each.own ? Infinity : (each.lastActivity ?? -1))),
        )
        expect(oldestKept).toBeGreaterThanOrEqual(newest(taken))
      }),
    )
  })
})
