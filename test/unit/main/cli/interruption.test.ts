import { describe, expect, it } from 'vitest'
import { succeed } from '../../../../contract/failure.ts'
import { createInterruption, interrupted, orInterrupted } from '../../../../main/cli/interruption.ts'

function recorded() {
  const heard: string[] = []
  const time = { now: 0 }
  const interruption = createInterruption(() => time.now, {
    first: () => heard.push('first'),
    second: () => heard.push('second'),
    insisted: () => heard.push('insisted'),
  })
  return { heard, time, interruption }
}

describe('createInterruption', () => {
  it('stops at the first, warns at the second, gives in at the third', () => {
    const { heard, time, interruption } = recorded()
    expect(interruption.signal.aborted).toBe(false)
    for (const at of [0, 1000, 2000]) {
      time.now = at
      interruption.request()
    }
    expect(interruption.signal.aborted).toBe(true)
    expect(heard).toEqual(['first', 'second', 'insisted'])
  })

  it('takes one key press that arrives several times for one', () => {
    const { heard, time, interruption } = recorded()
    for (const at of [0, 5, 20]) {
      time.now = at
      interruption.request()
    }
    expect(heard).toEqual(['first'])
  })
})

describe('orInterrupted', () => {
  it('is the answer without an interruption', async () => {
    const { signal } = recorded().interruption
    expect(await orInterrupted(Promise.resolve(succeed(1)), signal)).toEqual(succeed(1))
  })

  it('does not wait for what is under way', async () => {
    const { interruption } = recorded()
    const answer = orInterrupted(new Promise<never>(() => undefined), interruption.signal)
    interruption.request()
    expect(await answer).toBe(interrupted)
  })
})
