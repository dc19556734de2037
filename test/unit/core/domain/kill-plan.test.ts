import { fc } from '../../../support/properties.ts'
import { describe, expect, it } from 'vitest'
import type { KillRule } from '../../../../contract/rule.ts'
import { makeKillPlan, type PlanRequest } from '../../../../core/domain/kill-plan.ts'
import { isExpired } from '../../../../core/domain/state.ts'
import { anySite, day, hour, monday, session } from '../../../support/sessions.ts'

const site = {
  siteId: 's',
  name: 'Weleup',
  killBy: 'signOut' as const,
  danglingAfterMs: 4 * day,
  sessionsLimit: null,
}

function planBy(sessions: ReturnType<typeof session>[], rule: KillRule, given: Partial<PlanRequest> = {}) {
  return makeKillPlan({
    planId: 'p',
    site,
    sessions,
    rule,
    now: monday,
    madeAt: monday,
    resumes: null,
    isExempt: () => false,
    endsBy: () => 'usual',
    administrators: new Set(),
    ...given,
  })
}

const plan = (sessions: ReturnType<typeof session>[], refs: string[], given: Partial<PlanRequest> = {}) =>
  planBy(sessions, { refs }, given)

describe('makeKillPlan', () => {
  const own = session({ own: true, user: 'robin' })
  const expired = session({ expiresAt: monday - day })
  const old = session({ lastActivity: monday - 6 * day })
  const older = session({ lastActivity: monday - 9 * day })
  const working = session({ lastActivity: monday - hour })

  it('takes out the own one, the expired and what is not listed, and says why', () => {
    const { victims, leftOut } = plan(
      [own, expired, old],
      [own.ref, expired.ref, 'f'.repeat(16), old.ref, old.ref],
    )
    expect(victims.map((each) => each.ref)).toEqual([old.ref])
    expect(leftOut).toEqual([
      { ref: own.ref, reason: 'own' },
      { ref: expired.ref, reason: 'expired' },
      { ref: 'f'.repeat(16), reason: 'notListed' },
    ])
  })

  it('kills the longest idle first, and gives the reasons', () => {
    const { victims } = plan([old, working, older, own], [working.ref, old.ref, older.ref])
    expect(victims.map((each) => each.ref)).toEqual([older.ref, old.ref, working.ref])
    expect(victims[0]?.reasons).toEqual([
      { code: 'idle', seconds: 9 * 86_400 },
      { code: 'newerSessions', count: 2 },
    ])
  })

  it('asks for the number over half of a site, not for half of it', () => {
    const four = [own, working, old, older]
    expect(plan(four, [old.ref, older.ref])).toMatchObject({ typeNumber: false, warnings: [] })
    expect(plan(four.slice(1), [old.ref, older.ref])).toMatchObject({
      typeNumber: true,
      warnings: [{ code: 'moreThanHalf', live: 3 }],
    })
  })

  it('warns of a user’s only session, and not if another one remains, however idle', () => {
    expect(plan([own, old, older, working], [older.ref, working.ref]).warnings).not.toContainEqual(
      expect.objectContaining({ code: 'onlySessions' }),
    )
    expect(plan([own, old], [old.ref]).warnings).toContainEqual({ code: 'onlySessions', users: ['luc'] })
  })

  it('warns of what this console left behind as such, and as active only if that is not certain', () => {
    const never = session({ activityUnknown: 'neverUsed' })
    const refs = [working.ref, never.ref]
    const by = (certain: boolean) => {
      const leftOvers = refs.map((ref) => ({ ref, certain }))
      return plan([own, working, never, old, older], refs, { site: { ...site, leftOvers } })
    }
    const codes = (certain: boolean) =>
      by(certain).warnings.filter(({ code }) => ['active', 'unknown', 'leftBehind'].includes(code))
    expect(codes(true)).toEqual([{ code: 'leftBehind', count: 2 }])
    expect(by(true).victims).toMatchObject([{ leftBehind: true }, { leftBehind: true }])
    expect(codes(false)).toEqual([
      { code: 'active', count: 1 },
      { code: 'unknown', count: 1 },
    ])
  })

  it('warns of the last session of our own user, because our own session ends with the console', () => {
    const robins = session({ user: 'robin', lastActivity: monday - 6 * day })
    expect(plan([own, robins, working], [robins.ref]).warnings).toContainEqual({
      code: 'onlySessions',
      users: ['robin'],
    })
  })

  it('makes no room of what only ends by signing in over it, unless that is asked for', () => {
    const endsBy = (ref: string) => (ref === older.ref ? ('signInOver' as const) : ('usual' as const))
    const room = (rule: KillRule) => planBy([own, old, older], rule, { endsBy }).victims.map(({ ref }) => ref)
    expect(room({ makeRoom: 2 })).toEqual([old.ref])
    expect(room({ makeRoom: 2, signInOver: true })).toEqual([old.ref, older.ref])
  })

  it('makes no room of what cannot be ended at all, signing in over it asked for or not', () => {
    const endsBy = (ref: string) => (ref === older.ref ? ('cannot' as const) : ('usual' as const))
    for (const signInOver of [false, true]) {
      const { victims } = planBy([own, old, older], { makeRoom: 2, signInOver }, { endsBy })
      expect(victims.map(({ ref }) => ref)).toEqual([old.ref])
    }
  })

  it('says how many are missing if there cannot be enough room', () => {
    const short = planBy([own, old, working], { makeRoom: 3 }).warnings
    expect(short).toContainEqual({ code: 'notEnough', count: 2 })
    const enough = planBy([own, old, working], { makeRoom: 1 }).warnings
    expect(enough.map(({ code }) => code)).not.toContain('notEnough')
  })

  it('counts our own session’s place as taken, unless it is said to leave', () => {
    const full = { ...site, sessionsLimit: 3 }
    const room = (given: Partial<PlanRequest>) =>
      planBy([own, old, older], { makeRoom: 2 }, { site: full, ...given }).victims.length
    expect(room({})).toBe(2)
    expect(room({ ownLeaves: true })).toBe(1)
  })

  it('counts expired sessions neither as live nor as kept', () => {
    const robins = session({ user: 'robin', expiresAt: monday - day })
    const { warnings, byUser } = plan([old, expired, working, robins], [old.ref])
    expect(warnings).toEqual([])
    expect(byUser).toMatchObject([{ user: 'luc', keeps: 1 }])
    expect(plan([old, expired, robins], [old.ref]).warnings).toEqual([
      { code: 'onlySessions', users: ['luc'] },
      { code: 'moreThanHalf', live: 1 },
    ])
  })

  it('shows what remains for each user', () => {
    const { byUser } = plan([old, older, working, own], [old.ref, older.ref])
    expect(byUser).toEqual([
      {
        user: 'luc',
        count: 2,
        keeps: 1,
        keepsActive: 1,
        idleFromSeconds: 6 * 86_400,
        idleToSeconds: 9 * 86_400,
      },
    ])
  })

  it('warns of what is unusual', () => {
    const unknown = session({ user: null, activityUnknown: 'neverUsed' })
    const { warnings } = plan([working, unknown, own], [working.ref, unknown.ref], {
      endsBy: (ref) => (ref === unknown.ref ? 'signInOver' : 'cannot'),
      administrators: new Set(['luc', 'rolf']),
    })
    expect(warnings).toEqual([
      { code: 'active', count: 1 },
      { code: 'unknown', count: 1 },
      { code: 'onlySessions', users: ['luc'] },
      { code: 'administrator', users: ['luc'] },
      { code: 'moreThanHalf', live: 3 },
      { code: 'cannotEnd', count: 2, bySigningIn: 1 },
    ])
  })

  it('warns of sessions of other consoles, which have to be named', () => {
    const elsewhere = session({ ownElsewhere: true, lastActivity: monday - 6 * day })
    const many = [elsewhere, old, older, working, own]
    const chosen = planBy(many, { dangling: true })
    expect(chosen.victims.map(({ ref }) => ref)).toEqual([older.ref, old.ref])
    expect(chosen.warnings).not.toContainEqual(expect.objectContaining({ code: 'ownElsewhere' }))
    const named = plan(many, [elsewhere.ref])
    expect(named.victims.map(({ ref, state }) => [ref, state])).toEqual([[elsewhere.ref, 'own']])
    expect(named.warnings).toEqual([{ code: 'ownElsewhere', count: 1 }])
  })

  it('puts last, when asked for, what only ends by signing in over it', () => {
    const unknown = session({ user: null, activityUnknown: 'neverUsed', lastActivity: monday - 20 * day })
    const endsBy = (ref: string) => (ref === unknown.ref ? 'signInOver' : 'usual')
    const rule = { refs: [unknown.ref, old.ref], signInOver: true }
    const { victims, warnings } = planBy([unknown, old, own, working], rule, { endsBy })
    expect(victims.map((each) => each.ref)).toEqual([old.ref, unknown.ref])
    expect(warnings).toContainEqual({ code: 'signInOver', count: 1 })
    expect(warnings.map(({ code }) => code)).not.toContain('cannotEnd')
    const asked = planBy([old, own, working], { refs: [old.ref], signInOver: true }, { endsBy })
    expect(asked.warnings).toEqual([])
  })

  it('shows the oldest and the most recent activity, without unknown ones', () => {
    const unknown = session({ activityUnknown: 'neverUsed' })
    expect(plan([older, unknown, old], [old.ref, unknown.ref, older.ref])).toMatchObject({
      oldestActivity: monday - 9 * day,
      youngestActivity: monday - 6 * day,
    })
    expect(plan([working, older, old], [working.ref, old.ref, older.ref])).toMatchObject({
      oldestActivity: monday - 9 * day,
      youngestActivity: monday - hour,
    })
    expect(plan([unknown], [unknown.ref])).toMatchObject({ oldestActivity: null, youngestActivity: null })
  })

  it('asks for the number from 50 sessions on, or for more than half of the site', () => {
    const many = Array.from({ length: 200 }, () => session({ lastActivity: monday - 6 * day }))
    const refs = many.map((each) => each.ref)
    expect(plan(many, refs.slice(0, 49)).typeNumber).toBe(false)
    expect(plan(many, refs.slice(0, 50)).typeNumber).toBe(true)
    expect(plan([old, older, own], [old.ref, older.ref]).typeNumber).toBe(true)
    expect(plan([old], [old.ref]).typeNumber).toBe(false)
  })

  it('never holds the own session, an expired one, one that was not chosen, or one twice', () => {
    fc.assert(
      fc.property(anySite, fc.array(fc.nat()), (sessions, picks) => {
        const refs = picks.flatMap((n) => sessions[n % Math.max(1, sessions.length)]?.ref ?? [])
        const { victims, leftOut, byUser } = plan(sessions, refs)
        const chosen = victims.map((each) => each.ref)
        expect(new Set(chosen).size).toBe(chosen.length)
        expect(chosen.length + leftOut.length).toBe(new Set(refs).size)
        expect(byUser.reduce((sum, share) => sum + share.count, 0)).toBe(chosen.length)
        for (const each of sessions.filter((one) => chosen.includes(one.ref))) {
          expect(refs).toContain(each.ref)
          expect(each.own).toBe(false)
          expect(isExpired(each, monday)).toBe(false)
        }
      }),
      { numRuns: 500 },
    )
  })
})
