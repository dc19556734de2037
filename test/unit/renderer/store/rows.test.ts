import { describe, expect, it } from 'vitest'
import { type Judged, judgeAll } from '../../../../renderer/store/judge.ts'
import {
  filterSessions,
  matchingRefs,
  peopleOnNow,
  type Row,
  rowsOf,
  selectionFacts,
  unreadActivities,
} from '../../../../renderer/store/rows.ts'
import { defaultView, type View } from '../../../../renderer/store/view.ts'
import { makeSessions } from '../../../support/renderer-harness/seed.ts'

const now = 1_790_000_040_000
const day = 86_400_000
const danglingAfterMs = 4 * day
const sessions = makeSessions(
  1,
  [
    { user: 'robin', idleMinutes: 0, own: true },
    { user: 'luc', idleMinutes: 60, ip: '10.0.9.1' },
    { user: 'luc', idleMinutes: 6 * 1440, ip: '10.0.10.1' },
    { user: 'Marc', idleMinutes: 9 * 1440 },
    { user: null, idleMinutes: null, ip: null },
    { user: 'rolf', idleMinutes: 1440, expired: true },
  ],
  now,
)
const judged = judgeAll(sessions, now, danglingAfterMs)
const noneEnding: ReadonlySet<string> = new Set()

function rows(view: Partial<View>, ending = noneEnding): Row[] {
  const whole = { ...defaultView, ...view }
  const { matching } = filterSessions(judged, whole, now)
  return rowsOf({ matching, view: whole, ending })
}
const name = (row: Row): string =>
  row.kind === 'group' ? `[${row.onlyUser ?? '-'}]` : (row.session.user ?? '-')

describe('the rows', () => {
  it('have the oldest activity first, unknown last, and no expired ones', () => {
    expect(rows({}).map(name)).toEqual(['Marc', 'luc', 'luc', 'robin', '-'])
    expect(rows({ state: 'expired' }).map(name)).toEqual(['rolf'])
  })

  it('cannot be chosen when own, expired or being ended', () => {
    const own = rows({}).find((row) => row.kind === 'session' && row.state === 'own')
    expect(own?.ref).toBeNull()
    expect(rows({ state: 'expired' })[0]?.ref).toBeNull()
    const marc = sessions[3]?.ref ?? ''
    expect(rows({}, new Set([marc]))[0]).toMatchObject({ ref: null, ending: true })
  })

  it('group by user in the order of their first row, and fold', () => {
    expect(rows({ group: 'user' }).map(name)).toEqual([
      '[Marc]',
      'Marc',
      '[luc]',
      'luc',
      'luc',
      '[robin]',
      'robin',
      '[-]',
      '-',
    ])
    const folded = rows({ group: 'user', folded: new Set(['user:luc']) })
    expect(folded.map(name)).toEqual(['[Marc]', 'Marc', '[luc]', '[robin]', 'robin', '[-]', '-'])
    expect(folded[2]).toMatchObject({
      count: 2,
      dangling: 1,
      folded: true,
      refs: [sessions[2]?.ref, sessions[1]?.ref],
    })
  })
})

describe('groups', () => {
  const heads = (view: Partial<View>): object[] => rows(view).filter((row) => row.kind === 'group')

  it('by address, state and day have their sums', () => {
    expect(heads({ group: 'state' })).toMatchObject([
      { value: { by: 'state', state: 'dangling' }, count: 2, users: 2, onlyUser: undefined, active: 0 },
      { value: { by: 'state', state: 'active' }, count: 1, users: 1, onlyUser: 'luc', dangling: 0 },
      { value: { by: 'state', state: 'own' }, refs: [] },
      { value: { by: 'state', state: 'unknown' }, onlyUser: null },
    ])
    const days = heads({ group: 'day' })
    expect(days.at(-1)).toMatchObject({ key: 'no-day', value: { by: 'day', day: null } })
    const counts = days.map((head) => ('count' in head ? Number(head.count) : 0))
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(5)
    expect(heads({ group: 'ip' }).length).toBeGreaterThan(1)
  })

  it('fold by their own key', () => {
    const all = rows({ group: 'state', folded: new Set(['state:dangling']) })
    expect(all.slice(0, 2).map((row) => row.kind)).toEqual(['group', 'group'])
  })
})

