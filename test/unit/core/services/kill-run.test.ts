import { describe, expect, it } from 'vitest'
import { fail } from '../../../../contract/failure.ts'
import type { KillRun } from '../../../../contract/kill.ts'
import { createKillPlans } from '../../../../core/services/kill-plans.ts'
import { day, monday, session } from '../../../support/sessions.ts'
import { watched, type Watched } from '../../../support/watched.ts'

const idle = (days: number, user = 'luc') => session({ user, lastActivity: monday - days * day })

/** Previews all given refs, starts, and answers the run when it is done. */
async function kill(
  at: Watched,
  refs: string[],
  during?: (run: KillRun, cancel: () => void) => void,
): Promise<KillRun> {
  let id = 0
  let settle: (run: KillRun) => void = () => undefined
  const done = new Promise<KillRun>((resolve) => (settle = resolve))
  const log = { write: () => undefined }
  const plans = createKillPlans(
    at.clock,
    log,
    () => String((id += 1)),
    (run) => {
      during?.(run, () => plans.cancel(run.runId))
      if (run.phase === 'done') settle(run)
    },
  )
  const plan = plans.preview(at.site, refs)
  if (!plan.ok) throw new Error(plan.failure.hint)
  const started = plans.start(plan.value.planId, plan.value.victims.length)
  if (!started.ok) throw new Error(started.failure.hint)
  return done
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

  it('sends no second key when the first session is still there', async () => {
    const [a, b, c] = [idle(9), idle(8), idle(7)]
    const at = await watched([own, a, b, c])
    at.lino.end = () => ({ kind: 'sent' })
    const run = await kill(at, [a.ref, b.ref, c.ref])
    expect(at.lino.asked).toEqual([a.ref])
    expect(outcomesOf(run)).toEqual(['failed cannotEnd', 'failed cannotEnd', 'failed cannotEnd'])
    expect(run.failure?.kind).toBe('cannotEnd')
  })

  it('sends nothing without a fresh list, or without a way', async () => {
    const a = idle(9)
    const unreachable = await watched([own, a])
    unreachable.lino.failLists = [fail('unreachable', 'No answer.').failure]
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
    at.lino.failLists = [undefined, down, down]
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
    expect(at.lino.asked).toHaveLength(3)
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

describe('plans', () => {
  it('start once, and only with the number typed', async () => {
    const victims = Array.from({ length: 60 }, () => idle(6))
    const at = await watched([session({ own: true, user: 'robin' }), ...victims])
    let id = 0
    const plans = createKillPlans(
      at.clock,
      { write: () => undefined },
      () => String((id += 1)),
      () => undefined,
    )
    const plan = plans.preview(
      at.site,
      victims.map((each) => each.ref),
    )
    if (!plan.ok) throw new Error(plan.failure.hint)
    expect(plans.start(plan.value.planId, undefined)).toMatchObject({ ok: false, failure: { kind: 'usage' } })
    expect(plans.start(plan.value.planId, 59)).toMatchObject({ ok: false, failure: { kind: 'usage' } })
    expect(plans.start(plan.value.planId, 60)).toMatchObject({ ok: true })
    expect(plans.start(plan.value.planId, 60)).toMatchObject({ ok: false, failure: { kind: 'usage' } })
    await plans.close()
  })
})
