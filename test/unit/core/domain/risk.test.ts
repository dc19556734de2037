import { expect, it } from 'vitest'
import { leastRiskyFirst } from '../../../../core/domain/risk.ts'
import { day, hour, monday, session } from '../../../support/sessions.ts'

it('puts first what is missed least', () => {
  const active = session({ user: 'luc', lastActivity: monday - hour })
  const superseded = session({ user: 'luc', lastActivity: monday - 5 * day })
  const oldest = session({ user: 'luc', lastActivity: monday - 9 * day })
  const only = session({ user: 'marc', lastActivity: monday - 20 * day })
  const unused = session({ user: 'rolf', activityUnknown: 'neverUsed', lastSaved: monday - 6 * day })
  const newer = session({ user: 'rolf', activityUnknown: 'neverUsed', lastSaved: monday - day })
  const all = [active, newer, unused, only, superseded, oldest]
  const order = leastRiskyFirst(all, all, monday, 4 * day)
  expect(order.slice(0, 3)).toEqual([oldest, superseded, only])
  // Of several that were never used one is the newest, whichever.
  expect(new Set(order.slice(3, 5))).toEqual(new Set([unused, newer]))
  expect(order.at(-1)).toBe(active)
})

it('puts first, of those never used, what was saved longest ago', () => {
  const unused = [3, 6, 1].map((days) =>
    session({ user: null, activityUnknown: 'neverUsed', lastSaved: monday - days * day }),
  )
  const [three, six, one] = unused
  expect(leastRiskyFirst(unused, unused, monday, 4 * day)).toEqual([six, three, one])
})
