import { expect, it } from 'vitest'
import { systemClock } from '../../../../core/adapters/system-clock.ts'

it('waits, but no longer than until it is aborted', async () => {
  const started = performance.now()
  await systemClock.wait(20)
  expect(performance.now() - started).toBeGreaterThanOrEqual(19)
  const abort = new AbortController()
  const waiting = systemClock.wait(60_000, abort.signal)
  abort.abort()
  await waiting
  await systemClock.wait(60_000, abort.signal)
  expect(performance.now() - started).toBeLessThan(10_000)
})
