import { describe, expect, it } from 'vitest'
import { idle, kill, killable, outcomesOf } from '../../../../support/killing.ts'
import { day, monday, session } from '../../../../support/sessions.ts'
import { failSaying } from '../../../../support/failures.ts'

describe('a kill run', () => {
  const own = session({ own: true, user: 'robin' })

  it('kills exactly the plan, and takes the outcomes from a list', async () => {
    const [a, b, other] = [idle(9), idle(8), idle(7, 'marc')]
    const at = await killable([own, a, b, other])
    const run = await kill(at, [a.ref, b.ref])
    expect(outcomesOf(run)).toEqual(['killed', 'killed'])
    expect(at.lino.sessions).toEqual([own, other])
    expect(run).toMatchObject({ failure: null, sent: 2, cancelled: false })
  })

  it('spares users who came back, and says what had ended already', async () => {
    const [back, gone, stays] = [idle(9), idle(8), idle(7)]
    const at = await killable([own, back, gone, stays])
    at.lino.beforeList = (nth) => {
      if (nth !== 2) return
      at.lino.sessions = [own, { ...back, lastActivity: monday }, stays]
    }
    const run = await kill(at, [back.ref, gone.ref, stays.ref])
    expect(outcomesOf(run)).toEqual(['spared becameActive', 'alreadyGone', 'killed'])
    expect(at.lino.asked).toEqual([stays.ref])
  })

  it('spares users who come back while it runs, at the next list', async () => {
    const [first, back] = [idle(9), idle(8)]
    const at = await killable([own, first, back])
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

  it('lists again after 500 requests, also if somebody else was quicker with all of them', async () => {
    const victims = Array.from({ length: 700 }, () => idle(9))
    const back = idle(8)
    const at = await killable([own, ...victims, back])
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
    const at = await killable([own, a, b, c])
    at.lino.end = () => ({ kind: 'sent' })
    const run = await kill(at, [a.ref, b.ref, c.ref])
    expect(at.lino.asked).toEqual([a.ref])
    expect(outcomesOf(run)).toEqual(['failed cannotEnd', 'failed cannotEnd', 'failed cannotEnd'])
    expect(run.failure?.kind).toBe('cannotEnd')
  })

  it('sends no more when sign-outs have stopped working on the way', async () => {
    const victims = Array.from({ length: 1500 }, (_, nth) => idle(9 + nth / 1000))
    const at = await killable([own, ...victims])
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
    const unreachable = await killable([own, a])
    unreachable.lino.failLists = Array.from(
      { length: 20 },
      () => failSaying('unreachable', 'No answer.').failure,
    )
    expect(outcomesOf(await kill(unreachable, [a.ref]))).toEqual(['failed unreachable'])
    const barred = await killable([own, a])
    barred.lino.wayFailure = failSaying('cannotEnd', 'Barred.').failure
    expect(outcomesOf(await kill(barred, [a.ref]))).toEqual(['failed cannotEnd'])
    expect([...unreachable.lino.asked, ...barred.lino.asked]).toEqual([])
  })

  it('leaves unknown what was sent when no list can be had afterwards', async () => {
    const [a, b] = [idle(9), idle(8)]
    const at = await killable([own, a, b])
    const down = failSaying('unreachable', 'No answer.').failure
    // Its two lists, the one after the first key, then no more.
    at.lino.failLists = [undefined, ...Array.from({ length: 20 }, () => down)]
    const run = await kill(at, [a.ref, b.ref])
    expect(outcomesOf(run)).toEqual(['unknown unreachable', 'failed unreachable'])
    expect(run.failure?.kind).toBe('unreachable')
  })

  it('lets the list decide about a request that failed, and never repeats it', async () => {
    const [a, b] = [idle(9), idle(8)]
    const at = await killable([own, a, b])
    at.lino.end = (ref) => {
      at.lino.sessions = at.lino.sessions.filter((each) => each.ref !== ref)
      return { kind: 'failed', failure: failSaying('timedOut', 'No answer.').failure }
    }
    expect(outcomesOf(await kill(at, [a.ref, b.ref]))).toEqual(['killed', 'killed'])
    expect(at.lino.asked).toEqual([a.ref, b.ref])
  })

  it('stops after three failures in a row', async () => {
    const victims = [9, 8, 7, 6, 5].map((days) => idle(days))
    const at = await killable([own, ...victims])
    at.lino.end = () => ({ kind: 'failed', failure: failSaying('serverBusy', 'Busy.').failure })
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
    const at = await killable([own, ...victims])
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
    const at = await killable([own, a, b])
    at.lino.end = (ref) => {
      at.lino.sessions = at.lino.sessions.map((each) =>
        each.ref === ref ? { ...each, expiresAt: monday - day } : each,
      )
      return { kind: 'sent' }
    }
    expect(outcomesOf(await kill(at, [a.ref, b.ref]))).toEqual(['alreadyGone', 'alreadyGone'])
  })

  it('continues after one in the minute of its expiry, which shows neither that signing out works nor that it does not', async () => {
    const [a, b, c] = [{ ...idle(9), expiresAt: monday - 20_000 }, idle(8), idle(7)]
    const at = await killable([own, a, b, c])
    const { end } = at.lino
    // A sign-out leaves an expired row where it is.
    at.lino.end = (ref) => (ref === a.ref ? { kind: 'sent' } : end(ref))
    const run = await kill(at, [a.ref, b.ref, c.ref])
    expect(run).toMatchObject({ failure: null, outcomes: { killed: 2, alreadyGone: 1 } })

    const forwarding = await killable([own, a, b, c])
    forwarding.lino.end = () => ({ kind: 'sent' })
    const stopped = await kill(forwarding, [a.ref, b.ref, c.ref])
    expect(stopped.failure?.kind).toBe('cannotEnd')
    expect(forwarding.lino.asked).toEqual([a.ref, b.ref])
  })

  it('continues after one that the site has no way to end', async () => {
    const [a, b] = [session({ user: null, activityUnknown: 'neverUsed' }), idle(8)]
    const at = await killable([own, a, b])
    const end = at.lino.end
    at.lino.end = (ref) =>
      ref === a.ref ? { kind: 'failed', failure: failSaying('cannotEnd', 'No way.').failure } : end(ref)
    const run = await kill(at, [a.ref, b.ref])
    expect(run.outcomes).toMatchObject({ killed: 1, failed: 1 })
    expect(run.failure).toBeNull()
  })
})
