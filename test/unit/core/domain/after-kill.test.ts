import { expect, it } from 'vitest'
import type { PlannedKill } from '../../../../contract/kill.ts'
import { countsWithout, endable } from '../../../../core/domain/after-kill.ts'

const counts = {
  listed: 10,
  live: 9,
  own: 1,
  active: 2,
  dangling: 5,
  unknown: 1,
  expired: 1,
  anonymous: 0,
  expiryUnknown: 0,
  onNow: 2,
  today: 3,
}

it('what goes is neither listed nor live afterwards', () => {
  expect(countsWithout(counts, ['dangling', 'dangling', 'active'])).toMatchObject({
    listed: 7,
    live: 6,
    active: 1,
    dangling: 3,
    own: 1,
  })
})

it('no count falls below 0 if the list has changed since', () => {
  expect(countsWithout(counts, Array<'unknown'>(3).fill('unknown'))).toMatchObject({ live: 8, unknown: 0 })
})

it('a session that cannot be ended makes no room, one that is signed in over only if asked for', () => {
  const victims = (['usual', 'signInOver', 'cannot'] as const).map((endsBy): PlannedKill => ({
    ref: endsBy,
    keyPrefix: '',
    user: null,
    state: 'dangling',
    reasons: [],
    endsBy,
  }))
  const refs = (signInOver: boolean): readonly string[] =>
    endable({ victims, rule: { signInOver } }).map(({ ref }) => ref)
  expect(refs(false)).toEqual(['usual'])
  expect(refs(true)).toEqual(['usual', 'signInOver'])
})
