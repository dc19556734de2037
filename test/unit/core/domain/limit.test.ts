import { expect, it } from 'vitest'
import { roomFor, roomMissing, roomToAimAt } from '../../../../core/domain/limit.ts'

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

it('aims at as many free places as make a site neither full nor nearly full, and at no more', () => {
  for (let limit = 1; limit <= 300; limit += 1) {
    const free = roomToAimAt(limit)
    expect(free).toBe(Math.floor(limit / 10) + 1)
    expect(roomFor(limit - free, limit).kind).toBe('room')
    if (free > 1) expect(roomFor(limit - free + 1, limit).kind).toBe('nearlyFull')
  }
})

it.each([
  [2, 50, 50, 2],
  [2, 49, 50, 1],
  [2, 10, 50, 0],
  [2, 60, 50, 12],
  [2, 10, null, 2],
  [2, 10, 0, 0],
])('so that %i can sign in beside %i live ones, of %s', (people, live, limit, missing) => {
  expect(roomMissing(people, live, limit)).toBe(missing)
})
