import { describe, expect, it } from 'vitest'
import { fail } from '../../../../contract/failure.ts'
import type { KillRun } from '../../../../contract/kill.ts'
import type { Session } from '../../../../contract/session.ts'
import { createQuickClock } from '../../../support/fake-clock.ts'
import { createTestKills, type TestKills } from '../../../support/kills.ts'
import { day, hour, monday, session } from '../../../support/sessions.ts'
import { watchedAt, type Watched } from '../../../support/watched.ts'

const idle = (days: number, user = 'luc') => session({ user, lastActivity: monday - days * day })
const quick = () => createQuickClock(monday)
type At = Watched<ReturnType<typeof quick>> & { readonly kills: TestKills }

/** A site on a clock that makes nobody wait, and all that kills its sessions. */
async function watched(sessions: Session[]): Promise<At> {
  const clock = quick()
  return { ...(await watchedAt(clock, sessions)), kills: createTestKills(clock) }
}

/** Previews all given refs, starts, and answers the run when it is done. */
function kill(
  { site, kills }: At,
  refs: string[],
  during?: (run: KillRun, cancel: () => void) => void,
): Promise<KillRun> {
  kills.during = (run, plans) => during?.(run, () => plans.cancel(run.runId))
  return kills.kill(site, { refs })
}

const outcomesOf = (run: KillRun) =>
  run.results.map((each) => `${each.outcome}${each.reason ? ` ${each.reason}` : ''}`)

