import { describe, expect, it } from 'vitest'
import { createGate } from '../../../../demo/site/cost.ts'

describe('the gate of a demo site that answers as slowly as a real one', () => {
  it('lets one request after the other through, each for as long as it costs', async () => {
    const gate = createGate()
    const began = performance.now()
    const order: number[] = []
    const pass = (number: number): Promise<number> =>
      gate.pass(
        () => order.push(number),
        () => 12,
      )
    await Promise.all([pass(1), pass(2), pass(3), pass(4)])
    expect(order).toEqual([1, 2, 3, 4])
    expect(performance.now() - began).toBeGreaterThanOrEqual(4 * 12 - 2)
  })

  it('continues after failed work', async () => {
    const gate = createGate()
    const failing = gate.pass(
      () => {
        throw new Error('no')
      },
      () => 0,
    )
    await expect(failing).rejects.toThrow('no')
    await expect(
      gate.pass(
        () => 'yes',
        () => 0,
      ),
    ).resolves.toBe('yes')
  })
})
