import { describe, expect, it } from 'vitest'
import { dateOf, serverAheadOf } from '../../../../core/lino/answers.ts'
import { readColumns } from '../../../../core/lino/columns.ts'
import { generalFailure } from '../../../../core/lino/failures.ts'
import { readList } from '../../../../core/lino/list.ts'
import { readRefusal } from '../../../../core/lino/refusal-texts.ts'
import { oneForEachKey, readCells, type RowCells } from '../../../../core/lino/row.ts'
import { usualColumns } from '../../../../core/lino/columns.ts'
import { readLocal, splitCell } from '../../../../core/lino/site-dates.ts'
import { answerWith } from '../../../support/readers/answer.ts'
import { hintOf } from '../../../support/failures.ts'

const limitOf = (digits: string) =>
  readRefusal(`There are more than ${digits} active user sessions. Please try again later.`, 'robin')

describe('figures that cannot be are unknown', () => {
  it('a sessions limit', () => {
    expect(limitOf('0').limit).toBe(0)
    expect(limitOf('1000000').limit).toBe(1_000_000)
    for (const digits of ['1000001', '9'.repeat(20), '9'.repeat(400)]) {
      const failure = limitOf(digits)
      expect(failure).toMatchObject({ kind: 'limitReached' })
      expect(failure).not.toHaveProperty('limit')
      expect(hintOf(failure)).toMatch(/^The site is full: its sessions limit is reached,/)
    }
    expect(readRefusal(`Er zijn meer dan ${'9'.repeat(400)} sessies.`, 'robin')).not.toHaveProperty('limit')
  })

  it('the clock of a Date header', () => {
    expect(dateOf(answerWith())).toBe(Date.UTC(2026, 10, 23, 3, 24, 48))
    for (const date of [
      'Thu, 01 Jan 1970 00:00:00 GMT',
      'Fri, 31 Dec 2249 23:59:59 GMT',
      'Mon, 1 Jan 271764',
      '',
    ]) {
      expect(dateOf(answerWith({ headers: { date } }))).toBeNull()
      expect(serverAheadOf(answerWith({ headers: { date } }))).toBe(0)
    }
  })

  it('a wish to wait', () => {
    const waitOf = (text: string) =>
      generalFailure(answerWith({ status: 503, headers: { 'retry-after': text } }))?.retryAfterSeconds
    expect(waitOf('86400')).toBe(86_400)
    expect(waitOf('0.5')).toBe(1)
    expect(waitOf('Mon, 23 Nov 2026 03:25:48 GMT')).toBe(60)
    for (const text of [
      '9'.repeat(400),
      '99999999999',
      '-5',
      'Infinity',
      '1e9',
      'Fri, 31 Dec 9999 23:59:59 GMT',
    ])
      expect(waitOf(text)).toBeUndefined()
  })

  it('a year without Lino', () => {
    const local = (text: string) => {
      const cell = splitCell(text)
      return cell && readLocal(cell, 'dmy')
    }
    expect(local('01.01.2009 00:00')).toBe(Date.UTC(2009, 0))
    expect(local('31.12.2199 23:59')).toBe(Date.UTC(2199, 11, 31, 23, 59))
    for (const text of [
      '31.12.2008 23:59',
      '01.01.2200 00:00',
      '01.01.0001 00:00',
      '01.01.9999 00:00',
      '31.12.08 23:59',
    ])
      expect(local(text)).toBeNull()
  })

  it('a count of rows and the places of cells', () => {
    const countOf = (count: string) => {
      const list = readList(answerWith({ body: `{"rows":[[1],[2]],"count":${count}}` }), 'sessionid')
      return list.kind === 'rows' ? list.count : null
    }
    expect(countOf('3')).toBe(3)
    for (const count of ['-1', '1e300', '2.5', '"7"', 'null', '1e999']) expect(countOf(count)).toBe(2)
    for (const index of ['-1', '1e300', '0.5', '"0"'])
      expect(readColumns(answerWith({ body: `{"pk_index":${index},"col":[]}` }))).toBeNull()
  })
})

describe('rows of one key', () => {
  const row = (user: string, activity: string): RowCells => {
    const cells = readCells(
      [activity, '10.0.0.1', user, null, '1.12.2026 03:24', '', 'k'.repeat(32)],
      usualColumns,
    )
    if (!cells) throw new Error('no row')
    return cells
  }

  it('are one row', async () => {
    const one = row('robin', '23.11.2026 03:24')
    expect([...(await oneForEachKey([one, { ...one }, { ...one }])).values()]).toEqual([one])
  })

  it('that contradict each other have no known times', async () => {
    const rows = await oneForEachKey([row('robin', '1.11.2026 03:24'), row('robin', '23.11.2026 03:24')])
    expect([...rows.values()]).toEqual([{ ...row('robin', ''), expiry: '' }])
  })
})

describe('a cell that no Lino writes', () => {
  it('is cut to what a name can be', () => {
    const cells = readCells(['', 'i'.repeat(8000), 'u'.repeat(9999), null, '', '', 'k'], usualColumns)
    expect(cells?.user).toBe(`${'u'.repeat(999)}…`)
    expect(cells?.ip).toBe(`${'i'.repeat(199)}…`)
  })
})

describe('a text that is no address', () => {
  it.each([null, 7, true, {}, ['a'], '', ' ', '\u00a0', '?.?.?.?'])(
    'tells nothing of a use: %j',
    (address) => {
      const cells = readCells(['', address, 'luc', null, '', '', 'k'], usualColumns)
      expect(cells?.ip).toBeNull()
    },
  )
})
