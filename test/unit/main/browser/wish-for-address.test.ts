import { describe, expect, it } from 'vitest'
import { inForeground } from '../../../../main/browser/wish-for-address.ts'

describe('a process that may read from its terminal', () => {
  it.each([
    ['in the foreground', '42 (node) S 1 42 42 34816 42 4194304 1', true],
    ['one of a pipeline in the foreground', '43 (node) S 1 42 42 34816 42 4194304 1', true],
    ['in the background', '42 (node) S 1 42 42 34816 40 4194304 1', false],
    ['without a terminal', '42 (node) S 1 42 42 0 -1 4194304 1', true],
    ['with a name that looks like more fields', '42 (a) S 1 7 7 0 9 (b) S 1 42 42 34816 40 1', false],
  ])('%s', (_what, stat, may) => {
    expect(inForeground(stat)).toBe(may)
  })
})
