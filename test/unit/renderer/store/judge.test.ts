import { expect, it } from 'vitest'
import { stateOf } from '../../../../core/domain/state.ts'
import { judgeAll } from '../../../../renderer/store/judge.ts'
import { defaultView } from '../../../../renderer/store/view.ts'
import { filterSessions, rowsOf } from '../../../../renderer/store/rows.ts'
import { fc } from '../../../support/properties.ts'
import { anySite, day, minute, monday, session } from '../../../support/sessions.ts'

const after = 4 * day

it('judges as the domain does, whenever and how often it is asked', () => {
  const times = fc.array(fc.integer({ min: -20 * day, max: 20 * day }), { maxLength: 8 })
  const thresholds = fc.constantFrom(minute, after)
  fc.assert(
    fc.property(anySite, times, thresholds, (sessions, offsets, danglingAfterMs) => {
      for (const offset of [0, ...offsets]) {
        const now = monday + offset
        const states = judgeAll(sessions, now, danglingAfterMs).map(({ state }) => state)
        expect(states).toEqual(sessions.map((each) => stateOf(each, now, danglingAfterMs)))
      }
    }),
  )
})

it('gives the same list and the same rows until a session passes a boundary', () => {
  const [old, recent] = [
    session({ lastActivity: monday - after + minute }),
    session({ lastActivity: monday }),
  ]
  const sessions = [old, recent]
  const before = judgeAll(sessions, monday, after)
  expect(judgeAll(sessions, monday + minute - 1, after)).toBe(before)
  const then = judgeAll(sessions, monday + minute, after)
  expect(then.map(({ state }) => state)).toEqual(['dangling', 'active'])
  expect(then[1]).toBe(before[1])

  // Another list with the same session has the same row.
  const rows = (judged: typeof then): readonly object[] => {
    const { matching } = filterSessions(judged, defaultView, monday)
    return rowsOf({ matching, view: defaultView, ending: new Set() })
  }
  const [first] = rows(then)
  const next = judgeAll([old, session({ lastActivity: monday + minute })], monday + minute, after)
  expect(rows(next)[0]).toBe(first)
})