describe('a kill run', () => {
  const own = session({ own: true, user: 'robin' })

  it('kills exactly the plan, and takes the outcomes from a list', async () => {
    const [a, b, other] = [idle(9), idle(8), idle(7, 'marc')]
    const at = await watched([own, a, b, other])
    const run = await kill(at, [a.ref, b.ref])
    expect(outcomesOf(run)).toEqual(['killed', 'killed'])
    expect(at.lino.sessions).toEqual([own, other])
    expect(run).toMatchObject({ failure: null, sent: 2, cancelled: false })
  })

  it('spares who came back, and says what had ended by itself', async () => {
    const [back, gone, stays] = [idle(9), idle(8), idle(7)]
    const at = await watched([own, back, gone, stays])
    at.lino.beforeList = (nth) => {
      if (nth !== 2) return
      at.lino.sessions = [own, { ...back, lastActivity: monday }, stays]
    }
    const run = await kill(at, [back.ref, gone.ref, stays.ref])
    expect(outcomesOf(run)).toEqual(['spared becameActive', 'alreadyGone', 'killed'])
    expect(at.lino.asked).toEqual([stays.ref])
  })

  it('spares who comes back while it runs, at the next list', async () => {
    const [first, back] = [idle(9), idle(8)]
    const at = await watched([own, first, back])
    at.lino.beforeList = (nth) => {
      // The third list is the one after the first key.
      if (nth === 3)
        at.lino.sessions = at.lino.sessions.map((each) =>
          each.ref === back.ref ? { ...each, lastActivity: monday } : each,
        )
    }
    expect(outcomesOf(await kill(at, [first.ref, back.ref]))).toEqual(['killed', 'spared becameActive'])
    expect(at.lino.asked).toEqual([first.ref])
  })

  it('lists again after 500 requests, also where somebody else was quicker with all of them', async () => {
    const victims = Array.from({ length: 700 }, () => idle(9))
    const back = idle(8)
    const at = await watched([own, ...victims, back])
    at.lino.end = (ref) => {
      at.lino.sessions = at.lino.sessions.filter((each) => each.ref !== ref)
      return { kind: 'alreadyGone' }
    }
    // He comes back when the run has begun, and so after its first list.
    at.lino.beforeList = (nth) => {
      if (nth === 3)
        at.lino.sessions = at.lino.sessions.map((each) =>
          each.ref === back.ref ? { ...each, lastActivity: monday } : each,
        )
    }
    const run = await kill(
      at,
      [...victims, back].map((each) => each.ref),
    )
    expect(run.outcomes).toMatchObject({ alreadyGone: 700, spared: 1 })
    expect(at.lino.asked).not.toContain(back.ref)
  })

  it('sends no second key when the first session is still there', async () => {
    const [a, b, c] = [idle(9), idle(8), idle(7)]
    const at = await watched([own, a, b, c])
    at.lino.end = () => ({ kind: 'sent' })
    const run = await kill(at, [a.ref, b.ref, c.ref])
    expect(at.lino.asked).toEqual([a.ref])
    expect(outcomesOf(run)).toEqual(['failed cannotEnd', 'failed cannotEnd', 'failed cannotEnd'])
    expect(run.failure?.kind).toBe('cannotEnd')
  })

  it('sends no more when sign-outs have stopped working on the way', async () => {
    const victims = Array.from({ length: 1500 }, (_, nth) => idle(9 + nth / 1000))
    const at = await watched([own, ...victims])
    const { end } = at.lino
    at.lino.end = (ref) => (at.lino.asked.length > 500 ? { kind: 'sent' } : end(ref))
    const run = await kill(
      at,
      victims.map((each) => each.ref),
    )
    expect(run.failure?.kind).toBe('cannotEnd')
    expect(run.outcomes).toMatchObject({ killed: 500, failed: 1000 })
    expect(at.lino.asked.length).toBeLessThanOrEqual(1001)
  })

  it('sends nothing without a fresh list, or without a way', async () => {
    const a = idle(9)
    const unreachable = await watched([own, a])
    unreachable.lino.failLists = Array.from({ length: 20 }, () => fail('unreachable', 'No answer.').failure)
    expect(outcomesOf(await kill(unreachable, [a.ref]))).toEqual(['failed unreachable'])
    const barred = await watched([own, a])
    barred.lino.wayFailure = fail('cannotEnd', 'Barred.').failure
    expect(outcomesOf(await kill(barred, [a.ref]))).toEqual(['failed cannotEnd'])
    expect([...unreachable.lino.asked, ...barred.lino.asked]).toEqual([])
  })

  it('leaves unknown what was sent when no list can be had afterwards', async () => {
    const [a, b] = [idle(9), idle(8)]
    const at = await watched([own, a, b])
    const down = fail('unreachable', 'No answer.').failure
    // Its two lists, the one after the first key, then no more.
    at.lino.failLists = [undefined, ...Array.from({ length: 20 }, () => down)]
    const run = await kill(at, [a.ref, b.ref])
    expect(outcomesOf(run)).toEqual(['unknown unreachable', 'failed unreachable'])
    expect(run.failure?.kind).toBe('unreachable')
  })

  it('lets the list decide about a request that failed, and never repeats it', async () => {
    const [a, b] = [idle(9), idle(8)]
    const at = await watched([own, a, b])
    at.lino.end = (ref) => {
      at.lino.sessions = at.lino.sessions.filter((each) => each.ref !== ref)
      return { kind: 'failed', failure: fail('timedOut', 'No answer.').failure }
    }
    expect(outcomesOf(await kill(at, [a.ref, b.ref]))).toEqual(['killed', 'killed'])
    expect(at.lino.asked).toEqual([a.ref, b.ref])
  })

  it('stops after three failures in a row', async () => {
    const victims = [9, 8, 7, 6, 5].map((days) => idle(days))
    const at = await watched([own, ...victims])
    at.lino.end = () => ({ kind: 'failed', failure: fail('serverBusy', 'Busy.').failure })
    const run = await kill(
      at,
      victims.map((each) => each.ref),
    )
    // Each is tried once more, after a list.
    const [first, , second] = at.lino.asked
    expect(at.lino.asked).toEqual([first, first, second])
    expect(run.outcomes).toMatchObject({ failed: 5, killed: 0 })
    expect(run.failure?.kind).toBe('serverBusy')
  })

  it('stops within one request when cancelled, and spares the rest', async () => {
    const victims = [9, 8, 7, 6].map((days) => idle(days))
    const at = await watched([own, ...victims])
    const end = at.lino.end
    let cancelNow = (): void => undefined
    at.lino.end = (ref) => {
      if (at.lino.asked.length === 2) cancelNow()
      return end(ref)
    }
    const run = await kill(
      at,
      victims.map((each) => each.ref),
      (_, cancel) => (cancelNow = cancel),
    )
    expect(outcomesOf(run)).toEqual(['killed', 'killed', 'spared cancelled', 'spared cancelled'])
    expect(run).toMatchObject({ cancelled: true, failure: null })
  })

  it('counts a victim that expired on the way as gone', async () => {
    const [a, b] = [idle(9), idle(8)]
    const at = await watched([own, a, b])
    at.lino.end = (ref) => {
      at.lino.sessions = at.lino.sessions.map((each) =>
        each.ref === ref ? { ...each, expiresAt: monday - day } : each,
      )
      return { kind: 'sent' }
    }
    expect(outcomesOf(await kill(at, [a.ref, b.ref]))).toEqual(['killed', 'killed'])
  })

  it('goes on past one that the site has no way to end', async () => {
    const [a, b] = [session({ user: null, activityUnknown: 'neverUsed' }), idle(8)]
    const at = await watched([own, a, b])
    const end = at.lino.end
    at.lino.end = (ref) =>
      ref === a.ref ? { kind: 'failed', failure: fail('cannotEnd', 'No way.').failure } : end(ref)
    const run = await kill(at, [a.ref, b.ref])
    expect(run.outcomes).toMatchObject({ killed: 1, failed: 1 })
    expect(run.failure).toBeNull()
  })
})

