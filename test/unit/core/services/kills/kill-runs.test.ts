import { describe, expect, it } from 'vitest'
import type { KillRun } from '../../../../../contract/kill.ts'
import type { Session } from '../../../../../contract/session.ts'
import { must } from '../../../../support/console.ts'
import { createQuickClock } from '../../../../support/fake-clock.ts'
import { createTestKills } from '../../../../support/kills.ts'
import { day, monday, session } from '../../../../support/sessions.ts'
import { watchedAt } from '../../../../support/watched.ts'
import { failSaying } from '../../../../support/failures.ts'

const own = session({ own: true, user: 'robin' })
const idle = (days: number, user = 'luc') => session({ user, lastActivity: monday - days * day })

async function stage(sessions: Session[]) {
  const clock = createQuickClock(monday)
  return { ...(await watchedAt(clock, [own, ...sessions])), kills: createTestKills(clock) }
}

const outcomesOf = (run: KillRun) =>
  run.results.map((each) => `${each.outcome}${each.reason ? ` ${each.reason}` : ''}`)

describe('words that come late', () => {
  it('cancelled while its end is being put on record: done once, and watched once for users who come back', async () => {
    const a = idle(9)
    const at = await stage([a])
    const { append } = at.kills.audit
    at.kills.audit.append = (lines) => {
      const runId = at.kills.emitted.at(-1)?.runId ?? ''
      if (lines.join('').includes('killEnded')) at.kills.runs.cancel(runId)
      return append(lines)
    }
    const run = await at.kills.kill(at.site, { refs: [a.ref] })
    expect(outcomesOf(run)).toEqual(['killed'])
    at.clock.pass(3_600_000)
    await at.kills.runs.close()
    expect(at.kills.emitted.filter(({ phase }) => phase === 'done')).toHaveLength(1)
    expect(at.kills.audit.text.match(/"kind":"cameBack"/g)).toHaveLength(1)
  })
})

describe('a user who comes back while others are still being killed', () => {
  it('counts, because the sessions before the first request are those that are known', async () => {
    const [a, b] = [idle(9), idle(8, 'marc')]
    const at = await stage([a, b])
    const { end } = at.lino
    at.lino.end = (ref) => {
      const answer = end(ref)
      at.clock.pass(1000)
      if (ref === a.ref) at.lino.sessions.push(session({ user: 'luc' }))
      return answer
    }
    const run = await at.kills.kill(at.site, { refs: [a.ref, b.ref] })
    expect(outcomesOf(run)).toEqual(['killed', 'killed'])
    expect(run.cameBack).toMatchObject({ users: 1, of: 2 })
  })
})

describe('all runs', () => {
  it('are those under way, a paused one included, and the last one that has ended', async () => {
    const [a, b, c] = [idle(9), idle(8), idle(7)]
    const at = await stage([a, b, c])
    await at.kills.kill(at.site, { refs: [a.ref] })
    const second = await at.kills.kill(at.site, { refs: [b.ref] })
    let all: readonly KillRun[] = []
    at.kills.during = (run, runs) => {
      if (run.phase !== 'running') return
      if (!run.paused) return void runs.pause(run.runId)
      all = runs.all()
      runs.cancel(run.runId)
    }
    const third = await at.kills.kill(at.site, { refs: [c.ref] })
    expect(all.map(({ runId, phase, paused }) => [runId, phase, paused])).toEqual([
      [second.runId, 'done', false],
      [third.runId, 'running', true],
    ])
    expect(at.kills.runs.all()).toEqual([third])
  })
})

describe('runs that have ended', () => {
  it('can be asked for, however long ago they were started', async () => {
    const victims = Array.from({ length: 20 }, () => idle(9))
    const at = await stage(victims)
    const [c, d] = [idle(9), idle(8)]
    const slow = await watchedAt(at.clock, [own, c, d], { siteId: 'slow' })
    let pausedId = ''
    at.kills.during = (run, runs) => {
      if (run.siteId !== 'slow' || pausedId !== '') return
      pausedId = run.runId
      runs.pause(run.runId)
    }
    const ending = at.kills.kill(slow.site, { refs: [c.ref, d.ref] })
    for (const { ref } of victims) await at.kills.kill(at.site, { refs: [ref] })
    at.kills.runs.continue(pausedId)
    const { runId } = await ending
    expect(at.kills.runs.run(runId)).toMatchObject({ ok: true, value: { phase: 'done' } })
  })

  it('accept no more commands', async () => {
    const a = idle(9)
    const at = await stage([a])
    const run = await at.kills.kill(at.site, { refs: [a.ref] })
    for (const say of [at.kills.runs.cancel, at.kills.runs.pause, at.kills.runs.continue])
      expect(must(say(run.runId))).toEqual(run)
    expect(at.kills.emitted.filter(({ phase }) => phase === 'done')).toHaveLength(1)
  })

  it('can be asked for, the last twenty of them', async () => {
    const victims = Array.from({ length: 21 }, () => idle(9))
    const at = await stage(victims)
    const ended: KillRun[] = []
    for (const { ref } of victims) ended.push(await at.kills.kill(at.site, { refs: [ref] }))
    const known = ended.map(({ runId }) => at.kills.runs.run(runId).ok)
    expect(known).toEqual([false, ...Array.from({ length: 20 }, () => true)])
  })
})

