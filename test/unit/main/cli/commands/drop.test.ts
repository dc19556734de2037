import { describe, expect, it } from 'vitest'
import { run } from '../../../../../main/cli/run.ts'
import { interruptedRun } from '../fake-data.ts'
import { fakeConsole, fakeWorld, type FakeOptions } from '../fake-world.ts'

const choice = { site: 'office', user: null, allowHttp: false, enterFull: false }

async function dropped(options: FakeOptions) {
  const console = fakeConsole({ sessions: [], ...options })
  const { world, written } = fakeWorld(console)
  return { code: await run({ name: 'drop', choice }, true, world), written, calls: console.calls }
}

describe('kill --drop', () => {
  it('gives the interrupted kill up, without signing in', async () => {
    const { code, calls, written } = await dropped({ interruptedRuns: [interruptedRun()] })
    expect([code, calls]).toEqual([0, ['dropInterrupted {"runId":"r0"}']])
    expect(JSON.parse(written.stdout)).toMatchObject({ dropped: { planned: 5, outcomes: { killed: 3 } } })
  })

  it('throws at no time that a journal can hold', async () => {
    const { code, written } = await dropped({ interruptedRuns: [interruptedRun({ startedAt: 1e300 })] })
    expect(code).toBe(0)
    expect(JSON.parse(written.stdout)).toMatchObject({ dropped: { startedAt: null, planned: 5 } })
  })

  it('is a usage error if nothing was interrupted', async () => {
    const { code, calls, written } = await dropped({})
    expect([code, calls]).toEqual([2, []])
    expect(JSON.parse(written.stdout)).toMatchObject({ failure: { kind: 'usage' } })
  })
})
