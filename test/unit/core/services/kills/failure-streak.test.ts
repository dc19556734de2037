import { describe, expect, it } from 'vitest'
import { type Failure } from '../../../../../contract/failure.ts'
import { createFailureStreak } from '../../../../../core/services/kills/failure-streak.ts'
import { failSaying } from '../../../../support/failures.ts'

const over = failSaying('cannotEnd', 'Cannot be read.').failure
const busy = failSaying('serverBusy', 'Busy.').failure

function after(...answers: readonly (readonly [Failure | null, string | null])[]) {
  const streak = createFailureStreak()
  for (const [failure, user] of answers) streak.note(failure, user)
  return [streak.length, streak.hopelessUser]
}

describe('a streak of failures', () => {
  it('is as long as the sessions over which the site failed in a row', () => {
    expect(after([over, 'a'], [over, 'b'], [over, 'c'])).toEqual([3, null])
    expect(after([over, 'a'], [over, 'b'], [null, 'c'])).toEqual([0, null])
  })

  it('counts one user’s as one, until there is no hope for that user', () => {
    expect(after([over, 'a'], [over, 'a'])).toEqual([1, null])
    expect(after([over, 'a'], [over, 'a'], [over, 'a'])).toEqual([1, 'a'])
    expect(after([over, 'a'], [over, 'a'], [over, 'a'], [null, 'b'])).toEqual([0, null])
    expect(after([over, 'a'], [over, 'a'], [null, 'a'], [over, 'a'])).toEqual([1, null])
  })

  it('counts anonymous sessions, and the site’s failures, separately', () => {
    expect(after([over, null], [over, null], [over, null])).toEqual([3, null])
    expect(after([busy, 'a'], [busy, 'a'], [busy, 'a'])).toEqual([3, null])
  })
})
