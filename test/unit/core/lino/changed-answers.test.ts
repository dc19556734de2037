import { expect, it } from 'vitest'
import { fc } from '../../../support/properties.ts'
import { anyOddness, wrongsWith } from '../../../support/hostile-lino/fuzz.ts'

it('the whole client throws at no changed answer, calls nobody dangling without a time, and sends nothing elsewhere', async () => {
  await fc.assert(
    fc.asyncProperty(anyOddness, async (oddness) => {
      expect(await wrongsWith(oddness)).toEqual([])
    }),
    { numRuns: 300 },
  )
})
