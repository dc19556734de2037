import { fc } from '../../../support/properties.ts'
import { describe, expect, it } from 'vitest'
import type { SortColumn } from '../../../../contract/session-view.ts'
import { defaultOrder, orderJudged, orderSessions } from '../../../../core/domain/order.ts'
import { anySite, day, monday, session } from '../../../support/sessions.ts'

const columns: SortColumn[] = ['user', 'lastActivity', 'idle', 'ip', 'expires', 'state', 'key']

describe('orderSessions', () => {
  it('puts the oldest activity first and the unknown last', () => {
    const [a, b, c] = [
      session({ lastActivity: monday - day }),
      session({ activityUnknown: 'neverUsed' }),
      session({ lastActivity: monday - 2 * day }),
    ]
    expect(orderSessions([a, b, c], defaultOrder, monday, 4 * day)).toEqual([c, a, b])
    expect(orderSessions([a, b, c], { ...defaultOrder, descending: true }, monday, 4 * day)).toEqual([
      a,
      c,
      b,
    ])
  })

  it('orders sessions of one user by their last activity, and Marc like marc', () => {
    const [a, b, c] = [
      session({ user: 'Marc', lastActivity: monday }),
      session({ user: 'marc', lastActivity: monday - day }),
      session({ user: 'luc', lastActivity: monday }),
    ]
    expect(orderSessions([a, b, c], { column: 'user', descending: false }, monday, day)).toEqual([c, b, a])
    expect(orderSessions([a, b, c], { column: 'user', descending: true }, monday, day)).toEqual([b, a, c])
  })

  it('orders addresses by their numbers', () => {
    const [ten, nine] = [session({ ip: '10.0.10.1' }), session({ ip: '10.0.9.1' })]
    expect(orderSessions([ten, nine], { column: 'ip', descending: false }, monday, day)).toEqual([nine, ten])
  })

  it('sorts by the second column what is equal in the first, each in its own direction', () => {
    const at = (user: string, ip: string): Parameters<typeof orderJudged>[0][number] => ({
      session: session({ user, ip }),
      state: 'active',
    })
    const [marcNine, luc, marcTen] = [at('marc', '10.0.9.1'), at('luc', '10.0.1.1'), at('Marc', '10.0.10.1')]
    const all = [marcNine, luc, marcTen]
    const byUser = { column: 'user', descending: false } as const
    expect(orderJudged(all, byUser, { column: 'ip', descending: false })).toEqual([luc, marcNine, marcTen])
    expect(orderJudged(all, byUser, { column: 'ip', descending: true })).toEqual([luc, marcTen, marcNine])
  })

  it('keeps every row, and gives one order whatever the order it got', () => {
    fc.assert(
      fc.property(anySite, fc.constantFrom(...columns), fc.boolean(), (sessions, column, descending) => {
        const sorted = orderSessions(sessions, { column, descending }, monday, 4 * day)
        expect(new Set(sorted)).toEqual(new Set(sessions))
        expect(orderSessions([...sessions].reverse(), { column, descending }, monday, 4 * day)).toEqual(
          sorted,
        )
      }),
    )
  })
})
