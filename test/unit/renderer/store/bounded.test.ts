import { expect, it } from 'vitest'
import { eachBounded } from '../../../../renderer/store/bounded.ts'

it('has a few under way at a time, and all done at the end', async () => {
  const done: number[] = []
  let under = 0
  let most = 0
  await eachBounded([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
    under += 1
    most = Math.max(most, under)
    await Promise.resolve()
    under -= 1
    done.push(item)
  })
  expect(most).toBe(3)
  expect(done.sort()).toEqual([1, 2, 3, 4, 5, 6, 7])
})

it('begins no more once it is over', async () => {
  const begun: number[] = []
  await eachBounded(
    [1, 2, 3],
    1,
    (item) => {
      begun.push(item)
      return Promise.resolve()
    },
    () => begun.length === 2,
  )
  expect(begun).toEqual([1, 2])
})
