import { describe, expect, it } from 'vitest'
import { fail } from '../../../../contract/failure.ts'
import type { KillRun } from '../../../../contract/kill.ts'
import type { Session } from '../../../../contract/session.ts'
import { must } from '../../../support/console.ts'
import { createQuickClock } from '../../../support/fake-clock.ts'
import { createTestKills } from '../../../support/kills.ts'
import { day, monday, session } from '../../../support/sessions.ts'
import { watchedAt } from '../../../support/watched.ts'

const own = session({ own: true, user: 'robin' })
const idle = (days: number, user = 'luc') => session({ user, lastActivity: monday - days * day })

async function stage(sessions: Session[]) {
  const clock = createQuickClock(monday)
  return { ...(await watchedAt(clock, [own, ...sessions])), kills: createTestKills(clock) }
}

const outcomesOf = (run: KillRun) =>
  run.results.map((each) => `${each.outcome}${each.reason ? ` ${each.reason}` : ''}`)

describe('words that come late', () => {
  it('cancelled while its end is being put on record: told as done once, and watched once for who comes back', async () => {
    const a = idle(9)
    const at = await stage([a])
    const { append } = at.kills.audit
    at.kills.audit.append = (lines) => {
      const runId = at.kills.told.at(-1)?.runId ?? ''
      if (lines.join('').includes('killEnded')) at.kills.plans.cancel(runId)
      return append(lines)
    }
    const run = await at.kills.kill(at.site, { refs: [a.ref] })
    expect(outcomesOf(run)).toEqual(['killed'])
    at.clock.pass(3_600_000)
    await at.kills.plans.close()
    expect(at.kills.told.filter(({ phase }) => phase === 'done')).toHaveLength(1)
    expect(at.kills.audit.text.match(/"kind":"cameBack"/g)).toHaveLength(1)
  })
})

describe('all runs', () => {
  it('are those under way, a paused one included, and the last one that has ended', async () => {
    const [a, b, c] = [idle(9), idle(8), idle(7)]
    const at = await stage([a, b, c])
    await at.kills.kill(at.site, { refs: [a.ref] })
    const second = await at.kills.kill(at.site, { refs: [b.ref] })
    let all: readonly KillRun[] = []
    at.kills.during = (run, plans) => {
      if (run.phase !== 'running') return
      if (!run.paused) return void plans.pause(run.runId)
      all = plans.all()
      plans.cancel(run.runId)
    }
    const third = await at.kills.kill(at.site, { refs: [c.ref] })
    expect(all.map(({ runId, phase, paused }) => [runId, phase, paused])).toEqual([
      [second.runId, 'done', false],
      [third.runId, 'running', true],
    ])
    expect(at.kills.plans.all()).toEqual([third])
  })
})

describe('runs that have ended', () => {
  it('can be asked for, however long ago they were started', async () => {
    const victims = Array.from({ length: 20 }, () => idle(9))
    const at = await stage(victims)
    const [c, d] = [idle(9), idle(8)]
    const slow = await watchedAt(at.clock, [own, c, d], { siteId: 'slow' })
    let pausedId = ''
    at.kills.during = (run, plans) => {
      if (run.siteId !== 'slow' || pausedId !== '') return
      pausedId = run.runId
      plans.pause(run.runId)
    }
    const ending = at.kills.kill(slow.site, { refs: [c.ref, d.ref] })
    for (const { ref } of victims) await at.kills.kill(at.site, { refs: [ref] })
    at.kills.plans.goOn(pausedId)
    const { runId } = await ending
    expect(at.kills.plans.run(runId)).toMatchObject({ ok: true, value: { phase: 'done' } })
  })

  it('take no word any more', async () => {
    const a = idle(9)
    const at = await stage([a])
    const run = await at.kills.kill(at.site, { refs: [a.ref] })
    for (const say of [at.kills.plans.cancel, at.kills.plans.pause, at.kills.plans.goOn])
      expect(must(say(run.runId))).toEqual(run)
    expect(at.kills.told.filter(({ phase }) => phase === 'done')).toHaveLength(1)
  })

  it('can be asked for, the last twenty of them', async () => {
    const victims = Array.from({ length: 21 }, () => idle(9))
    const at = await stage(victims)
    const ended: KillRun[] = []
    for (const { ref } of victims) ended.push(await at.kills.kill(at.site, { refs: [ref] }))
    const known = ended.map(({ runId }) => at.kills.plans.run(runId).ok)
    expect(known).toEqual([false, ...Array.from({ length: 20 }, () => true)])
  })
})

describe('a site whose sign-outs go elsewhere in the middle of a run', () => {
  it('gets three keys at most', async () => {
    const victims = [12, 11, 10, 9, 8, 7].map((days) => idle(days))
    const at = await stage(victims)
    const { end } = at.lino
    const odd = fail('unintelligible', 'Answers otherwise than before.').failure
    at.lino.end = (ref) => (at.lino.asked.length === 1 ? end(ref) : { kind: 'failed', failure: odd })
    const run = await at.kills.kill(at.site, { dangling: true })
    expect(new Set(at.lino.asked).size).toBe(4)
    expect(at.lino.asked).toHaveLength(4)
    expect(run).toMatchObject({ failure: { kind: 'unintelligible' }, outcomes: { killed: 1, failed: 5 } })
  })
})

