import { expect, it } from 'vitest'
import { beforeAndAfter, beforeAndNow, gaugeAfter, roomAfter } from '../../../words/room.ts'

const standing = (live: number, limit: number | null, expired = 0, countsExpired = false) => ({
  counts: {
    listed: live + expired,
    live,
    own: 1,
    active: live - 1,
    dangling: 0,
    unknown: 0,
    expired,
    anonymous: 0,
    expiryUnknown: 0,
    onNow: 0,
    today: 0,
  },
  limit,
  countsExpired,
})

it('what goes, and the room that it makes', () => {
  expect(roomAfter(90, standing(2, 70))).toBe('90 go: room for 68')
  expect(roomAfter(1, standing(69, 70))).toBe('1 goes: room for 1')
  expect(roomAfter(5, standing(80, 70))).toBe('5 go: still full')
  expect(roomAfter(5, standing(80, null))).toBe('5 go: 80 remain')
  expect(roomAfter(5, standing(60, 70, 10, true))).toBe('5 go: still full')
})

it('the figures before and after, and the bar in words', () => {
  expect(beforeAndAfter(90, standing(2, 70))).toBe('92 now, 2 afterwards, limit 70')
  expect(beforeAndAfter(90, standing(2, null))).toBe('92 now, 2 afterwards')
  expect(beforeAndNow(90, standing(2, 70))).toBe('92 before, 2 now, limit 70')
  expect(gaugeAfter(standing(2, 70))).toBe('Afterwards: 1 active, 0 dangling, 1 own, limit 70')
})
