import { describe, expect, it } from 'vitest'
import type { DemoOptions } from '../../../../demo/options.ts'
import { demoSettings } from '../../../../demo/options.ts'
import type { SessionRow } from '../../../../demo/site/store.ts'
import { createUserBook } from '../../../../demo/site/users.ts'
import { rowCells } from '../../../../demo/wire/cells.ts'

const now = Date.UTC(2026, 10, 23, 3, 28)
const minute = 60_000
const day = 24 * 60 * minute
const used: SessionRow = {
  key: 'k',
  userId: 4,
  expire: now + 14 * day,
  lastActivity: now,
  ip: '::1',
  flaw: null,
}
const never: SessionRow = { ...used, lastActivity: null, ip: null }

function cells(row: SessionRow, options: DemoOptions): unknown[] {
  const settings = demoSettings(options)
  const startedAt = now - 6 * minute
  return rowCells(row, { settings, users: createUserBook(), language: 'en', now, startedAt, ownKey: null })
}

describe('the cells of a row', () => {
  it('have the time of the server, seven of them in 21, ten in 26', () => {
    expect(cells(used, { lino: '21', offset: 90 })).toHaveLength(7)
    expect(cells(used, { offset: 90 })).toEqual([
      '23.11.2026 04:58 (now)',
      '::1',
      'luc',
      'k',
      '07.12.2026 04:58 (2\u00a0weeks from now)',
      '<span />',
      'k',
      {},
      true,
      { meta: true },
    ])
  })

  it('show the start of the server for a session never used', () => {
    expect(cells(never, { offset: 60 }).slice(0, 2)).toEqual([
      '23.11.2026 04:22 (6\u00a0minutes ago)',
      '?.?.?.?',
    ])
  })

  it('with USE_TZ have local activity, wrong words and expiry in UTC, as a site in Tallinn', () => {
    const row = cells(used, { useTz: true })
    expect(row[0]).toBe('23.11.2026 05:28 (LMT) (21\u00a0minutes from now)')
    expect(row[4]).toBe('07.12.2026 03:28 (UTC) (2\u00a0weeks from now)')
    expect(cells(never, { useTz: true })[0]).toBe('23.11.2026 03:22 (LMT) (an hour ago)')
  })

  it('with USE_TZ in 21 say nothing of zones', () => {
    const row = cells(used, { lino: '21', useTz: true })
    expect([row[0], row[4]]).toEqual(['23.11.2026 05:28 (now)', '07.12.2026 03:28 (2\u00a0weeks from now)'])
  })

  it('call an anonymous session (none), and one that cannot be decoded', () => {
    expect(cells({ ...never, userId: null }, {})[2]).toBe('(none)')
    expect(cells({ ...used, flaw: 'undecodable' }, {}).slice(1, 3)).toEqual(['?.?.?.?', '(none)'])
  })
})
