import { expect, it } from 'vitest'
import { killKilled } from '../support/sigkills.ts'

it.each([1, 2, 3, 4])(
  '250 SIGKILLs of running kills of 400 sessions, seed %i',
  async (seed) => {
    const { sigkills, beforePlan, afterEnd, plans } = await killKilled(250, 400, seed)
    process.stderr.write(
      `${String(sigkills)} SIGKILLs over ${String(plans)} plans, ${String(beforePlan)} before the plan was on the disk, ${String(afterEnd)} after its end\n`,
    )
    expect(sigkills).toBe(250)
    expect(beforePlan).toBeGreaterThan(0)
  },
  1_800_000,
)
