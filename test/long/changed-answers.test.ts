import { expect, it } from 'vitest'
import { fc } from '../support/properties.ts'
import { anyOddness, wrongsWith } from '../support/hostile-lino/fuzz.ts'

it('the whole client bears twenty thousand changed answers', async () => {
  await fc.assert(
    fc.asyncProperty(anyOddness, async (oddness) => {
      expect(await wrongsWith(oddness)).toEqual([])
    }),
    { numRuns: 20_000 },
  )
})