describe('a site that fails for a while', () => {
  const own = session({ own: true, user: 'robin' })
  const down = fail('unreachable', 'No answer.').failure

  it('is waited for; then the run goes on where it was, and repeats nothing that arrived', async () => {
    const [a, b, c] = [idle(9), idle(8), idle(7)]
    const at = await watched([own, a, b, c])
    const end = at.lino.end
    at.lino.end = (ref) => {
      if (at.lino.asked.length !== 2) return end(ref)
      // The server dies over the second one: it ended that session, and told nobody.
      at.lino.failLists = [down, down, down]
      end(ref)
      return { kind: 'failed', failure: down }
    }
    const run = await kill(at, [a.ref, b.ref, c.ref])
    expect(outcomesOf(run)).toEqual(['killed', 'killed', 'killed'])
    expect(at.lino.asked).toEqual([a.ref, b.ref, c.ref])
    expect(run.failure).toBeNull()
    expect(at.clock.now() - monday).toBeGreaterThanOrEqual(3500)
  })

  it('is sent the same session again only after a list has shown it', async () => {
    const [a, b] = [idle(9), idle(8)]
    const at = await watched([own, a, b])
    const end = at.lino.end
    const order: string[] = []
    at.lino.beforeList = () => order.push('list')
    at.lino.end = (ref) => {
      order.push(ref === a.ref ? 'a' : 'b')
      return order.filter((each) => each === 'b').length === 1 && ref === b.ref
        ? { kind: 'failed', failure: down }
        : end(ref)
    }
    expect(outcomesOf(await kill(at, [a.ref, b.ref]))).toEqual(['killed', 'killed'])
    expect(order).toEqual(['list', 'a', 'list', 'b', 'list', 'b', 'list'])
  })

  it('gets the rest that it asks for', async () => {
    const [a, b] = [idle(9), idle(8)]
    const at = await watched([own, a, b])
    const end = at.lino.end
    const busy = fail('serverBusy', 'Busy.', { retryAfterSeconds: 120 }).failure
    at.lino.end = (ref) => (at.lino.asked.length === 2 ? { kind: 'failed', failure: busy } : end(ref))
    const waits: number[] = []
    const run = await kill(at, [a.ref, b.ref], (each) => {
      if (each.phase === 'running' && each.waitsUntil !== null) waits.push(each.waitsUntil - monday)
    })
    expect(run.outcomes.killed).toBe(2)
    expect(waits).toContain(120_000)
    expect(at.clock.now() - monday).toBeGreaterThanOrEqual(120_000)
  })
})

describe('our own session in the middle of a run', () => {
  const own = session({ own: true, user: 'robin' })
  const out = fail('signedOut', 'Gone.').failure

  it('expired: signs in again by the rules, and goes on', async () => {
    const [a, b] = [idle(9), idle(8)]
    const at = await watched([own, a, b])
    const again = session({ own: true, user: 'robin' })
    at.lino.failLists = [undefined, out]
    const { signIn } = at.lino
    at.lino.signIn = (given) => {
      at.lino.sessions = at.lino.sessions.map((each) =>
        each.own ? { ...each, own: false, expiresAt: 1 } : each,
      )
      at.lino.sessions = [again, ...at.lino.sessions]
      return signIn(given)
    }
    const run = await kill(at, [a.ref, b.ref])
    expect(outcomesOf(run)).toEqual(['killed', 'killed'])
    expect(run.failure).toBeNull()
    expect(at.lino.signIns).toBe(2)
  })

  it('ended by somebody: sends nothing more, and says so; what was sent is settled by a list', async () => {
    const [a, b] = [idle(9), idle(8)]
    const at = await watched([own, a, b])
    at.lino.failLists = [undefined, out]
    const { signIn } = at.lino
    at.lino.signIn = (given) => {
      at.lino.sessions = [
        session({ own: true, user: 'robin' }),
        ...at.lino.sessions.filter((each) => !each.own),
      ]
      return signIn(given)
    }
    const run = await kill(at, [a.ref, b.ref])
    expect(outcomesOf(run)).toEqual(['killed', 'failed signedOut'])
    expect(at.lino.asked).toEqual([a.ref])
    expect(run.failure).toMatchObject({
      kind: 'signedOut',
      hint: expect.stringContaining('another administrator'),
    })
  })
})

