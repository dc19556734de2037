import { describe, expect, it } from 'vitest'
import type { PlannedKill } from '../../../../../contract/kill.ts'
import { createOutcomes } from '../../../../../core/services/kills/kill-outcomes.ts'
import { monday, session } from '../../../../support/sessions.ts'

const plannedOf = (each: ReturnType<typeof session>): PlannedKill => ({
  ref: each.ref,
  keyPrefix: each.keyPrefix,
  user: each.user,
  state: 'dangling',
  reasons: [],
  endsBy: 'usual',
})

describe('outcomes', () => {
  const a = session()

  it.each(['killed', 'alreadyGone'] as const)(
    '%s by the site’s word, and still listed: has failed',
    (word) => {
      const outcomes = createOutcomes([plannedOf(a)], [], () => undefined)
      outcomes.record(a.ref, word)
      expect(outcomes.of(a.ref)).toBe(word)
      outcomes.settleByList([a], monday)
      expect(outcomes.results()).toMatchObject([{ outcome: 'failed', reason: 'cannotEnd' }])
      outcomes.settleByList([], monday)
      expect(outcomes.counts()).toMatchObject({ killed: 1, alreadyGone: 0, failed: 0 })
    },
  )

  it('of one that the site could not end, and that is gone at the next list: gone already', () => {
    const outcomes = createOutcomes([plannedOf(a)], [], () => undefined)
    outcomes.settle(a.ref, 'failed', 'cannotEnd')
    outcomes.settleByList([], monday)
    expect(outcomes.results()).toMatchObject([{ outcome: 'alreadyGone', reason: null }])
  })

  it('of those sent about when a planned one went that was not: killed, perhaps by another', () => {
    const some = Array.from({ length: 7 }, () => session())
    const outcomes = createOutcomes(some.map(plannedOf), [], () => undefined)
    const refs = some.map(({ ref }) => ref)
    const left = [...some]
    /** The first one is sent, and at the next list it is gone, with this number of others. */
    const step = (others: number): void => {
      const [mine] = left.splice(0, 1)
      if (mine) outcomes.sent(mine.ref)
      const theirs = left.splice(0, others)
      outcomes.settleByList(left, monday)
      for (const { ref } of theirs) outcomes.settle(ref, 'alreadyGone')
    }
    for (const others of [0, 0, 1, 0, 0]) step(others)
    expect(left).toEqual(some.slice(6))
    const unsure = outcomes.results().filter((each) => each.perhapsByAnother)
    // Before, then, and after. Not the first one, not the one that was gone already, and not the last one.
    expect(unsure.map((each) => refs.indexOf(each.ref))).toEqual([1, 2, 4])
    expect(outcomes.counts()).toMatchObject({ killed: 5, alreadyGone: 1 })
  })

  it('of one that may be sent again, and is gone at the next list: killed, its first request was late', () => {
    const outcomes = createOutcomes([plannedOf(a)], [], () => undefined)
    outcomes.sent(a.ref, 'timedOut', true)
    outcomes.settleByList([a], monday)
    expect(outcomes.isOpen(a.ref)).toBe(true)
    outcomes.settleByList([], monday)
    expect(outcomes.results()).toMatchObject([{ outcome: 'killed', reason: null }])
    // We have sent it, so nobody else is at work.
    expect(outcomes.results()[0]).not.toHaveProperty('perhapsByAnother')
  })

  it('of the run before, those that took a request count as sent', () => {
    const earlier = (['killed', 'alreadyGone', 'spared', 'refused', 'failed', 'unknown'] as const).map(
      (outcome) => ({ ref: session().ref, keyPrefix: 'abc123', user: 'luc', outcome, reason: null }),
    )
    expect(createOutcomes([plannedOf(a)], earlier, () => undefined).sentBefore).toBe(4)
  })
})

