import { describe, expect, it } from 'vitest'
import { failureKinds } from '../../../../contract/failure.ts'
import type { OutcomeCounts } from '../../../../contract/kill.ts'
import { exitCodeOf, exitCodeOfKill } from '../../../../main/cli/exit-codes.ts'
import { interrupted } from '../../../../main/cli/interruption.ts'
import { refusal } from './fake-world.ts'

const none: OutcomeCounts = { killed: 0, alreadyGone: 0, spared: 0, refused: 0, failed: 0, unknown: 0 }

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
  it.each<[number, Partial<OutcomeCounts>, boolean]>([
    [0, { killed: 1, spared: 1, alreadyGone: 1 }, false],
    [1, { killed: 1, refused: 1 }, false],
    [1, { failed: 1 }, false],
    [1, { unknown: 1 }, false],
    [1, { spared: 1 }, true],
    [0, {}, false],
  ])('is %i without a failure: %j, cancelled %j', (code, counts, cancelled) => {
    expect(exitCodeOfKill({ ...none, ...counts }, cancelled, null)).toBe(code)
  })

  it('is 130 when interrupted, whatever came of it', () => {
    expect(exitCodeOfKill({ ...none, killed: 1, spared: 1 }, true, interrupted.failure)).toBe(130)
  })

  it("is the failure's own when every session is settled well", () => {
    const failure = refusal('unreachable')
    if (failure.ok) throw new Error('not a failure')
    expect(exitCodeOfKill({ ...none, killed: 1 }, false, failure.failure)).toBe(4)
    expect(exitCodeOfKill({ ...none, unknown: 1 }, false, failure.failure)).toBe(1)
  })
})