describe('words from the user', () => {
  const own = session({ own: true, user: 'robin' })

  it('in the countdown: cancelled, and nothing was sent nor put on record', async () => {
    const a = idle(9)
    const at = await watched([own, a])
    at.kills.during = (run, plans) => {
      if (run.phase === 'countdown' && run.waitsUntil !== null) plans.cancel(run.runId)
    }
    const lists = at.lino.lists
    const run = await at.kills.kill(at.site, { refs: [a.ref] }, 5000)
    expect(outcomesOf(run)).toEqual(['spared cancelled'])
    expect([at.lino.asked, at.lino.lists - lists, at.kills.audit.text]).toEqual([[], 0, ''])
  })

  it('pause: nothing is sent until told to go on, and then only after a fresh list', async () => {
    const [a, b] = [idle(9), idle(8)]
    const at = await watched([own, a, b])
    const end = at.lino.end
    at.lino.end = (ref) => {
      at.clock.pass(200)
      return end(ref)
    }
    let paused = 0
    at.kills.during = (run, plans) => {
      if (run.phase !== 'running' || run.sent !== 1 || paused > 1) return
      paused += 1
      if (paused === 1) plans.pause(run.runId)
      else {
        expect(run.paused).toBe(true)
        // Comes back during the pause.
        at.lino.sessions = at.lino.sessions.map((each) =>
          each.ref === b.ref ? { ...each, lastActivity: monday } : each,
        )
        setImmediate(() => plans.goOn(run.runId))
      }
    }
    const run = await at.kills.kill(at.site, { refs: [a.ref, b.ref] })
    expect(outcomesOf(run)).toEqual(['killed', 'spared becameActive'])
  })

  it('exempting somebody while it runs spares him from the next list on', async () => {
    const [a, b] = [idle(9), idle(8, 'marc')]
    const at = await watched([own, a, b])
    at.kills.during = (run) => {
      if (run.phase === 'checking')
        void at.kills.exemptions.add({ siteId: null, kind: 'user', value: 'marc' })
    }
    const run = await at.kills.kill(at.site, { refs: [a.ref, b.ref] })
    expect(outcomesOf(run)).toEqual(['killed', 'spared exempt'])
  })

  it('stops where it cannot be told any more who is exempt', async () => {
    const [a, b] = [idle(9), idle(8)]
    const at = await watched([own, a, b])
    at.kills.during = (run) => {
      if (run.phase === 'running') at.kills.exemptionsFile.unreadable = true
    }
    const run = await at.kills.kill(at.site, { refs: [a.ref, b.ref] })
    expect(outcomesOf(run)).toEqual(['killed', 'failed storage'])
    expect(at.lino.asked).toEqual([a.ref])
  })
})

describe('signing in over what only ends so', () => {
  const own = session({ own: true, user: 'robin' })
  const nobody = () => session({ user: null, activityUnknown: 'neverUsed' })

  it('comes last, one at a time, each between two lists', async () => {
    const [n1, n2, a] = [nobody(), nobody(), idle(9)]
    const at = await watched([own, n1, n2, a])
    const order: string[] = []
    const end = at.lino.end
    at.lino.endsBy = (ref) => (ref === a.ref ? 'usual' : 'signInOver')
    at.lino.beforeList = () => order.push('list')
    at.lino.end = (ref) => {
      order.push(ref === a.ref ? 'a' : 'over')
      return end(ref)
    }
    const run = await at.kills.kill(at.site, { refs: [n1.ref, n2.ref, a.ref], signInOver: true })
    expect(run.outcomes.killed).toBe(3)
    expect(order).toEqual(['list', 'a', 'list', 'list', 'over', 'list', 'over', 'list', 'list'])
    expect(at.lino.signedInOver).toHaveLength(2)
  })

  it('stops at the first failure, and says it', async () => {
    const [n1, n2] = [nobody(), nobody()]
    const at = await watched([own, n1, n2])
    at.lino.endsBy = () => 'signInOver'
    at.lino.end = () => ({ kind: 'failed', failure: fail('signInLeft', 'One may be left.').failure })
    const run = await at.kills.kill(at.site, { refs: [n1.ref, n2.ref], signInOver: true })
    expect(outcomesOf(run)).toEqual(['failed signInLeft', 'failed signInLeft'])
    expect(at.lino.signedInOver).toHaveLength(1)
    expect(run.failure?.kind).toBe('signInLeft')
  })
})

