import { describe, expect, it } from 'vitest'
import { killKilled } from '../../support/sigkills.ts'

describe('a kill that is itself ended by SIGKILL', () => {
  it('50 times over: nothing outside the plan ends, nothing is sent twice unseen, and the end is right', async () => {
    const { plans, sigkills, beforePlan } = await killKilled(50, 300, 1)
    expect(sigkills).toBe(50)
    expect(plans).toBeGreaterThan(1)
    // Moments of all kinds were met: some before there was anything to resume, most after.
    expect(beforePlan).toBeGreaterThan(0)
    expect(sigkills - beforePlan).toBeGreaterThan(15)
  }, 240_000)
})
