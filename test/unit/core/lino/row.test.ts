import { describe, expect, it } from 'vitest'
import type { Calibration } from '../../../../core/lino/calibration.ts'
import { createRefs } from '../../../../core/lino/refs.ts'
import { usualColumns } from '../../../../core/lino/columns.ts'
import { oneForEachKey, readCells, toSession, type RowCells } from '../../../../core/lino/row.ts'

const siteNow = Date.UTC(2026, 10, 23, 8, 0)
const fortnight = 14 * 86_400
const learnt: Calibration = { order: 'dmy', activityOffset: 60, expiryOffset: 0, cookieAge: fortnight }
const cells: RowCells = {
  key: 'luc'.padEnd(32, '0'),
  user: 'luc',
  ip: '10.0.0.7',
  killLink: false,
  activity: '23.11.2026 08:40 (now)',
  expiry: '07.12.2026 07:40 (UTC)',
}
const ownKey = 'x'.repeat(32)
const otherKey = 'k'.repeat(32)
const keys = new Set([ownKey, otherKey, cells.key])
const read = (change: Partial<RowCells>, calibration: Calibration | null = learnt) =>
  toSession(
    { ...cells, ...change },
    { refs: createRefs('https://lino.example'), ownKey, keys, calibration, siteNow },
  )

describe('a row as a session', () => {
  it('has its times in UTC, by the offset of each column', () => {
    expect(read({})).toMatchObject({
      lastActivity: Date.UTC(2026, 10, 23, 7, 40),
      expiresAt: Date.UTC(2026, 11, 7, 7, 40),
      lastSaved: Date.UTC(2026, 10, 23, 7, 40),
    })
  })

  it('has a digest of its times only if they cannot be read, and the words in brackets are none of it', () => {
    const digest = (activity: string, expiry = cells.expiry): string | undefined =>
      read({ activity, expiry }, null).unreadTimes
    expect(read({}).unreadTimes).toBeUndefined()
    expect(read({ ip: null }, null).unreadTimes).toBeUndefined()
    expect(read({ activity: 'zz' }).unreadTimes).toMatch(/^[0-9a-f]{16}$/)
    expect(digest('zz 1 (now)')).toBe(digest('zz 1 (3 days ago)'))
    expect(digest('zz 2 (now)')).not.toBe(digest('zz 1 (now)'))
    expect(digest('zz 1', 'other')).not.toBe(digest('zz 1'))
  })

  it('reads an activity in the future unchanged: used just now by any clock, never long ago', () => {
    const { lastActivity, activityUnknown } = read({ activity: '23.11.2026 10:30 (an hour from now)' })
    expect([lastActivity, activityUnknown]).toEqual([Date.UTC(2026, 10, 23, 9, 30), null])
  })

  it.each([
    ['in this minute', '07.12.2026 08:00', siteNow],
    ['a minute ahead, as cells and clocks are rounded', '07.12.2026 08:01', siteNow + 60_000],
    ['further ahead: the cookie’s age was another then', '07.12.2026 08:02', null],
    ['in the first hour of Lino', '15.01.2009 00:00', Date.UTC(2009, 0)],
    ['before there was a Lino: the cookie’s age was another then', '14.01.2009 23:59', null],
  ])('was saved %s', (_, expiry, lastSaved) => {
    expect(read({ expiry })).toMatchObject({ lastSaved })
  })

  it('has no known time of its saving if the age of the cookie is unknown', () => {
    expect(read({}, { ...learnt, cookieAge: null })).toMatchObject({
      lastSaved: null,
      lastActivity: expect.any(Number),
    })
  })

  it.each([
    ['never used, whatever stands in the cell', { ip: null }, learnt, 'neverUsed'],
    ['of a site whose times cannot be read yet', {}, null, 'notCalibrated'],
    [
      'of a site of which only expiries can be read',
      {},
      { ...learnt, activityOffset: null },
      'notCalibrated',
    ],
    ['with a cell that is no time', { activity: '31.02.2026 08:40' }, learnt, 'unreadable'],
  ] as const)('%s: no activity, and why', (_, change, calibration, activityUnknown) => {
    expect(read(change, calibration)).toMatchObject({ lastActivity: null, activityUnknown })
  })

  it('reads expiries by the offset of the activities if no other is known', () => {
    expect(read({}, { ...learnt, expiryOffset: null }).expiresAt).toBe(Date.UTC(2026, 11, 7, 6, 40))
    expect(read({}, null).expiresAt).toBeNull()
  })
})

