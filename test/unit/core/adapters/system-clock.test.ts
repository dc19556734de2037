import { expect, it, vi } from 'vitest'
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

it('waits for a time beyond what Node’s timers know, such as a site may ask for, and not for a millisecond', () => {
  vi.useFakeTimers()
  try {
    let over = false
    void systemClock.wait(31_536_000_000).then(() => (over = true))
    vi.advanceTimersByTime(20 * 86_400_000)
    expect(vi.getTimerCount()).toBe(1)
    expect(over).toBe(false)
  } finally {
    vi.useRealTimers()
  }
})
