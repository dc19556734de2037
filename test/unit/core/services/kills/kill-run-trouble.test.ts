import { describe, expect, it } from 'vitest'
import { idle, kill, killable, outcomesOf } from '../../../../support/killing.ts'
import { monday, session } from '../../../../support/sessions.ts'
import { failSaying, withHints } from '../../../../support/failures.ts'

describe('a site that fails for a while', () => {
  const own = session({ own: true, user: 'robin' })
  const down = failSaying('unreachable', 'No answer.').failure

  it('is waited for, and then the run continues where it was, and repeats nothing that arrived', async () => {
    const [a, b, c] = [idle(9), idle(8), idle(7)]
    const at = await killable([own, a, b, c])
    const end = at.lino.end
    at.lino.end = (ref) => {
      if (at.lino.asked.length !== 2) return end(ref)
      // The server dies over the second one: it ended that session, and said nothing.
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
    const at = await killable([own, a, b])
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
    const at = await killable([own, a, b])
    const end = at.lino.end
    const busy = failSaying('serverBusy', 'Busy.', { retryAfterSeconds: 120 }).failure
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
  const out = failSaying('signedOut', 'Gone.').failure

  it('expired: signs in again by the rules, and continues', async () => {
    const [a, b] = [idle(9), idle(8)]
    const at = await killable([own, a, b])
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

  it('ended by somebody: sends nothing more and says so, and a list settles what was sent', async () => {
    const [a, b] = [idle(9), idle(8)]
    const at = await killable([own, a, b])
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
    expect(withHints(run.failure)).toMatchObject({
      kind: 'signedOut',
      hint: expect.stringContaining('another administrator'),
    })
  })
})

describe('a disk that is full in the middle', () => {
  const many = (count: number) => Array.from({ length: count }, () => idle(9))

  it('sends nothing for a session that the journal does not announce', async () => {
    const at = await killable([session({ own: true, user: 'robin' }), ...many(101)])
    const { end } = at.lino
    at.lino.end = (ref) => {
      if (at.lino.asked.length === 100) at.kills.journals.failAppend = 'ENOSPC'
      return end(ref)
    }
    const run = await at.kills.kill(at.site, { dangling: true })
    expect(at.lino.asked).toHaveLength(100)
    expect(run).toMatchObject({ failure: { kind: 'storage' }, outcomes: { killed: 100, failed: 1 } })
  })

  it('signs in over no session that the journal does not announce', async () => {
    const nobody = session({ user: null, activityUnknown: 'neverUsed' })
    const at = await killable([session({ own: true, user: 'robin' }), ...many(100), nobody])
    at.lino.endsBy = (ref) => (ref === nobody.ref ? 'signInOver' : 'usual')
    const { end } = at.lino
    at.lino.end = (ref) => {
      if (at.lino.asked.length === 100) at.kills.journals.failAppend = 'ENOSPC'
      return end(ref)
    }
    const run = await at.kills.kill(at.site, { all: true, signInOver: true })
    expect(at.lino.signedInOver).toEqual([])
    expect(run).toMatchObject({ failure: { kind: 'storage' }, outcomes: { killed: 100, failed: 1 } })
  })

  it('stops a run within a second, however rarely the site is listed', async () => {
    const at = await killable([session({ own: true, user: 'robin' }), ...many(60)])
    at.lino.beforeList = () => at.clock.pass(20_000)
    const { end } = at.lino
    at.lino.end = (ref) => {
      at.clock.pass(100)
      end(ref)
      if (at.lino.asked.length === 5) at.kills.journals.failAppend = 'ENOSPC'
      return { kind: 'killed' }
    }
    const run = await at.kills.kill(at.site, { dangling: true })
    expect(run.failure?.kind).toBe('storage')
    expect(at.lino.asked.length).toBeLessThanOrEqual(15)
  })
})

describe('a site that asks for an hour of rest', () => {
  it('gets it: the run stops', async () => {
    const [a, b] = [idle(9), idle(8)]
    const at = await killable([session({ own: true, user: 'robin' }), a, b])
    const busy = failSaying('serverBusy', 'Busy.', { retryAfterSeconds: 3600 }).failure
    at.lino.end = () => ({ kind: 'failed', failure: busy })
    const began = at.clock.now()
    const run = await at.kills.kill(at.site, { refs: [a.ref, b.ref] })
    expect(at.lino.asked).toHaveLength(1)
    expect(run.failure).toEqual(busy)
    expect(at.clock.now() - began).toBeLessThan(60_000)
  })
})
