import { describe, expect, it } from 'vitest'
import type { Session } from '../../../../../contract/session.ts'
import { deltaOf } from '../../../../../core/services/sites/session-delta.ts'
import { hour, monday, session } from '../../../../support/sessions.ts'

const before = session({ lastActivity: monday - hour, own: false })
const other = session()

describe('what changed between two lists', () => {
  it.each<[string, Partial<Session>]>([
    ['user', { user: 'marc' }],
    ['nobody’s now', { user: null }],
    ['address', { ip: '10.9.9.9' }],
    ['address, known no more', { ip: null }],
    ['last activity', { lastActivity: monday }],
    ['reason why its activity is not known', { activityUnknown: 'unreadable' }],
    ['time of its last saving', { lastSaved: monday }],
    ['expiry', { expiresAt: monday }],
    ['being our own', { own: true }],
  ])('is a session with another one: %s', async (_, change) => {
    const after = { ...before, ...change }
    expect(await deltaOf([before, other], [after, other])).toEqual({ changed: [after], removed: [] })
  })

  it('is empty if all is as before, in any order', async () => {
    expect(await deltaOf([before, other], [{ ...other }, { ...before }])).toBeNull()
    expect(await deltaOf([], [])).toBeNull()
  })

  it('is which sessions came and which went', async () => {
    expect(await deltaOf([before], [before, other])).toEqual({ changed: [other], removed: [] })
    expect(await deltaOf([before, other], [other])).toEqual({ changed: [], removed: [before.ref] })
  })
})
