import { describe, expect, it } from 'vitest'
import type { KillRun } from '../../../../../contract/kill.ts'
import type { Session } from '../../../../../contract/session.ts'
import { createQuickClock } from '../../../../support/fake-clock.ts'
import { createTestKills } from '../../../../support/kills.ts'
import { day, hour, monday, session } from '../../../../support/sessions.ts'
import { watchedAt } from '../../../../support/watched.ts'
import { failSaying, withHints } from '../../../../support/failures.ts'

const own = session({ own: true, user: 'robin' })
const idle = (days: number, user = 'luc') => session({ user, lastActivity: monday - days * day })
const many = (count: number) => Array.from({ length: count }, (_, nth) => idle(5 + nth))
const outcomesOf = (run: KillRun) =>
  run.results.map((each) => `${each.outcome}${each.reason ? ` ${each.reason}` : ''}`)

/** A site whose requests take some time, and when each was asked. */
async function stage(sessions: Session[], { listMs = 0, endMs = 0 } = {}) {
  const clock = createQuickClock(monday)
  const at = { ...(await watchedAt(clock, [own, ...sessions])), kills: createTestKills(clock) }
  const lists: number[] = []
  const { end } = at.lino
  at.lino.beforeList = () => {
    clock.pass(listMs)
    lists.push(clock.now())
  }
  at.lino.end = (ref) => {
    clock.pass(endMs)
    return end(ref)
  }
  const longestBetweenLists = () => Math.max(...lists.slice(1).map((when, nth) => when - (lists[nth] ?? 0)))
  return { ...at, lists, longestBetweenLists }
}

describe('while sessions are killed, the site is listed again', () => {
  it('every half second if that is quick', async () => {
    const at = await stage(many(40), { endMs: 100 })
    expect((await at.kills.kill(at.site, { dangling: true })).outcomes.killed).toBe(40)
    expect(at.longestBetweenLists()).toBeLessThanOrEqual(700)
    expect(at.lists.length).toBeLessThan(15)
  })

  it('rarely enough that lists take a sixth of the time, and yet every 30 seconds', async () => {
    const slow = await stage(many(40), { listMs: 2000, endMs: 1000 })
    await slow.kills.kill(slow.site, { dangling: true })
    expect(slow.longestBetweenLists()).toBeGreaterThanOrEqual(12_000)
    const slower = await stage(many(100), { listMs: 20_000, endMs: 1000 })
    await slower.kills.kill(slower.site, { dangling: true })
    expect(slower.longestBetweenLists()).toBeLessThanOrEqual(51_000)
  })

  it('at once after the clock was set back', async () => {
    const at = await stage(many(6), { listMs: 20_000 })
    const { end } = at.lino
    const order: string[] = []
    const { beforeList } = at.lino
    at.lino.beforeList = (nth) => {
      beforeList(nth)
      order.push('list')
    }
    at.lino.end = (ref) => {
      if (at.lino.asked.length === 3) at.clock.pass(-3_600_000)
      order.push('end')
      return end(ref)
    }
    await at.kills.kill(at.site, { dangling: true })
    expect(order.join(' ')).toContain('list end list end end list end')
  })
})

describe('chosen for being idle for two hours, though not dangling', () => {
  it('is spared once he is back at work', async () => {
    const [first, back] = [3, 2.5].map((hours) => session({ lastActivity: monday - hours * hour }))
    if (!first || !back) throw new Error('Two are needed.')
    const at = await stage([first, back])
    at.lino.beforeList = () => {
      if (at.lino.asked.length === 1)
        at.lino.sessions = at.lino.sessions.map((each) =>
          each.ref === back.ref ? { ...each, lastActivity: monday } : each,
        )
    }
    const run = await at.kills.kill(at.site, { idleAtLeastMs: 2 * hour, includeActive: true })
    expect(outcomesOf(run)).toEqual(['killed', 'spared becameActive'])
    expect(at.lino.asked).toEqual([first.ref])
  })
})

describe('the first key', () => {
  it('is the first that can show whether this way works: not one of a session that was gone already', async () => {
    const [a, b, c] = [idle(9), idle(8), idle(7)]
    const at = await stage([a, b, c])
    at.lino.end = (ref) => {
      if (ref !== a.ref) return { kind: 'killed' }
      at.lino.sessions = at.lino.sessions.filter((each) => each.ref !== ref)
      return { kind: 'alreadyGone' }
    }
    const run = await at.kills.kill(at.site, { dangling: true })
    expect(at.lino.asked).toEqual([a.ref, b.ref])
    expect(outcomesOf(run)).toEqual(['alreadyGone', 'failed cannotEnd', 'failed cannotEnd'])
  })
})

