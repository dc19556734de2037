import { describe, expect, it } from 'vitest'
import type { PlannedKill } from '../../../../contract/kill.ts'
import { createOutcomes } from '../../../../core/services/kill-outcomes.ts'
import { monday, session } from '../../../support/sessions.ts'

const plannedOf = (each: ReturnType<typeof session>): PlannedKill => ({
  ...{ ref: each.ref, keyPrefix: each.keyPrefix, user: each.user },
  ...{ state: 'dangling', reasons: [], endsBy: 'usual' },
})

describe('outcomes', () => {
  const a = session()

  it.each(['killed', 'alreadyGone'] as const)(
    '%s by the site’s word, and still listed: has failed',
    (word) => {
      const outcomes = createOutcomes([plannedOf(a)], [], () => undefined)
      outcomes.told(a.ref, word)
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

  it('of one that may be sent again, and is gone at the next list: killed, its first request was late', () => {
    const outcomes = createOutcomes([plannedOf(a)], [], () => undefined)
    outcomes.sent(a.ref, 'timedOut', true)
    outcomes.settleByList([a], monday)
    expect(outcomes.isOpen(a.ref)).toBe(true)
    outcomes.settleByList([], monday)
    expect(outcomes.results()).toMatchObject([{ outcome: 'killed', reason: null }])
  })
})
