import { describe, expect, it } from 'vitest'
import {
  emptyRule,
  mayIncludeUnknown,
  ruleOf,
} from '../../../../../../renderer/features/kills/by-rule/rule-form.ts'

const day = 86_400_000
const rule = (part: Partial<typeof emptyRule>): unknown => {
  const result = ruleOf({ ...emptyRule, ...part }, 4 * day)
  return result.ok ? result.rule : [...result.faults]
}

describe('the form of a rule', () => {
  it('means the dangling ones by default', () => {
    expect(rule({})).toEqual({ dangling: true })
  })

  it('takes an idle time as it is written', () => {
    expect(rule({ idle: 'atLeast', idleText: '2w' })).toEqual({ idleAtLeastMs: 14 * day })
    expect(rule({ idle: 'atLeast', idleText: '30' })).toEqual(['idleText'])
    expect(rule({ idle: 'atLeast', idleText: '' })).toEqual(['idleText'])
  })

  it('also means active sessions, if the asked time is below the threshold', () => {
    expect(rule({ idle: 'atLeast', idleText: '30m' })).toEqual({
      idleAtLeastMs: 1_800_000,
      includeActive: true,
    })
    expect(rule({ idle: 'atLeast', idleText: '4d' })).toEqual({ idleAtLeastMs: 4 * day })
  })

  it('asks for users if some are meant', () => {
    expect(rule({ whose: 'users' })).toEqual(['users'])
    expect(rule({ whose: 'users', users: new Set(['luc', 'robin']) })).toEqual({
      users: ['luc', 'robin'],
      dangling: true,
    })
    // Chosen before, and no longer meant.
    expect(rule({ users: new Set(['luc']) })).toEqual({ dangling: true })
  })

  it('includes unknown activity only for named users, or for room', () => {
    expect(mayIncludeUnknown(emptyRule)).toBe(false)
    expect(rule({ includeUnknown: true })).toEqual({ dangling: true })
    expect(rule({ whose: 'anonymous', includeUnknown: true })).toEqual({
      anonymous: true,
      includeUnknown: true,
    })
    expect(rule({ makeRoom: '5', includeUnknown: true })).toEqual({ makeRoom: 5, includeUnknown: true })
    const idle = { whose: 'anonymous', includeUnknown: true, idle: 'atLeast', idleText: '5d' } as const
    expect(rule(idle)).toEqual({ anonymous: true, idleAtLeastMs: 5 * day })
  })

  it('takes whole numbers from 1 on, or nothing', () => {
    expect(rule({ keepNewest: '1', max: ' 20 ', makeRoom: '7' })).toEqual({
      dangling: true,
      keepNewest: 1,
      max: 20,
      makeRoom: 7,
    })
    for (const bad of ['0', '-1', '1.5', 'x', '1000001']) expect(rule({ max: bad })).toEqual(['max'])
  })
})