describe('a session that is gone already by the site’s word', () => {
  it('does not hide that three keys have ended nothing', async () => {
    const victims = [15, 14, 13, 12, 11, 10, 9, 8].map((days) => idle(days))
    const at = await stage(victims)
    const { end } = at.lino
    at.lino.end = (ref) => {
      // The first one proves that the way works. Then it works no longer.
      if (at.lino.asked.length === 1) return end(ref)
      // The next list comes after three keys that ended nothing, and one that was not needed.
      if (at.lino.asked.length === 5) at.clock.pass(40_000)
      if (at.lino.asked.length !== 3) return { kind: 'sent' }
      end(ref)
      return { kind: 'alreadyGone' }
    }
    const run = await at.kills.kill(at.site, { dangling: true })
    expect(run).toMatchObject({
      failure: { kind: 'cannotEnd', cause: 'stillListed' },
      outcomes: { killed: 1, alreadyGone: 1, failed: 6 },
    })
    expect(at.lino.asked).toHaveLength(5)
  })
})

describe('a site that fails over sessions', () => {
  const over = {
    kind: 'failed' as const,
    failure: failSaying('cannotEnd', 'Cannot be read.').failure,
    failedOver: true as const,
  }

  it('over three in a row is left alone: its disk may be full', async () => {
    const victims = Array.from({ length: 20 }, (_, nth) => idle(9 - nth / 10, `user${nth}`))
    const at = await stage(victims)
    const { end } = at.lino
    at.lino.end = (ref) => (at.lino.asked.length > 10 ? over : end(ref))
    const run = await at.kills.kill(at.site, { dangling: true })
    expect(run.outcomes).toMatchObject({ killed: 10, failed: 10 })
    expect(at.lino.asked).toHaveLength(13)
    expect(withHints(run.failure)).toMatchObject({
      kind: 'serverBusy',
      hint: expect.stringContaining('a full disk'),
    })
  })

  it('over one user’s sessions only, continues, because no session of a user without a type can sign out', async () => {
    const typeless = Array.from({ length: 500 }, (_, nth) => idle(30 - nth / 1000, 'notype'))
    const at = await stage([...typeless, ...many(5)])
    const { end } = at.lino
    const refs = typeless.map((each) => each.ref)
    at.lino.end = (ref) => (refs.includes(ref) ? over : end(ref))
    const run = await at.kills.kill(at.site, { dangling: true })
    expect(run).toMatchObject({ failure: null, outcomes: { killed: 5, failed: 500 } })
    // After three, that user's other sessions are no longer tried.
    expect(at.lino.asked).toHaveLength(3 + 5)
  })

  it('over three of one user, with no other user to try, is reported, and the others are not tried', async () => {
    const at = await stage(Array.from({ length: 20 }, (_, nth) => idle(9 - nth / 10, 'luc')))
    const { end } = at.lino
    at.lino.end = (ref) => (at.lino.asked.length > 10 ? over : end(ref))
    const run = await at.kills.kill(at.site, { dangling: true })
    expect(run.outcomes).toMatchObject({ killed: 10, failed: 10 })
    expect(at.lino.asked).toHaveLength(13)
    expect(run.failure?.kind).toBe('serverBusy')
  })

  it('uses the site’s Kill if that remains, but only after a list has shown that it is still there', async () => {
    const typeless = Array.from({ length: 5 }, (_, nth) => idle(9 - nth / 10, 'notype'))
    const at = await stage([...typeless, ...many(2)])
    const { end } = at.lino
    const refs = typeless.map((each) => each.ref)
    const readings = new Map<string, number>()
    at.lino.end = (ref) => {
      const before = readings.get(ref)
      readings.set(ref, at.lino.lists)
      if (before !== undefined) expect(at.lino.lists).toBeGreaterThan(before)
      return refs.includes(ref) && before === undefined ? { ...over, killIsLeft: true } : end(ref)
    }
    const run = await at.kills.kill(at.site, { dangling: true })
    expect(run).toMatchObject({ failure: null, outcomes: { killed: 7, failed: 0 } })
    expect(at.lino.asked).toHaveLength(2 * 5 + 2)
  })

  it('over one here and there loses only that one, and a list shows what became of it', async () => {
    const victims = Array.from({ length: 20 }, (_, nth) => idle(9 - nth / 10))
    const at = await stage(victims)
    const { end } = at.lino
    at.lino.end = (ref) => {
      const nth = at.lino.asked.length
      // The second one is gone all the same.
      if (nth === 8) end(ref)
      return nth === 4 || nth === 8 ? over : end(ref)
    }
    const run = await at.kills.kill(at.site, { dangling: true })
    expect(run.failure).toBeNull()
    expect(run.outcomes).toMatchObject({ killed: 19, failed: 1 })
    expect(run.results[3]).toMatchObject({ outcome: 'failed', reason: 'cannotEnd' })
    expect(at.lino.asked).toHaveLength(20)
  })
})

