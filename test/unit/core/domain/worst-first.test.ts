import { expect, it } from 'vitest'
import type { Counts } from '../../../../contract/session.ts'
import { worstFirst } from '../../../../core/domain/worst-first.ts'
import { fc } from '../../../support/properties.ts'

function site(live: number, sessionsLimit: number | null, onNow: number, dangling: number) {
  const counts: Counts = {
    listed: live,
    live,
    own: 0,
    active: live - dangling,
    dangling,
    unknown: 0,
    expired: 0,
    anonymous: 0,
    expiryUnknown: 0,
    onNow,
    today: onNow,
  }
  return { counts, sessionsLimit, countsExpired: null }
}

const full = site(50, 50, 40, 5)
const falseAlert = site(50, 50, 3, 45)
const dangling = site(300, null, 10, 200)
const fine = site(10, 50, 3, 1)
const unknown = { counts: null, sessionsLimit: 50, countsExpired: null }

it('full sites come first, then false alerts, then those with most dangling sessions', () => {
  const order = [full, falseAlert, dangling, fine, unknown]
  fc.assert(
    fc.property(fc.shuffledSubarray(order, { minLength: 5 }), (shuffled) => {
      expect([...shuffled].sort(worstFirst)).toEqual(order)
    }),
  )
})

it('a full site whose clock is not known is taken for full', () => {
  const blind = { ...falseAlert, counts: { ...falseAlert.counts, onNow: null, today: null } }
  expect(worstFirst(blind, falseAlert)).toBeLessThan(0)
})
