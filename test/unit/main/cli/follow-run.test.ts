import { describe, expect, it } from 'vitest'
import type { KillPlan } from '../../../../contract/kill.ts'
import { followRun } from '../../../../main/cli/follow-run.ts'
import type { FakeConsole } from './fake-world.ts'
import { allKilled, session, startedRun } from './fake-data.ts'
import { fakeConsole, fakeWorld } from './fake-world.ts'

const sessions = Array.from({ length: 3 }, (_, at) => session(at))

async function previewOf({ api }: FakeConsole): Promise<KillPlan> {
  const plan = await api.previewKill({ siteId: 's1', rule: { refs: sessions.map((each) => each.ref) } })
  if (!plan.ok) throw new Error('no plan')
  return plan.value
}

describe('followRun', () => {
  it('hears of a run that is over before its start is answered', async () => {
    const console = fakeConsole({ sessions })
    const plan = await previewOf(console)
    const { world, interruption } = fakeWorld(console)
    const told: string[] = []
    const run = await followRun(console.api, plan, {
      clock: world.clock,
      signal: interruption.signal,
      countdownSeconds: 0,
      onProgress: (each) => told.push(each.phase),
    })
    expect(run).toMatchObject({ ok: true, value: { phase: 'done', results: { length: 3 } } })
    expect(told).toEqual(['done'])
  })

  it('pays no heed to another run, such as one that another site’s plan has begun', async () => {
    const console = fakeConsole({
      sessions,
      script: (plan, tell) => {
        const other = { ...plan, planId: 'p9' }
        tell({ ...allKilled(other), runId: 'r9' })
        tell({ ...startedRun(other), runId: 'r9' })
        return allKilled(plan)
      },
    })
    const plan = await previewOf(console)
    const { world, interruption } = fakeWorld(console)
    const told: string[] = []
    const run = await followRun(console.api, plan, {
      clock: world.clock,
      signal: interruption.signal,
      countdownSeconds: 0,
      onProgress: (each) => told.push(each.planId),
    })
    expect(run).toMatchObject({ ok: true, value: { planId: plan.planId, phase: 'done' } })
    expect(new Set(told)).toEqual(new Set([plan.planId]))
  })

  it('gives the number only if the plan asks for it', async () => {
    const console = fakeConsole({ sessions })
    const plan = await previewOf(console)
    const { world, interruption } = fakeWorld(console)
    const options = { clock: world.clock, signal: interruption.signal, onProgress: () => undefined }
    await followRun(console.api, { ...plan, typeNumber: true }, { ...options, countdownSeconds: 5 })
    await followRun(console.api, plan, { ...options, countdownSeconds: 0 })
    expect(console.calls.filter((call) => call.startsWith('startKill'))).toEqual([
      'startKill {"planIds":["p1"],"typedNumber":3,"countdownSeconds":5}',
      'startKill {"planIds":["p1"],"countdownSeconds":0}',
    ])
  })

  it('cancels when interrupted, and waits for the last list', async () => {
    let planned: KillPlan | null = null
    const console = fakeConsole({
      sessions,
      script: (plan) => {
        planned = plan
        return startedRun(plan)
      },
      onCancel: (emit) => {
        if (planned) emit({ type: 'killRun', run: { ...allKilled(planned), cancelled: true } })
      },
    })
    const plan = await previewOf(console)
    const { world, interruption } = fakeWorld(console)
    const following = followRun(console.api, plan, {
      clock: world.clock,
      signal: interruption.signal,
      countdownSeconds: 0,
      onProgress: () => undefined,
    })
    interruption.request()
    expect(await following).toMatchObject({ ok: true, value: { phase: 'done', cancelled: true } })
    expect(console.calls.at(-1)).toBe('cancelKill {"runId":"r1"}')
  })

  it('gives the run back unfinished when its last list never comes', async () => {
    const console = fakeConsole({ sessions, script: (plan) => startedRun(plan) })
    const plan = await previewOf(console)
    const { interruption } = fakeWorld(console)
    interruption.request()
    const run = await followRun(console.api, plan, {
      clock: { now: () => 0, wait: () => Promise.resolve() },
      signal: interruption.signal,
      countdownSeconds: 0,
      onProgress: () => undefined,
    })
    expect(run).toMatchObject({ ok: true, value: { phase: 'running' } })
  })
})