describe('on record', () => {
  const own = session({ own: true, user: 'robin' })

  it('the plan is on the disk before anything is sent, the end after it; the journal goes then', async () => {
    const a = idle(9)
    const at = await watched([own, a])
    const end = at.lino.end
    let atFirst = ''
    at.lino.end = (ref) => {
      atFirst = [...at.kills.journals.files.values()].map((file) => file.text).join('') + at.kills.audit.text
      return end(ref)
    }
    await at.kills.kill(at.site, { refs: [a.ref] })
    expect(atFirst).toContain('"kind":"plan"')
    expect(atFirst).toContain('"kind":"killStarted"')
    expect(atFirst).not.toContain(a.ref)
    expect(at.kills.audit.text).toContain('"kind":"killEnded"')
    expect(at.kills.journals.files.size).toBe(0)
  })

  it.each(['journals', 'audit'] as const)('nothing is sent when the %s cannot be written', async (which) => {
    const a = idle(9)
    const at = await watched([own, a])
    at.kills[which].failAppend = 'ENOSPC'
    const run = await at.kills.kill(at.site, { refs: [a.ref] })
    expect(outcomesOf(run)).toEqual(['failed storage'])
    expect(at.lino.asked).toEqual([])
    expect(run.failure).toMatchObject({ kind: 'storage', hint: expect.stringContaining('ENOSPC') })
  })
})

describe('who comes back', () => {
  it('is counted for ten minutes, and put on record', async () => {
    const own = session({ own: true, user: 'robin' })
    const [a, b] = [idle(9), idle(8, 'marc')]
    const at = await watched([own, a, b])
    const run = await at.kills.kill(at.site, { refs: [a.ref, b.ref] })
    expect(run.cameBack).toEqual({ users: 0, of: 2, until: expect.any(Number) })
    at.kills.plans.listed(at.site.siteId, [own, session({ user: 'marc' }), session({ user: 'rolf' })])
    expect(at.kills.told.at(-1)?.cameBack).toMatchObject({ users: 1, of: 2 })
    at.clock.pass(hour)
    await at.kills.plans.close()
    expect(at.kills.audit.text).toContain('"kind":"cameBack"')
  })
})

describe('plans', () => {
  it('start once, and only with the number typed', async () => {
    const victims = Array.from({ length: 60 }, () => idle(6))
    const at = await watched([session({ own: true, user: 'robin' }), ...victims])
    const { plans, previews } = at.kills
    const plan = await previews.preview(at.site, { refs: victims.map((each) => each.ref) })
    if (!plan.ok) throw new Error(plan.failure.hint)
    const { planId } = plan.value
    expect(plans.start([planId], undefined, 0)).toMatchObject({ ok: false, failure: { kind: 'usage' } })
    expect(plans.start([planId], 59, 0)).toMatchObject({ ok: false, failure: { kind: 'usage' } })
    expect(plans.start([planId], 60, 0)).toMatchObject({ ok: true })
    expect(plans.start([planId], 60, 0)).toMatchObject({ ok: false, failure: { kind: 'usage' } })
    await plans.close()
  })

  it('of several sites start together, with the number of all of them typed', async () => {
    const clock = quick()
    const kills = createTestKills(clock)
    const at = await Promise.all(
      ['one', 'two'].map((siteId) =>
        watchedAt(clock, [session({ own: true, user: 'robin' }), idle(9), idle(8)], { siteId }),
      ),
    )
    const planIds = await Promise.all(
      at.map(async ({ site }) => {
        const plan = await kills.previews.preview(site, { dangling: true })
        return plan.ok ? plan.value.planId : ''
      }),
    )
    expect(kills.plans.start(planIds, 2, 0)).toMatchObject({ ok: false })
    expect(kills.plans.start(planIds, 4, 0)).toMatchObject({ ok: true, value: [{}, {}] })
    await kills.plans.close()
  })
})
