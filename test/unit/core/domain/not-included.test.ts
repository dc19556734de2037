import { describe, expect, it } from 'vitest'
import type { SessionFilter } from '../../../../contract/rule.ts'
import { applyFilter } from '../../../../core/domain/filter.ts'
import { notIncluded } from '../../../../core/domain/not-included.ts'
import { day, hour, monday, session } from '../../../support/sessions.ts'

const threshold = 4 * day
const working = session({ user: 'luc', lastActivity: monday - hour })
const old = session({ user: 'luc', lastActivity: monday - 6 * day })
const neverUsed = session({ user: 'luc', activityUnknown: 'neverUsed' })
const nobodys = session({ user: null, activityUnknown: 'neverUsed' })
const gone = session({ user: 'luc', lastActivity: monday - 20 * day, expiresAt: monday - day })
const own = session({ user: 'luc', own: true, lastActivity: monday })
const site = [working, old, own, neverUsed, nobodys, gone]

describe('notIncluded', () => {
  it.each<[string, SessionFilter, string[]]>([
    ['a user’s that may be in use', { users: ['luc'] }, ['active', 'own', 'unknown']],
    ['what remains with one of the options', { users: ['luc'], includeActive: true }, ['unknown']],
    ['anonymous sessions', { anonymous: true }, ['unknown']],
    ['what is idle for long enough', { idleAtLeastMs: hour / 2 }, ['active']],
    ['nothing that the options would not choose', { dangling: true }, []],
    ['nothing that another filter leaves out', { users: ['luc'], exemptUsers: ['luc'] }, []],
    ['nothing without a filter', {}, []],
    ['nothing of named sessions', { refs: [working.ref] }, []],
    ['nothing of all', { all: true }, []],
    ['nothing that only --max leaves out', { users: ['luc'], max: 1, includeActive: true }, ['unknown']],
  ])('holds %s', (_, filter, states) => {
    expect(notIncluded(site, filter, monday, threshold).map(({ state }) => state)).toEqual(states)
    const all = { ...filter, includeActive: true, includeUnknown: true, max: Infinity }
    expect(notIncluded(site, all, monday, threshold)).toEqual([])
    const refs = applyFilter(site, filter, monday, threshold).map(({ ref }) => ref)
    for (const each of notIncluded(site, filter, monday, threshold)) expect(refs).not.toContain(each.ref)
  })
})