describe('a run that breaks', () => {
  it('is told as done all the same, and the next one can begin', async () => {
    const [a, b] = [idle(9), idle(8)]
    const at = await stage([a, b])
    const { endSession } = at.lino
    at.lino.endSession = async (ref) => {
      if (ref === a.ref) throw new Error('a bug')
      return endSession(ref)
    }
    const run = await at.kills.kill(at.site, { refs: [a.ref] })
    expect(run).toMatchObject({ phase: 'done', failure: { kind: 'unexpected' } })
    expect(outcomesOf(run)).toEqual(['unknown unexpected'])
    expect(at.site.killing).toBe(false)
    expect(outcomesOf(await at.kills.kill(at.site, { refs: [b.ref] }))).toEqual(['killed'])
  })
})

describe('a request that failed, and then a cancel', () => {
  it('is no sparing: it was sent, and has failed', async () => {
    const [a, b] = [idle(9), idle(8)]
    const at = await stage([a, b])
    at.lino.end = () => {
      at.kills.plans.cancel(at.kills.told.at(-1)?.runId ?? '')
      return { kind: 'failed', failure: fail('timedOut', 'No answer.').failure }
    }
    const run = await at.kills.kill(at.site, { refs: [a.ref, b.ref] })
    expect(outcomesOf(run)).toEqual(['failed timedOut', 'spared cancelled'])
  })
})

describe('cancelled, and then no list', () => {
  it('leaves unknown what was sent, and what was not is spared', async () => {
    const [a, b, c] = [idle(9), idle(8), idle(7)]
    const at = await stage([a, b, c])
    const { end } = at.lino
    at.lino.end = (ref) => {
      if (at.lino.asked.length === 2) {
        at.kills.plans.cancel(at.kills.told.at(-1)?.runId ?? '')
        at.lino.failLists = [fail('unreachable', 'No answer.').failure]
      }
      return end(ref)
    }
    const run = await at.kills.kill(at.site, { refs: [a.ref, b.ref, c.ref] })
    expect(outcomesOf(run)).toEqual(['killed', 'unknown unreachable', 'spared cancelled'])
  })
})

it('starts nothing while the console quits', async () => {
  const at = await stage([idle(9)])
  const plan = must(await at.kills.previews.preview(at.site, { dangling: true }))
  const closed = at.kills.plans.close()
  expect(at.kills.plans.start([plan.planId], 1, 0)).toMatchObject({ ok: false, failure: { kind: 'usage' } })
  await closed
  expect(at.lino.asked).toEqual([])
})

describe('what is told while it goes on', () => {
  it('nobody else reads the site meanwhile; how long it takes is reckoned by who is left', async () => {
    const victims = Array.from({ length: 40 }, (_, nth) => idle(5 + nth))
    const at = await stage(victims)
    const { end } = at.lino
    const alone = new Set<boolean>()
    at.lino.end = (ref) => {
      at.clock.pass(200)
      alone.add(at.site.killing)
      return end(ref)
    }
    await at.kills.kill(at.site, { dangling: true })
    expect([...alone, at.site.killing]).toEqual([true, false])
    const late = at.kills.told.findLast(({ phase, sent }) => phase === 'running' && sent === 35)
    expect(late?.secondsLeft).toBe(1)
  })

  it('cancelled while it checks: it never runs', async () => {
    const at = await stage([idle(9)])
    at.kills.during = (run, plans) => {
      if (run.phase === 'checking') plans.cancel(run.runId)
    }
    const run = await at.kills.kill(at.site, { dangling: true })
    expect(at.kills.told.map(({ phase }) => phase)).not.toContain('running')
    expect(outcomesOf(run)).toEqual(['spared cancelled'])
  })

  it('a failure, and a cancel after it: the failure is why', async () => {
    const [a, b] = [idle(9), idle(8)]
    const at = await stage([a, b])
    const failure = fail('certificate', 'Another certificate.').failure
    at.lino.end = () => ({ kind: 'failed', failure })
    at.kills.during = (run, plans) => {
      if (run.phase === 'verifying') plans.cancel(run.runId)
    }
    const run = await at.kills.kill(at.site, { refs: [a.ref, b.ref] })
    expect(outcomesOf(run)).toEqual(['failed certificate', 'failed certificate'])
  })

  it('a rest ends; a site that was waited for in vain is asked once more, and not waited for again', async () => {
    const [a, b] = [idle(9), idle(8)]
    const at = await stage([a, b])
    const busy = fail('serverBusy', 'Busy.', { retryAfterSeconds: 5 }).failure
    at.lino.failLists = [undefined, ...Array.from({ length: 30 }, () => busy)]
    const lists = at.lino.lists
    const run = await at.kills.kill(at.site, { refs: [a.ref, b.ref] })
    expect(run).toMatchObject({ waitsUntil: null, failure: { kind: 'serverBusy' } })
    // The one before, the one after the first key with its six tries more, and the last.
    expect(at.lino.lists - lists).toBe(1 + 7 + 1)
  })
})
