import { expect, it } from 'vitest'
import { roomFor } from '../../../../core/domain/limit.ts'

it.each([
  [12, null, { kind: 'noLimit' }],
  [12, 50, { kind: 'room', free: 38 }],
  [45, 50, { kind: 'nearlyFull', free: 5 }],
  [50, 50, { kind: 'full', over: 0 }],
  [52, 50, { kind: 'full', over: 2 }],
  [0, 0, { kind: 'full', over: 0 }],
])('%i live of %s', (live, limit, expected) => {
  expect(roomFor(live, limit)).toEqual(expected)
})
