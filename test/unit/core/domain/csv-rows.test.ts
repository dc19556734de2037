import { describe, expect, it } from 'vitest'
import { csvRows } from '../../../../core/domain/csv-rows.ts'
import { fc } from '../../../support/properties.ts'

describe('the rows of a CSV text', () => {
  it.each([
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a;b,c\nd;e',
      [
        ['a', 'b,c'],
        ['d', 'e'],
      ],
    ],
    [
      'a\tb\n\n \t \nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['\ufeffa,b', [['a', 'b']]],
    ['sep=;\r\na;b,c', [['a', 'b,c']]],
    [
      'a,b\rc,',
      [
        ['a', 'b'],
        ['c', ''],
      ],
    ],
    [
      '"a, b","c ""d""\ne"\nf,g',
      [
        ['a, b', 'c "d"\ne'],
        ['f', 'g'],
      ],
    ],
    ['"a,,,";b', [['a,,,', 'b']]],
    ['"a" x,b', [['a x', 'b']]],
    ['a"b,c', [['a"b', 'c']]],
    ['a,"b\nc', [['a', 'b\nc']]],
    ['', []],
  ])('of %j', (text, rows) => {
    expect(csvRows(text)).toEqual(rows)
  })

  it('are those that were written, whatever they hold', () => {
    const cell = fc.string({ unit: fc.constantFrom(',', ';', '\t', '"', '\n', '\r', 'a', 'é', ' ') })
    const rows = fc.array(fc.tuple(cell, cell, fc.constant('x')), { minLength: 1 })
    fc.assert(
      fc.property(rows, (written) => {
        const heading = ['one', 'two', 'three']
        const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
        const text = [heading, ...written].map((row) => row.map(quoted).join(';')).join('\r\n')
        expect(csvRows(text)).toEqual([heading, ...written])
      }),
    )
  })

  it('are read in time that grows with the text, and no faster', () => {
    const took = (size: number): number => {
      const text = '"a"b,"'.repeat(size)
      const since = performance.now()
      csvRows(text)
      return performance.now() - since
    }
    took(20_000)
    expect(took(160_000)).toBeLessThan(20 * (took(20_000) + 5))
  })
})
