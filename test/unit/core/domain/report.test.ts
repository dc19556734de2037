import { describe, expect, it } from 'vitest'
import { csvText } from '../../../../core/domain/report.ts'

describe('csvText', () => {
  it('ends each line as RFC 4180 wants it', () => {
    expect(
      csvText([
        ['user', 'outcome'],
        ['luc', ''],
      ]),
    ).toBe('user,outcome\r\nluc,\r\n')
  })

  it.each([
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['two\nlines', '"two\nlines"'],
    ['plain text', 'plain text'],
  ])('quotes %j', (cell, written) => {
    expect(csvText([[cell]])).toBe(`${written}\r\n`)
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1+1'])(
    'keeps %j from being computed',
    (cell) => {
      expect(csvText([[cell]])).toBe(`'${cell}\r\n`)
    },
  )

  it('leaves what only looks like one inside alone', () => {
    expect(csvText([['a=1', '10.0.0.1', 'jean-luc']])).toBe('a=1,10.0.0.1,jean-luc\r\n')
  })
})
