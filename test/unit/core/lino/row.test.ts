import { describe, expect, it } from 'vitest'
import type { Calibration } from '../../../../core/lino/calibration.ts'
import { createRefs } from '../../../../core/lino/refs.ts'
import { toSession, type RowCells } from '../../../../core/lino/row.ts'

const siteNow = Date.UTC(2026, 10, 23, 8, 0)
const fortnight = 14 * 86_400
const learnt: Calibration = { order: 'dmy', activityOffset: 60, expiryOffset: 0, cookieAge: fortnight }
const cells: RowCells = {
  ...{ key: 'luc'.padEnd(32, '0'), user: 'luc', ip: '10.0.0.7', killLink: false },
  ...{ activity: '23.11.2026 08:40 (now)', expiry: '07.12.2026 07:40 (UTC)' },
}
const read = (change: Partial<RowCells>, calibration: Calibration | null = learnt) =>
  toSession(
    { ...cells, ...change },
    { refs: createRefs('https://lino.example'), ownKey: 'x'.repeat(32), calibration, siteNow },
  )

describe('a row as a session', () => {
  it('has its times in UTC, by the offset of each column', () => {
    expect(read({})).toMatchObject({
      lastActivity: Date.UTC(2026, 10, 23, 7, 40),
      expiresAt: Date.UTC(2026, 11, 7, 7, 40),
      lastSaved: Date.UTC(2026, 10, 23, 7, 40),
    })
  })

  it('reads an activity in the future as it stands: used just now by any clock, never long ago', () => {
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

  it('has not been saved at a known time where the age of the cookie is not known', () => {
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

  it('reads expiries by the offset of the activities where no other is known', () => {
    expect(read({}, { ...learnt, expiryOffset: null }).expiresAt).toBe(Date.UTC(2026, 11, 7, 6, 40))
    expect(read({}, null).expiresAt).toBeNull()
  })
})
