import { expect, it } from 'vitest'
import { readers } from '../support/readers/index.ts'
import { fc } from '../support/properties.ts'
import { bearsAnyText } from '../support/readers/fuzz.ts'

it('there are readers', () => {
  expect(readers.length).toBeGreaterThan(60)
})

it.each(readers.map((reader) => [reader.name, reader] as const))(
  '%s bears ten thousand texts, and answers no number that cannot be',
  (_, reader) => {
    fc.assert(bearsAnyText(reader), { numRuns: 10_000, includeErrorInReport: true })
  },
)
