import { describe, expect, it } from 'vitest'
import { csvText, pastedRow } from '../../../../core/domain/spreadsheet.ts'
import { fc } from '../../../support/properties.ts'

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
    ['two\nlines', '"two\\x0alines"'],
    ['plain text', 'plain text'],
  ])('quotes %j', (cell, written) => {
    expect(csvText([[cell]])).toBe(`${written}\r\n`)
  })

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM(A1)',
    '﹦1',
    '﹢1',
    '﹣1',
    '﹫A1',
    '⁺1',
    '\u22121',
  ])('keeps %j from being computed', (cell) => {
    expect(csvText([[cell]])).toBe(`'${cell}\r\n`)
  })

  it.each([
    ['\t=1', '\\x09=1'],
    [' =1', '\\x20=1'],
    ['\u0000\u00a0\ufeff=1', '\\x00\\xa0\\ufeff=1'],
    ['\u200b\u3000＝1', '\\u200b\\u3000＝1'],
  ])('nor after what cannot be seen: %j', (cell, written) => {
    expect(csvText([[cell]])).toBe(`"'${written}"\r\n`)
  })

  it.each([
    ['x;=1+1', 'x\\x3b=1+1'],
    ['x\t=1+1', 'x\\x09=1+1'],
    ['x\r\n=1+1', 'x\\x0d\\x0a=1+1'],
    ['x\u0085\u2028\u2029=1', 'x\\x85\\u2028\\u2029=1'],
    ['x\u000b\u000c=1', 'x\\x0b\\x0c=1'],
  ])('starts no cell or line inside %j', (cell, written) => {
    expect(csvText([[cell]])).toBe(`"${written}"\r\n`)
  })

  it('leaves what only looks like one inside alone', () => {
    expect(csvText([['a=1', '10.0.0.1', 'jean-luc']])).toBe('a=1,10.0.0.1,jean-luc\r\n')
  })
})

/** How a spreadsheet of another country, or one without settings, might cut a line. */
const odd = fc.string({ unit: fc.constantFrom(...'=+-@＝;,\t\r\n\u0085\u2028\u2029"\' \u200bx1') })

it('never holds the beginning of a formula where another spreadsheet cuts', () => {
  fc.assert(
    fc.property(odd, odd, (a, b) => {
      const written = csvText([['2026', a, b]])
      expect(written.match(/[;\t\u0085\u2028\u2029]/u)).toBeNull()
      expect(written.split(/[\r\n]+/)).toHaveLength(2)
      expect(/^"?\s*[=+\-@＝]/u.test(csvText([[a]]))).toBe(false)
    }),
  )
})

it('keeps a pasted row one row with the same number of cells', () => {
  fc.assert(
    fc.property(odd, odd, (a, b) => {
      const row = pastedRow([a, b])
      expect(row.split(/[;\t\r\n\u0085\u2028\u2029]/u)).toHaveLength(2)
      for (const cell of row.split('\t')) expect(cell).not.toMatch(/^\s*[=+\-@＝"]/u)
    }),
  )
})
