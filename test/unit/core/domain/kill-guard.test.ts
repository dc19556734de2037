import { describe, expect, it } from 'vitest'
import { endsInUse, guard } from '../../../../core/domain/kill-guard.ts'
import { stateOf } from '../../../../core/domain/state.ts'
import { day, hour, monday, session } from '../../../support/sessions.ts'

const judge = (then: ReturnType<typeof session>, change: Partial<typeof then> | null) =>
  guard(
    { ...then, state: stateOf(then, monday, 4 * day) },
    change === null ? undefined : { ...then, ...change },
    monday,
    4 * day,
  )

const dangling = session({ lastActivity: monday - 6 * day, expiresAt: monday + 8 * day })
const neverUsed = session({ activityUnknown: 'neverUsed' })
const working = session({ lastActivity: monday - hour })
const notCalibrated = session({ activityUnknown: 'notCalibrated' })
const unreadTimes = session({ activityUnknown: 'unreadable', unreadTimes: 'a' })
const known = { activityUnknown: null, lastActivity: monday - 6 * day } as const

describe('guard', () => {
  it.each([
    ['unchanged', dangling, {}, 'go'],
    ['not listed any more', dangling, null, 'gone'],
    ['expired meanwhile', dangling, { expiresAt: monday - hour }, 'gone'],
    ['used since', dangling, { lastActivity: monday - 60_000 }, 'becameActive'],
    [
      'used since, though its activity cannot be read now',
      dangling,
      { lastActivity: null, activityUnknown: 'unreadable', expiresAt: monday + 14 * day },
      'becameActive',
    ],
    ['used for the first time', neverUsed, { activityUnknown: null, lastActivity: monday }, 'becameActive'],
    ['used for the first time, and long ago by now', neverUsed, known, 'becameActive'],
    ['never used, saved again', neverUsed, { expiresAt: monday + 14 * day }, 'becameActive'],
    ['its activity was only learnt to be read', notCalibrated, known, 'go'],
    ['its times cannot be read, and are the same', unreadTimes, {}, 'go'],
    ['its times cannot be read, and are others now', unreadTimes, { unreadTimes: 'b' }, 'changed'],
    [
      'its activity was only learnt to be read, and it is working',
      notCalibrated,
      { activityUnknown: null, lastActivity: monday - hour },
      'becameActive',
    ],
    [
      'not to be read any more',
      dangling,
      { lastActivity: null, activityUnknown: 'notCalibrated', expiresAt: null },
      'changed',
    ],
    ['another user now', dangling, { user: 'marc' }, 'changed'],
    ['turned out to be another console’s', dangling, { ownElsewhere: true }, 'own'],
    ['another console’s, and named as such', { ...working, ownElsewhere: true }, {}, 'go'],
    [
      'another console’s, named, and nobody’s by now',
      { ...working, ownElsewhere: true },
      { ownElsewhere: false },
      'go',
    ],
    ['another console’s, named, and ours by now', { ...working, ownElsewhere: true }, { own: true }, 'own'],
    ['turned out to be the own one', dangling, { own: true }, 'own'],
    ['chosen while active, and still so', working, { lastActivity: monday }, 'go'],
    [
      'chosen while active, and not to be read any more',
      working,
      { lastActivity: null, activityUnknown: 'unreadable' },
      'go',
    ],
  ] as const)('%s', (_, then, change, verdict) => {
    expect(judge(then, change)).toBe(verdict)
  })

  it('does not compare times that can be read now with those that could not', () => {
    const learnt = session({ ...known, ref: unreadTimes.ref, user: unreadTimes.user })
    expect(guard({ ...unreadTimes, state: 'unknown' }, learnt, monday, 4 * day)).toBe('go')
  })

  it('kills what was chosen without knowing, if the expiry says no more than before', () => {
    const nothingKnown = session({ activityUnknown: 'unreadable', expiresAt: null })
    expect(judge(nothingKnown, { expiresAt: monday + 14 * day })).toBe('go')
    expect(judge(neverUsed, { expiresAt: null })).toBe('go')
    expect(judge(neverUsed, { expiresAt: monday + 5 * day })).toBe('go')
  })

  it('spares a dangling one whose expiry alone was renewed, and not one that is to expire sooner', () => {
    expect(judge(dangling, { expiresAt: monday + 9 * day })).toBe('becameActive')
    expect(judge(dangling, { expiresAt: monday + 7 * day })).toBe('go')
    expect(judge(dangling, { lastActivity: monday - 6 * day + 60_000 })).toBe('becameActive')
    expect(judge(dangling, { lastActivity: monday - 6 * day - 60_000 })).toBe('go')
  })

  it('never kills what no plan may hold: our own, and what had expired', () => {
    for (const [state, verdict] of [
      ['own', 'own'],
      ['expired', 'changed'],
    ] as const) {
      expect(guard({ ...dangling, state }, dangling, monday, 4 * day)).toBe(verdict)
    }
  })

  it('accepts exactly the asked time', () => {
    const planned = { ...dangling, state: 'active' as const }
    expect(guard(planned, dangling, monday, 4 * day, 6 * day)).toBe('go')
    expect(guard(planned, dangling, monday, 4 * day, 6 * day + 1)).toBe('becameActive')
  })

  it('spares a session that was dangling only by a wrong clock in the plan', () => {
    const lunch = session({ lastActivity: monday - hour })
    const planned = { ...lunch, state: 'dangling' as const }
    expect(guard(planned, lunch, monday, 4 * day)).toBe('changed')
    expect(guard(planned, lunch, monday + 4 * day, 4 * day)).toBe('go')
    const longer = { ...dangling, state: 'dangling' as const }
    expect(guard(longer, dangling, monday, 4 * day, 6 * day)).toBe('go')
    expect(guard(longer, dangling, monday, 4 * day, 7 * day)).toBe('changed')
  })

  it.each([
    ['still idle for so long', { lastActivity: monday - 3 * hour }, 'go'],
    ['back at work', { lastActivity: monday }, 'becameActive'],
    ['not to be read any more', { lastActivity: null, activityUnknown: 'unreadable' }, 'changed'],
  ] as const)('chosen for being idle for two hours, and %s', (_, change, verdict) => {
    const then = session({ lastActivity: monday - 3 * hour })
    const planned = { ...then, state: 'active' as const }
    expect(guard(planned, { ...then, ...change }, monday, 4 * day, 2 * hour)).toBe(verdict)
  })
})

it.each<[string, ReturnType<typeof session>, number | undefined, boolean]>([
  ['active, chosen as such', working, undefined, true],
  ['active, chosen by its idle time', working, hour, false],
  ['dangling', dangling, undefined, false],
  ['of unknown activity', notCalibrated, undefined, false],
  ['another console’s, named as such', session({ ownElsewhere: true }), undefined, true],
])(
  'says in advance whether a session that is %s is killed in use',
  (_what, then, idleAtLeastMs, expected) => {
    const state = stateOf(then, monday, 4 * day)
    const used = { ...then, activityUnknown: null, lastActivity: monday, expiresAt: monday + 15 * day }
    expect(endsInUse(state, idleAtLeastMs)).toBe(expected)
    expect(guard({ ...then, state }, used, monday, 4 * day, idleAtLeastMs) === 'go').toBe(expected)
  },
)