describe('requests that fail', () => {
  it('by what does not pass stop the run at the first', async () => {
    const [a, b, c] = many(3)
    const at = await stage([a, b, c].flatMap((each) => each ?? []))
    const { end } = at.lino
    const failure = failSaying('certificate', 'Another certificate.').failure
    at.lino.end = (ref) => (at.lino.asked.length === 1 ? end(ref) : { kind: 'failed', failure })
    const run = await at.kills.kill(at.site, { dangling: true })
    expect(at.lino.asked).toHaveLength(2)
    expect(run.failure?.kind).toBe('certificate')
  })

  it('are sent once more, after a list, and never a third time', async () => {
    const [a, b] = [idle(9), idle(8)]
    const at = await stage([a, b])
    const { end } = at.lino
    const failure = failSaying('timedOut', 'No answer.').failure
    at.lino.end = (ref) => (ref === a.ref ? { kind: 'failed', failure } : end(ref))
    const run = await at.kills.kill(at.site, { refs: [a.ref, b.ref] })
    expect(at.lino.asked).toEqual([a.ref, a.ref, b.ref])
    expect(outcomesOf(run)).toEqual(['failed timedOut', 'killed'])
    expect(run.failure).toBeNull()
  })

  it.each([
    ['ownSession', 'spared own'],
    ['usage', 'failed usage'],
  ] as const)('with %s are that session’s matter: %s', async (kind, outcome) => {
    const [a, b] = [idle(9), idle(8)]
    const at = await stage([a, b])
    const { end } = at.lino
    at.lino.end = (ref) =>
      ref === a.ref ? { kind: 'failed', failure: failSaying(kind, 'No.').failure } : end(ref)
    const run = await at.kills.kill(at.site, { refs: [a.ref, b.ref] })
    expect(outcomesOf(run)).toEqual([outcome, 'killed'])
  })

  it('as not an administrator’s are refused', async () => {
    const a = idle(9)
    const at = await stage([a])
    at.lino.end = () => ({ kind: 'failed', failure: failSaying('notAdministrator', 'No.').failure })
    expect(outcomesOf(await at.kills.kill(at.site, { refs: [a.ref] }))).toEqual(['refused notAdministrator'])
  })
})

describe('a site that gets slow', () => {
  it('gets as much time between requests as it needs for an answer', async () => {
    const at = await stage(many(30))
    const { end } = at.lino
    at.lino.end = (ref) => {
      at.clock.pass(at.lino.asked.length <= 12 ? 10 : 200)
      return end(ref)
    }
    const run = await at.kills.kill(at.site, { dangling: true })
    expect(run.outcomes.killed).toBe(30)
    expect(at.kills.emitted.some(({ slowedDown }) => slowedDown)).toBe(true)
    // 12 quick ones, 18 slow ones. The first slow ones may be chance.
    expect(at.clock.now() - monday).toBeGreaterThanOrEqual(12 * 10 + 18 * 200 + 13 * 200)
  })
})

describe('a journal that can no longer be written', () => {
  it('stops the run before another key is sent', async () => {
    const at = await stage(many(5))
    const { beforeList } = at.lino
    at.lino.beforeList = (nth) => {
      beforeList(nth)
      if (at.lino.asked.length === 0) return
      at.clock.pass(2000)
      for (const file of at.kills.journals.files.values()) file.failAppend = 'ENOSPC'
    }
    const run = await at.kills.kill(at.site, { dangling: true })
    expect(at.lino.asked).toHaveLength(1)
    expect(run).toMatchObject({ failure: { kind: 'storage' }, outcomes: { killed: 1, failed: 4 } })
  })
})

describe('what only ends by signing in over it', () => {
  const nobody = () => session({ user: null, activityUnknown: 'neverUsed' })

  it('is tried like all others if that was not asked for, without a sign-in', async () => {
    const n = nobody()
    const at = await stage([n])
    at.lino.endsBy = () => 'signInOver'
    at.lino.end = () => ({ kind: 'failed', failure: failSaying('cannotEnd', 'No way.').failure })
    const run = await at.kills.kill(at.site, { refs: [n.ref] })
    expect(outcomesOf(run)).toEqual(['failed cannotEnd'])
    expect([at.lino.asked, at.lino.signedInOver]).toEqual([[n.ref], []])
  })

  it('and ends in time is left alone', async () => {
    const [n1, n2] = [nobody(), nobody()].sort((x, y) => (x.ref < y.ref ? -1 : 1))
    if (!n1 || !n2) throw new Error('Two are needed.')
    const at = await stage([n1, n2])
    at.lino.endsBy = () => 'signInOver'
    at.lino.end = () => {
      at.lino.sessions = [own]
      return { kind: 'sent' }
    }
    const run = await at.kills.kill(at.site, { refs: [n1.ref, n2.ref], signInOver: true })
    expect(outcomesOf(run)).toEqual(['killed', 'alreadyGone'])
    expect(at.lino.signedInOver).toEqual([n1.ref])
  })
})
