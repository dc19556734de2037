import { fc } from '../../../support/properties.ts'
import { describe, expect, it } from 'vitest'
import { readLocal, splitCell, type DateOrder } from '../../../../core/lino/site-dates.ts'
import { dateFormats, timeFormats, writeCell } from './write-cell.ts'

/** The cell's local time as ISO text. Null if it cannot be read. */
function read(cell: string, order: DateOrder): string | null {
  const split = splitCell(cell)
  const local = split && readLocal(split, order)
  return local === null ? null : new Date(local).toISOString().slice(0, 19)
}

describe('readLocal', () => {
  it.each<[string, DateOrder, string | null]>([
    ['23.11.2026 03:24 (now)', 'dmy', '2026-11-23T03:24:00'],
    ['23.11.2026 05:28 (LMT) (20\u00a0minutes from now)', 'dmy', '2026-11-23T05:28:00'],
    ['23/11/2026 03:29 (2\u00a0seconds ago)', 'dmy', '2026-11-23T03:29:00'],
    ['11/23/2026 12:29 AM (now)', 'mdy', '2026-11-23T00:29:00'],
    ['11/23/2026 12:29 PM (now)', 'mdy', '2026-11-23T12:29:00'],
    ['11/23/2026 12:00 AM', 'mdy', '2026-11-23T00:00:00'],
    ['23.11.2026 12:59:59 a.m.', 'dmy', '2026-11-23T00:59:59'],
    ['11/23/2026 1:00 am', 'mdy', '2026-11-23T01:00:00'],
    ['11/23/2026 11:59 AM', 'mdy', '2026-11-23T11:59:00'],
    ['11/23/2026 12:00 PM', 'mdy', '2026-11-23T12:00:00'],
    ['11/23/2026 1:00 pm', 'mdy', '2026-11-23T13:00:00'],
    ['11/23/2026 03:29 p.m. (now)', 'mdy', '2026-11-23T15:29:00'],
    ['2026-11-23 03:29:37 (now)', 'ymd', '2026-11-23T03:29:37'],
    ['2026/11/23 03:29', 'ymd', '2026-11-23T03:29:00'],
    ['23.11.26 03:24 (now)', 'dmy', '2026-11-23T03:24:00'],
    ['23 Nov 2026 03h29 (now)', 'dmy', '2026-11-23T03:29:00'],
    ['23. November 2026 03:29 (now)', 'dmy', '2026-11-23T03:29:00'],
    ['23 févr. 2026 03:29 (now)', 'dmy', '2026-02-23T03:29:00'],
    ['Mon 23 Nov 2026 03:29 (now)', 'dmy', '2026-11-23T03:29:00'],
    ['Nov 23, 2026 03:29 PM', 'mdy', '2026-11-23T15:29:00'],
    ['23 de noviembre de 2026 03:24 (ahora)', 'dmy', '2026-11-23T03:24:00'],
    ['23 de nov. de 2026 03:24 p. m.', 'dmy', '2026-11-23T15:24:00'],
    ['lundi 23 novembre 2026 à 03h24', 'dmy', '2026-11-23T03:24:00'],
    ['23.11.2026 15.24 Uhr (vor 3\u00a0Minuten)', 'dmy', '2026-11-23T15:24:00'],
    ['23.11.2026 kl. 15.24', 'dmy', '2026-11-23T15:24:00'],
    ['23/11/2026 - 03:24', 'dmy', '2026-11-23T03:24:00'],
    ['সোমবার 23 নভেম্বর 2026 03:24', 'dmy', '2026-11-23T03:24:00'],
    ['5 মে 2026 03:24', 'dmy', '2026-05-05T03:24:00'],
    // Not to be read
    ['23 de xx de 2026 03:24', 'dmy', null],
    ['23/11/2026 03:24 CH', 'dmy', null],
    ['23.11.2026 03:24 (now)', 'mdy', null],
    ['23.11.2026 03:24 (now)', 'ymd', null],
    ['31.06.2026 03:24', 'dmy', null],
    ['29.02.2025 03:24', 'dmy', null],
    ['29.02.2024 03:24', 'dmy', '2024-02-29T03:24:00'],
    ['29.02.2100 03:24', 'dmy', null],
    ['30.02.2024 03:24', 'dmy', null],
    ['1.2.2026 3:04', 'dmy', '2026-02-01T03:04:00'],
    ['23.11.2026 03:60', 'dmy', null],
    ['23.11.2026 03:24:60', 'dmy', '2026-11-23T03:25:00'],
    ['23.11.2026 03:24:61', 'dmy', null],
    ['0.11.2026 03:24', 'dmy', null],
    ['23.0.2026 03:24', 'dmy', null],
    ['23.13.2026 03:24', 'dmy', null],
    ['123.11.2026 03:24', 'dmy', null],
    ['23.11.126 03:24', 'dmy', null],
    ['23.11.6 03:24', 'dmy', null],
    ['2026/11/23 03:29', 'dmy', null],
    ['2026/11/23 03:29', 'mdy', null],
    ['23.11.2026 24:24', 'dmy', null],
    ['11/23/2026 13:29 PM', 'mdy', null],
    ['11/23/2026 00:29 AM', 'mdy', null],
    ['11/23/2026 0:29 pm', 'mdy', null],
    ['23 Jui 2026 03:29', 'dmy', null],
    ['23.11.2026', 'dmy', null],
    ['23.11 03:24', 'dmy', null],
    ['yesterday', 'dmy', null],
    ['', 'dmy', null],
    ['<b>23.11.2026 03:24</b>', 'dmy', null],
    [`23.11.2026 ${' '.repeat(100_000)}x`, 'dmy', null],
  ])('%s as %s is %s', (cell, order, expected) => {
    expect(read(cell, order)).toBe(expected)
  })

  it('reads every accepted format back', () => {
    const minutes = fc.integer({ min: 1_500_000_000 / 60, max: 3_000_000_000 / 60 })
    fc.assert(
      fc.property(
        minutes,
        fc.integer({ min: 0, max: 59 }),
        fc.constantFrom(...dateFormats),
        fc.constantFrom(...timeFormats),
        (minute, second, date, time) => {
          const local = minute * 60_000 + second * 1000
          const cell = `${writeCell(local, date, time)} (a\u00a0while ago)`
          const split = splitCell(cell)
          const known = Math.floor(local / (split?.precisionMs ?? 1)) * (split?.precisionMs ?? 1)
          expect(split && readLocal(split, date.order), cell).toBe(known)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('never throws, whatever the cell holds', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom<DateOrder>('dmy', 'mdy', 'ymd'),
        (cell, order) => {
          const split = splitCell(cell)
          if (split) readLocal(split, order)
        },
      ),
    )
  })
})