describe('the outcome of one session', () => {
  const [a, b] = [session(), session()]
  type Told = [string, string, string | null]

  function outcomesOf(victims: ReturnType<typeof session>[]) {
    const told: Told[] = []
    const outcomes = createOutcomes(victims.map(plannedOf), [], (...each) => told.push(each))
    return { outcomes, told }
  }

  it('is unknown until something is sent, and open only until then', () => {
    const { outcomes, told } = outcomesOf([a, b])
    expect([outcomes.of(a.ref), outcomes.isOpen(a.ref), outcomes.openCount, outcomes.sentCount]).toEqual([
      ...[null, true, 2, 0],
    ])
    outcomes.sent(a.ref)
    expect([outcomes.of(a.ref), outcomes.isOpen(a.ref), outcomes.openCount, outcomes.sentCount]).toEqual([
      ...[null, false, 1, 1],
    ])
    outcomes.record(b.ref, 'killed')
    expect([outcomes.isOpen(b.ref), outcomes.openCount, outcomes.sentCount]).toEqual([false, 0, 2])
    expect(told).toEqual([[b.ref, 'killed', null]])
    outcomes.settleByList([], monday)
    expect(told).toEqual([
      [b.ref, 'killed', null],
      [a.ref, 'killed', null],
    ])
  })

  it('is gone already if it expired on the way, and killed if the list does not show it', () => {
    const { outcomes } = outcomesOf([a, b])
    for (const { ref } of [a, b]) outcomes.sent(ref)
    outcomes.settleByList([{ ...a, expiresAt: monday }], monday)
    expect([outcomes.of(a.ref), outcomes.of(b.ref)]).toEqual(['alreadyGone', 'killed'])
  })

  it('has failed if it was sent and is still there, with the known reason', () => {
    const { outcomes } = outcomesOf([a, b])
    outcomes.sent(a.ref)
    outcomes.sent(b.ref, 'serverBusy')
    outcomes.settleByList([a, b], monday)
    expect(outcomes.results()).toMatchObject([
      { ref: a.ref, outcome: 'failed', reason: 'cannotEnd' },
      { ref: b.ref, outcome: 'failed', reason: 'serverBusy' },
    ])
    expect([outcomes.openCount, outcomes.counts().failed]).toEqual([0, 2])
  })

  it('is open once more after a passing failure, and only once', () => {
    const { outcomes } = outcomesOf([a])
    for (const isOpen of [true, false]) {
      outcomes.sent(a.ref, 'timedOut', true)
      expect(outcomes.isOpen(a.ref)).toBe(false)
      outcomes.settleByList([a], monday)
      expect(outcomes.isOpen(a.ref)).toBe(isOpen)
    }
    expect(outcomes.results()).toMatchObject([{ outcome: 'failed', reason: 'timedOut' }])
    expect(outcomes.sentCount).toBe(2)
  })

  it('is killed if a later list shows that a request was only late', () => {
    const { outcomes } = outcomesOf([a])
    outcomes.sent(a.ref)
    outcomes.settleByList([a], monday)
    outcomes.settleByList([], monday)
    expect(outcomes.results()).toMatchObject([{ outcome: 'killed', reason: null }])
    expect(outcomes.counts()).toMatchObject({ killed: 1, failed: 0 })
  })

  it('stays as it was unless a list says otherwise', () => {
    const settled = ['killed', 'alreadyGone', 'spared', 'unknown', 'failed', 'refused'] as const
    const victims = settled.map(() => session())
    const { outcomes, told } = outcomesOf(victims)
    for (const [at, { ref }] of victims.entries()) outcomes.settle(ref, settled[at] ?? 'failed', 'cannotEnd')
    told.length = 0
    // The first two are gone. The others are still listed.
    outcomes.settleByList(victims.slice(2), monday)
    expect(told).toEqual([])
    expect(victims.map(({ ref }) => outcomes.of(ref))).toEqual(settled)
    // A session that was not tried, or is not known, does not count as gone because it went without us.
    outcomes.settleByList([], monday)
    const [, , , , failed, refused] = victims
    expect(told).toEqual([
      [failed?.ref, 'alreadyGone', null],
      [refused?.ref, 'alreadyGone', null],
    ])
  })

  it('has failed if it was killed by the site’s word or by a list, and is there again', () => {
    const { outcomes } = outcomesOf([a, b])
    outcomes.sent(a.ref)
    outcomes.record(b.ref, 'killed')
    outcomes.settleByList([], monday)
    outcomes.settleByList([a, b], monday)
    expect([outcomes.of(a.ref), outcomes.of(b.ref)]).toEqual(['failed', 'failed'])
    outcomes.settleByList([], monday)
    expect([outcomes.of(a.ref), outcomes.of(b.ref)]).toEqual(['killed', 'killed'])
  })

  it('was gone already by a list: that it is there again is no failure of ours', () => {
    const { outcomes } = outcomesOf([a])
    outcomes.settle(a.ref, 'alreadyGone')
    outcomes.settleByList([a], monday)
    expect(outcomes.of(a.ref)).toBe('alreadyGone')
  })

  it('of one that is open and not sent is not settled by a list', () => {
    const { outcomes, told } = outcomesOf([a, b])
    outcomes.settleByList([b], monday)
    expect([outcomes.isOpen(a.ref), outcomes.isOpen(b.ref), told]).toEqual([true, true, []])
  })
})

describe('what no list can show any longer', () => {
  it('is unknown if it was sent, failed if it was tried, and otherwise what the run says', () => {
    const [sent, tried, open, done] = [session(), session(), session(), session()]
    const earlier = [
      { ref: 'e'.repeat(16), keyPrefix: 'abc123', user: 'luc', outcome: 'killed', reason: null },
    ] as const
    const outcomes = createOutcomes([sent, tried, open, done].map(plannedOf), earlier, () => undefined)
    expect([outcomes.planned, outcomes.counts().killed]).toEqual([5, 1])
    outcomes.sent(tried.ref, 'timedOut', true)
    outcomes.settleByList([sent, tried, open, done], monday)
    outcomes.sent(sent.ref)
    outcomes.settle(done.ref, 'spared', 'becameActive')
    outcomes.settleRest('unreachable', 'spared', 'cancelled')
    expect(outcomes.results()).toMatchObject([
      earlier[0],
      { ref: sent.ref, outcome: 'unknown', reason: 'unreachable' },
      { ref: tried.ref, outcome: 'failed', reason: 'timedOut' },
      { ref: open.ref, outcome: 'spared', reason: 'cancelled' },
      { ref: done.ref, outcome: 'spared', reason: 'becameActive' },
    ])
    expect(outcomes.openCount).toBe(0)
    expect(outcomes.counts()).toMatchObject({ killed: 1, unknown: 1, failed: 1, spared: 2 })
  })

  it('is reported only for sessions whose fate is known, and the others are unknown', () => {
    const a = session({ user: 'marc' })
    const outcomes = createOutcomes([plannedOf(a)], [], () => undefined)
    expect(outcomes.results()).toEqual([
      { ref: a.ref, keyPrefix: 'abc123', user: 'marc', outcome: 'unknown', reason: 'unexpected' },
    ])
  })
})
