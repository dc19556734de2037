import { describe, expect, it } from 'vitest'
import { readers } from '../../support/readers/index.ts'
import { fc } from '../../support/properties.ts'
import { bearsAnyText } from '../../support/readers/fuzz.ts'
import { oddNumbers } from '../../support/readers/ranges.ts'

const often = { numRuns: 500, includeErrorInReport: true }

/** Ten thousand texts a reader: test/long/fuzzed-readers.test.ts. */
describe('whatever a site sends, no reader throws, and none answers a number that cannot be', () => {
  it.each(readers.map((reader) => [reader.name, reader] as const))('%s', (_, reader) => {
    fc.assert(bearsAnyText(reader), often)
  })

  it('finds a reader that throws, and one that believes a figure', () => {
    const throwing = { name: '', read: (text: string) => new URL(text) }
    const believing = { name: '', read: (text: string) => ({ limit: Number(text) }) }
    expect(() => fc.assert(bearsAnyText(throwing), often)).toThrow(/Invalid URL/)
    expect(() => fc.assert(bearsAnyText(believing), often)).toThrow(/limit: /)
  })

  it('finds an impossible number anywhere', () => {
    expect(oddNumbers({ a: [{ limit: Infinity }] }, undefined)).toEqual(['limit: Infinity'])
    expect(oddNumbers([NaN], [0, 1])).toEqual(['a bare number: NaN'])
    expect(oddNumbers(2, [0, 1])).toEqual(['a bare number: 2'])
    expect(oddNumbers({ unheard: 1 }, undefined)).toEqual(['unheard: no range is known'])
    expect(oddNumbers({ limit: 50, rows: [[1e300]] }, undefined)).toEqual([])
  })
})
