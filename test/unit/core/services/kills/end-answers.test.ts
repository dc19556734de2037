import { describe, expect, it } from 'vitest'
import { type FailureKind } from '../../../../../contract/failure.ts'
import { makeKillPlan } from '../../../../../core/domain/kill-plan.ts'
import { takeAnswer } from '../../../../../core/services/kills/end-answers.ts'
import { createOutcomes } from '../../../../../core/services/kills/kill-outcomes.ts'
import { day, monday, session } from '../../../../support/sessions.ts'
import { failSaying } from '../../../../support/failures.ts'

const victim = session({ lastActivity: monday - 9 * day })
const site = {
  siteId: 's',
  name: 'Office',
  killBy: 'signOut',
  danglingAfterMs: 4 * day,
  sessionsLimit: null,
} as const
const { victims } = makeKillPlan({
  planId: 'p',
  site,
  sessions: [victim],
  rule: { dangling: true },
  now: monday,
  madeAt: monday,
  resumes: null,
  isExempt: () => false,
  endsBy: () => 'usual',
  administrators: new Set(),
})

/** A request for the session was answered with this failure, and then a list still shows it. */
function stillThere(kind: FailureKind) {
  const outcomes = createOutcomes(victims, [], () => undefined)
  const trouble = takeAnswer(victim.ref, { kind: 'failed', failure: failSaying(kind, '').failure }, outcomes)
  outcomes.settleByList([victim], monday)
  return {
    trouble: trouble?.kind ?? null,
    sentAgain: outcomes.isOpen(victim.ref),
    outcome: outcomes.of(victim.ref),
  }
}

describe('a session over which a request failed, and which is still there', () => {
  it.each(['timedOut', 'unreachable', 'serverBusy', 'signedOut'] as const)(
    'is asked for once more where the failure was not its own: %s',
    (kind) => {
      expect(stillThere(kind)).toEqual({ trouble: kind, sentAgain: true, outcome: null })
    },
  )

  it.each(['unintelligible', 'certificate', 'redirected'] as const)(
    'has failed, and is not asked for again: %s',
    (kind) => {
      expect(stillThere(kind)).toEqual({ trouble: kind, sentAgain: false, outcome: 'failed' })
    },
  )

  it('is spared if it is our own, and refused if we may not end it', () => {
    expect(stillThere('ownSession')).toEqual({ trouble: null, sentAgain: false, outcome: 'spared' })
    expect(stillThere('notAdministrator')).toMatchObject({ trouble: 'notAdministrator', outcome: 'refused' })
    expect(stillThere('cannotEnd')).toEqual({ trouble: null, sentAgain: false, outcome: 'failed' })
  })
})
