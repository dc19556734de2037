import { describe, expect, it } from 'vitest'
import type { Session } from '../../../../../contract/session.ts'
import { createRunControl } from '../../../../../core/services/kills/run-control.ts'
import { createRunLists } from '../../../../../core/services/kills/run-lists.ts'
import { createFakeClock, createQuickClock } from '../../../../support/fake-clock.ts'
import { monday, session } from '../../../../support/sessions.ts'
import { watchedAt } from '../../../../support/watched.ts'
import { failSaying, withHints } from '../../../../support/failures.ts'

const own = session({ own: true, user: 'robin' })
const busy = (retryAfterSeconds: number) => failSaying('serverBusy', 'Busy.', { retryAfterSeconds }).failure
const out = failSaying('signedOut', 'Gone.').failure

async function stage(sessions: Session[] = []) {
  const clock = createQuickClock(monday)
  const at = await watchedAt(clock, [own, ...sessions])
  const control = createRunControl(clock, () => undefined)
  return { ...at, control, lists: createRunLists(at.site, clock, control, () => undefined) }
}

describe('the rest that a site asks for', () => {
  it('is not cut short by a word to go on', async () => {
    const clock = createFakeClock(monday)
    const { site, lino } = await watchedAt(clock, [own])
    const control = createRunControl(clock, () => undefined)
    const lists = createRunLists(site, clock, control, () => undefined)
    lino.failLists = [busy(60)]
    const before = lino.lists
    const list = lists.read()
    await clock.advance(1000)
    control.pause()
    control.continue()
    await clock.advance(58_000)
    expect(lino.lists).toBe(before + 1)
    await clock.advance(1000)
    expect((await list).stop).toBeNull()
  })

  it('ends at once when the run is cancelled', async () => {
    const clock = createFakeClock(monday)
    const { site, lino } = await watchedAt(clock, [own])
    const control = createRunControl(clock, () => undefined)
    lino.failLists = [busy(60)]
    const list = createRunLists(site, clock, control, () => undefined).read()
    await clock.advance(1000)
    control.cancel()
    expect((await list).stop?.kind).toBe('serverBusy')
  })

  it('is a quarter of an hour at most, whatever was answered', async () => {
    const at = await stage()
    const began = at.clock.now()
    await at.lists.rest(busy(86_400), 0)
    await at.lists.rest(failSaying('unintelligible', 'Odd.', { retryAfterSeconds: 10 ** 9 }).failure, 2000)
    expect(at.clock.now() - began).toBe(2 * 900_000)
  })

  it('longer than a run may wait, stops it: nothing is asked sooner than the site wants', async () => {
    const at = await stage()
    at.lino.failLists = [busy(3600)]
    const before = at.lino.lists
    expect((await at.lists.read()).stop).toMatchObject({ kind: 'serverBusy', retryAfterSeconds: 3600 })
    expect(at.lino.lists).toBe(before + 1)
  })
})

describe('our own session', () => {
  it('ended by somebody, and the list after signing in again fails at first: nothing more is sent all the same', async () => {
    const at = await stage()
    at.lino.failLists = [out, busy(1)]
    const { signIn } = at.lino
    at.lino.signIn = (given) => {
      at.lino.sessions = [session({ own: true, user: 'robin' })]
      return signIn(given)
    }
    expect(withHints((await at.lists.read()).stop)).toMatchObject({
      kind: 'signedOut',
      hint: expect.stringContaining('another administrator'),
    })
  })

  it('ended once more after signing in again: nobody signs in a third time', async () => {
    const at = await stage()
    at.lino.failLists = [out, busy(1), out]
    expect(withHints((await at.lists.read()).stop)).toMatchObject({
      kind: 'signedOut',
      hint: expect.stringContaining('again and again'),
    })
    expect(at.lino.signIns).toBe(2)
  })

  it('missing in a list: that list is not whole, so it is asked for once more', async () => {
    const other = session({ user: 'luc' })
    const at = await stage([other])
    at.lino.beforeList = (nth) => {
      at.lino.sessions = nth === 2 ? [other] : [own, other]
    }
    const { sessions, stop } = await at.lists.read()
    expect([sessions?.length, stop]).toEqual([2, null])
  })

  it('missing again and again: nothing is concluded from such lists', async () => {
    const other = session({ user: 'luc' })
    const at = await stage([other])
    at.lino.sessions = [other]
    const { sessions, stop } = await at.lists.read()
    expect([sessions, stop?.kind]).toEqual([null, 'unintelligible'])
  })
})

describe('an odd answer instead of a list', () => {
  const odd = ['unintelligible', 'redirected', 'notAdministrator', 'notInDatabase'] as const

  it.each(odd)(
    '%s: a proxy’s, it seems; asked once more after a while, and the run goes on',
    async (kind) => {
      const at = await stage()
      at.lino.failLists = [failSaying(kind, 'Odd.').failure]
      const before = at.clock.now()
      const { sessions, stop } = await at.lists.read()
      expect([sessions?.length, stop]).toEqual([1, null])
      expect(at.clock.now() - before).toBeGreaterThanOrEqual(2000)
    },
  )

  it('twice stops the run, whose last list does not wait for its turn when it was cancelled', async () => {
    const at = await stage()
    const strange = failSaying('unintelligible', 'Odd.').failure
    at.lino.failLists = [strange, strange, strange]
    const before = at.lino.lists
    expect((await at.lists.read()).stop?.kind).toBe('unintelligible')
    expect(at.lino.lists).toBe(before + 2)
    at.control.cancel()
    expect((await at.lists.read(false)).stop).toBeNull()
  })

  it('that shows a broken session is believed', async () => {
    const at = await stage()
    at.lino.failLists = [failSaying('tableHidden', 'Hidden.').failure]
    expect((await at.lists.read()).stop?.kind).toBe('tableHidden')
  })
})