describe('the filters', () => {
  const matching = (view: Partial<View>): (string | null)[] =>
    filterSessions(judged, { ...defaultView, ...view }, now).matching.map((each) => each.session.user)

  it('find by user, IP or key, in any case, each word separately', () => {
    expect(matching({ search: 'MARC' })).toEqual(['Marc'])
    expect(matching({ search: 'luc 10.0.9' })).toEqual(['luc'])
    expect(matching({ search: sessions[3]?.keyPrefix ?? '' })).toEqual(['Marc'])
    expect(matching({ search: 'anonymous' })).toEqual([null])
  })

  it('never take an unknown activity for idle enough', () => {
    expect(matching({ idleAtLeastMs: 5 * day })).toEqual(['luc', 'Marc'])
    expect(matching({ idleAtLeastMs: 60_000, user: { kind: 'one', user: null } })).toEqual([])
    expect(matching({ user: { kind: 'one', user: null } })).toEqual([null])
  })

  it('count what each state would show under the other filters', () => {
    expect(filterSessions(judged, defaultView, now).counts).toEqual({
      live: 5,
      active: 1,
      dangling: 2,
      unknown: 1,
      expired: 1,
    })
    expect(
      filterSessions(judged, { ...defaultView, search: 'luc', state: 'dangling' }, now).counts,
    ).toMatchObject({ live: 2, active: 1, dangling: 1 })
  })
})

describe('figures', () => {
  it('count a session whose last use cannot be read, and none that was never used', () => {
    const [first] = sessions
    if (!first) throw new Error('a session')
    const of = (activityUnknown: 'unreadable' | 'notCalibrated' | 'neverUsed') => ({
      ...first,
      own: false,
      lastActivity: null,
      activityUnknown,
    })
    const three = [of('unreadable'), of('notCalibrated'), of('neverUsed')]
    expect(unreadActivities(judgeAll(three, now, danglingAfterMs), [])).toBe(2)
  })

  it('count people who are on now, not sessions, and none that were active before', () => {
    const site = { leftOvers: [], onNowMs: 15 * 60_000, clockOffsetMinutes: 0 }
    expect(peopleOnNow(judged, site, now)).toBe(0)
    const more: Judged[] = [
      ...judged,
      ...judgeAll(
        makeSessions(
          2,
          [
            { user: 'luc', idleMinutes: 5 },
            { user: 'luc', idleMinutes: 15 },
            { user: 'Marc', idleMinutes: 16 },
            { user: null, idleMinutes: 1 },
          ],
          now,
        ),
        now,
        danglingAfterMs,
      ),
    ]
    expect(peopleOnNow(more, site, now)).toBe(1)
    expect(peopleOnNow(more, { ...site, onNowMs: 16 * 60_000 }, now)).toBe(2)
    expect(peopleOnNow(more, { ...site, clockOffsetMinutes: null }, now)).toBeNull()
    const lucs = more.filter(({ session }) => session.user === 'luc').map(({ session }) => session.ref)
    const leftOvers = (certain: boolean) => lucs.map((ref) => ({ ref, certain }))
    expect(peopleOnNow(more, { ...site, leftOvers: leftOvers(false) }, now)).toBe(1)
    expect(peopleOnNow(more, { ...site, leftOvers: leftOvers(true) }, now)).toBe(0)
  })

  it('say of the selection whose it is, how idle, and what the filters hide', () => {
    const { matching } = filterSessions(judged, { ...defaultView, search: 'luc' }, now)
    const all = new Set(sessions.map((session) => session.ref))
    const facts = selectionFacts(judged, all, { matching, ending: noneEnding, now })
    expect(facts.refs).toHaveLength(4)
    expect(facts).toMatchObject({ users: 3, onlyUser: undefined, active: 1, hidden: 2 })
    expect(Math.floor((facts.idleToMs ?? 0) / day)).toBe(9)
    expect(matchingRefs(matching, noneEnding)).toEqual([sessions[1]?.ref, sessions[2]?.ref])
  })
})
