import { describe, expect, it } from 'vitest'
import { chooseToShow } from '../../../../main/cli/choose.ts'
import { day, now, session } from './fake-data.ts'

const judging = { now, danglingAfterMs: 4 * day }
const own = session(1, { own: true, user: 'robin', lastActivity: null, activityUnknown: 'neverUsed' })
const active = session(2, { lastActivity: now - day })
const dangling = session(3, { lastActivity: now - 5 * day })
const older = session(4, { lastActivity: now - 9 * day })
const unknown = session(5, { lastActivity: null, activityUnknown: 'neverUsed', user: null })
const expired = session(6, { lastActivity: now - 20 * day, expiresAt: now - day })
const all = [active, expired, unknown, own, older, dangling]

const shown = (filter: Parameters<typeof chooseToShow>[1], withExpired = false): string[] =>
  chooseToShow(all, filter, withExpired, judging).map((each) => each.ref.at(-1) ?? '')

describe('chooseToShow', () => {
  it('shows all live ones, oldest activity first, unknown last', () => {
    expect(shown({})).toEqual(['4', '3', '2', '1', '5'])
  })

  it('shows expired ones only when asked to', () => {
    expect(shown({}, true)).toEqual(['6', '4', '3', '2', '1', '5'])
    expect(shown({ users: ['luc'], includeActive: true }, true)).toEqual(['6', '4', '3', '2'])
    expect(shown({ dangling: true }, true)).toEqual(['4', '3'])
    expect(shown({ users: ['marc'] }, true)).toEqual([])
    expect(shown({ anonymous: true, includeUnknown: true }, true)).toEqual(['5'])
    expect(shown({ idleAtLeastMs: 21 * day }, true)).toEqual([])
    expect(shown({ exemptUsers: ['luc'] }, true)).toEqual(['1', '5'])
  })

  it('cuts to the longest idle', () => {
    expect(shown({ max: 2 })).toEqual(['4', '3'])
    expect(shown({ max: 2 }, true)).toEqual(['6', '4'])
  })
})
