import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createRefs } from '../../../core/lino/refs.ts'
import { oneForEachKey } from '../../../core/lino/row.ts'
import { deltaOf } from '../../../core/services/sites/session-delta.ts'
import { session } from '../../support/sessions.ts'

const many = 2000
const keys = Array.from({ length: many }, (_, nth) => `key-${String(nth)}`)
const cells = { user: 'luc', ip: null, activity: '', expiry: '', killLink: false }

/** How many turns other work had during this. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0
  let isOver = false
  const next = (): void => {
    turns += 1
    if (!isOver) setImmediate(next)
  }
  setImmediate(next)
  await work()
  isOver = true
  return turns
}

describe('a step over a long list', () => {
  // Each look at the clock finds that a slice has taken long enough.
  beforeEach(() => {
    let now = 0
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 20))
  })
  afterEach(() => vi.restoreAllMocks())

  it.each<[string, () => Promise<unknown>]>([
    [
      'what changed',
      () =>
        deltaOf(
          [session(), session()],
          Array.from({ length: many }, () => session()),
        ),
    ],
    [
      'what went',
      () =>
        deltaOf(
          Array.from({ length: many }, () => session()),
          [],
        ),
    ],
    ['one row for each key', () => oneForEachKey(keys.map((key) => ({ ...cells, key })))],
    [
      'keys that are forgotten',
      () => {
        const refs = createRefs('https://lino.example')
        for (const key of keys) refs.refOf(key)
        return refs.keepOnly(new Set())
      },
    ],
  ])('lets others have a turn: %s', async (_, work) => {
    expect(await turnsDuring(work)).toBeGreaterThan(5)
  })
})