describe('a site whose sign-outs go elsewhere in the middle of a run', () => {
  it('gets three keys at most', async () => {
    const victims = [12, 11, 10, 9, 8, 7].map((days) => idle(days))
    const at = await stage(victims)
    const { end } = at.lino
    const odd = failSaying('unintelligible', 'Answers otherwise than before.').failure
    at.lino.end = (ref) => (at.lino.asked.length === 1 ? end(ref) : { kind: 'failed', failure: odd })
    const run = await at.kills.kill(at.site, { dangling: true })
    expect(new Set(at.lino.asked).size).toBe(4)
    expect(at.lino.asked).toHaveLength(4)
    expect(run).toMatchObject({ failure: { kind: 'unintelligible' }, outcomes: { killed: 1, failed: 5 } })
  })
})

describe('a run that breaks', () => {
  it('is done all the same, and the next one can begin', async () => {
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
      at.kills.runs.cancel(at.kills.emitted.at(-1)?.runId ?? '')
      return { kind: 'failed', failure: failSaying('timedOut', 'No answer.').failure }
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
        at.kills.runs.cancel(at.kills.emitted.at(-1)?.runId ?? '')
        at.lino.failLists = [failSaying('unreachable', 'No answer.').failure]
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
  const closed = at.kills.runs.close()
  expect(at.kills.runs.start([plan.planId], 1, 0)).toMatchObject({ ok: false, failure: { kind: 'usage' } })
  await closed
  expect(at.lino.asked).toEqual([])
})

describe('what is reported while it runs', () => {
  it('is the only reader of the site, and computes the remaining time from the remaining victims', async () => {
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
    const late = at.kills.emitted.findLast(({ phase, sent }) => phase === 'running' && sent === 35)
    expect(late?.secondsLeft).toBe(1)
  })

  it('has no rate and no remaining time while it is paused, and afterwards a rate without the pause', async () => {
    const at = await stage(Array.from({ length: 40 }, (_, nth) => idle(5 + nth)))
    const { end } = at.lino
    at.lino.end = (ref) => {
      at.clock.pass(200)
      return end(ref)
    }
    const during: (number | null)[] = []
    at.kills.during = (run, runs) => {
      if (run.paused) {
        during.push(run.rate, run.secondsLeft)
        at.clock.pass(8000)
        runs.continue(run.runId)
      } else if (run.sent === 20 && during.length === 0) runs.pause(run.runId)
    }
    await at.kills.kill(at.site, { dangling: true })
    expect(during).toEqual([null, null])
    const late = at.kills.emitted.findLast(({ phase, sent }) => phase === 'running' && sent === 35)
    expect(late?.rate).toBe(5)
  })

  it('cancelled while it checks: it never runs', async () => {
    const at = await stage([idle(9)])
    at.kills.during = (run, runs) => {
      if (run.phase === 'checking') runs.cancel(run.runId)
    }
    const run = await at.kills.kill(at.site, { dangling: true })
    expect(at.kills.emitted.map(({ phase }) => phase)).not.toContain('running')
    expect(outcomesOf(run)).toEqual(['spared cancelled'])
  })

  it('a failure, and a cancel after it: the failure is why', async () => {
    const [a, b] = [idle(9), idle(8)]
    const at = await stage([a, b])
    const failure = failSaying('certificate', 'Another certificate.').failure
    at.lino.end = () => ({ kind: 'failed', failure })
    at.kills.during = (run, runs) => {
      if (run.phase === 'verifying') runs.cancel(run.runId)
    }
    const run = await at.kills.kill(at.site, { refs: [a.ref, b.ref] })
    expect(outcomesOf(run)).toEqual(['failed certificate', 'failed certificate'])
  })

  it('a rest ends, and a site that was waited for in vain is asked once more without another wait', async () => {
    const [a, b] = [idle(9), idle(8)]
    const at = await stage([a, b])
    const busy = failSaying('serverBusy', 'Busy.', { retryAfterSeconds: 5 }).failure
    at.lino.failLists = [undefined, ...Array.from({ length: 30 }, () => busy)]
    const lists = at.lino.lists
    const run = await at.kills.kill(at.site, { refs: [a.ref, b.ref] })
    expect(run).toMatchObject({ waitsUntil: null, failure: { kind: 'serverBusy' } })
    // The one before, the one after the first key with its six tries more, and the last.
    expect(at.lino.lists - lists).toBe(1 + 7 + 1)
  })
})
