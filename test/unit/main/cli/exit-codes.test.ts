import { describe, expect, it } from 'vitest'
import { failureKinds } from '../../../../contract/failure.ts'
import type { SessionOutcome } from '../../../../contract/kill.ts'
import { exitCodeOf, exitCodeOfKill } from '../../../../main/cli/exit-codes.ts'
import { interrupted } from '../../../../main/cli/interruption.ts'
import { refusal } from './fake-world.ts'

function outcome(name: SessionOutcome['outcome'], reason: SessionOutcome['reason'] = null): SessionOutcome {
  return { ref: '0', keyPrefix: 'a', user: null, outcome: name, reason }
}

describe('exitCodeOf', () => {
  it.each([
    [2, ['usage', 'passwordNeeded']],
    [3, ['wrongPassword', 'banned', 'codeNeeded', 'codeWrong', 'notAdministrator', 'signInBarred']],
    [4, ['unreachable', 'timedOut', 'unintelligible', 'notLino', 'tableHidden', 'notInDatabase']],
    [4, ['certificate', 'httpNotAllowed', 'redirected', 'serverBusy']],
    [5, ['limitReached']],
    [130, ['interrupted']],
  ] as const)('is %i for %j', (code, kinds) => {
    expect(kinds.map(exitCodeOf)).toEqual(kinds.map(() => code))
  })

  it('is never 0 for a failure', () => {
    expect(failureKinds.filter((kind) => exitCodeOf(kind) === 0)).toEqual([])
  })
})

describe('exitCodeOfKill', () => {
  it.each([
    [0, [outcome('killed'), outcome('spared', 'becameActive'), outcome('alreadyGone')]],
    [1, [outcome('killed'), outcome('refused', 'cannotEnd')]],
    [1, [outcome('failed', 'serverBusy')]],
    [1, [outcome('unknown', 'timedOut')]],
    [1, [outcome('spared', 'cancelled')]],
    [0, []],
  ] as const)('is %i without a failure: %j', (code, outcomes) => {
    expect(exitCodeOfKill(outcomes, null)).toBe(code)
  })

  it('is 130 when interrupted, whatever came of it', () => {
    expect(exitCodeOfKill([outcome('killed'), outcome('spared', 'cancelled')], interrupted.failure)).toBe(130)
  })

  it("is the failure's own when every session is settled well", () => {
    const failure = refusal('unreachable')
    if (failure.ok) throw new Error('not a failure')
    expect(exitCodeOfKill([outcome('killed')], failure.failure)).toBe(4)
    expect(exitCodeOfKill([outcome('unknown')], failure.failure)).toBe(1)
  })
})