describe('a key in the cell of a name or an address', () => {
  it.each([ownKey, otherKey])('is not shown if it is the key of a listed session', (key) => {
    const { user, ip } = read({ user: key, ip: key })
    expect([user, ip]).toEqual([`${key.slice(0, 6)}…`, null])
  })
  it('is not shown if the row’s own key is none, because its cells are in another order', () => {
    const strange = 'z0'.repeat(16)
    expect(read({ key: 'luc', user: strange, ip: strange })).toMatchObject({
      user: 'z0z0z0…',
      ip: null,
      activityUnknown: 'neverUsed',
    })
  })
  it.each([otherKey, 'z0'.repeat(16)])('is not shown where it stands in a Kill link', (key) => {
    const link = `<span><a href="javascript:kill(&quot;${key}&quot;)">Kill</a></span>`
    const { user, ip } = read({
      key: key === otherKey ? cells.key : '23.11.2026 08:40',
      user: link,
      ip: link,
    })
    expect([user, ip]).toEqual(['<span>…', null])
  })
  it('is a name if it only looks like a key', () => {
    const uuid = '3f2504e04f8911d39a0c0305e82c3301'
    expect(read({ user: uuid }).user).toBe(uuid)
  })
})

describe('the cell of an address', () => {
  const address = (cell: unknown) =>
    readCells(['23.11.2026 08:40', cell, 'luc', otherKey, '24.11.2026', '', otherKey], usualColumns)?.ip
  it.each([' 10.0.0.7 ', '203.0.113.9, 10.0.0.7', '<b>anything</b>'])(
    '%j is the text of a header',
    (cell) => {
      expect(address(cell)).toBe(cell.trim())
    },
  )
  it.each([
    ['a zero byte', '10.0.0.7\0'],
    ['half a character', '10.0.0.7\ud800'],
    ['more than a header holds', '1'.repeat(8193)],
    ['a number', 7],
    ['a blank', ' '],
    ['nothing', null],
  ])('%s is no address: nothing tells that the session was used', (_, cell) => {
    expect(address(cell)).toBeNull()
  })
})

describe('a user', () => {
  const user = (cell: unknown) =>
    readCells(['23.11.2026 08:40', '10.0.0.7', cell, otherKey, '24.11.2026', '', otherKey], usualColumns)
      ?.user
  it.each(['(none)', '', null, undefined, {}])('%j is nobody', (cell) => {
    expect(user(cell)).toBeNull()
  })
  it.each(['luc', ' ', '(None)', 7, false])('%j is somebody', (cell) => {
    expect(user(cell)).toBe(String(cell))
  })
  it('of any length is distinguished by the beginning of the name', () => {
    expect(user('u'.repeat(1000))).toBe('u'.repeat(1000))
    expect(user('u'.repeat(1001))).toBe(`${'u'.repeat(999)}…`)
  })
})

describe('two rows of one session', () => {
  const unsure = { activity: '', expiry: '' }
  it.each(['user', 'ip', 'activity', 'expiry'] as const)(
    'that differ in the %s alone tell none of its times',
    async (name) => {
      const rows = [cells, { ...cells, [name]: 'other' }]
      expect([...(await oneForEachKey(rows)).values()]).toEqual([{ ...cells, ...unsure }])
      const [session] = [...(await oneForEachKey(rows)).values()].map((each) => read(each))
      expect(session).toMatchObject({ lastActivity: null, expiresAt: null })
    },
  )
  it('are one row if they say the same', async () => {
    const rows = [cells, { ...cells, key: otherKey }, { ...cells, killLink: true }]
    const kept = [...(await oneForEachKey(rows)).values()]
    expect(kept.map(({ key, activity }) => [key, activity])).toEqual([
      [cells.key, cells.activity],
      [otherKey, cells.activity],
    ])
  })
  it('leave its times unknown, whatever a third one says', async () => {
    const rows = [cells, { ...cells, user: 'other' }, cells]
    expect([...(await oneForEachKey(rows)).values()]).toEqual([{ ...cells, ...unsure }])
  })
})
