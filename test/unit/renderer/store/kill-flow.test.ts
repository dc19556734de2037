import { describe, expect, it } from 'vitest'
import type { KillRun, SessionOutcome } from '../../../../contract/kill.ts'
import { afterEvent, retryable, type RunFlow, wasTakenBack } from '../../../../renderer/store/kill-flow.ts'

const run: KillRun = {
  runId: 'r',
  planId: 'p',
  siteId: 's',
  siteName: 'Site',
  killBy: 'signOut',
  phase: 'running',
  planned: 3,
  sent: 1,
  sentBefore: 0,
  startedAt: 0,
  endedAt: null,
  cancelled: false,
  waitsUntil: null,
  paused: false,
  slowedDown: false,
  rate: null,
  secondsLeft: null,
  failure: null,
  auditDamaged: false,
  outcomes: { killed: 0, alreadyGone: 0, spared: 0, refused: 0, failed: 0, unknown: 0 },
  results: [],
  cameBack: null,
}
const done: KillRun = { ...run, phase: 'done', sent: 3 }
const flowOf = (state: KillRun, shown = false): RunFlow => ({
  step: 'run',
  run: state,
  plan: null,
  cancelling: false,
  shown,
})
const unknownPlan = { plan: null, free: true }

describe('the news of a run', () => {
  it('reports users who came back after it is done, and nothing else then', () => {
    const flow = flowOf(done, true)
    const cameBack = { users: 3, of: 212, until: 9 }
    expect(afterEvent(flow, { ...done, cameBack }, unknownPlan)).toEqual({
      ...flow,
      run: { ...done, cameBack },
    })
    expect(afterEvent(flow, run, unknownPlan)).toBe(flow)
  })

  it('is not taken back by an answer that younger news has overtaken', () => {
    const checking = flowOf({ ...run, phase: 'checking', sent: 0 })
    expect(afterEvent(checking, { ...run, phase: 'countdown', sent: 0 }, unknownPlan)).toBe(checking)
    const running = flowOf({ ...run, sent: 2 })
    expect(afterEvent(running, { ...run, sent: 1, paused: true }, unknownPlan)).toBe(running)
    expect(afterEvent(running, { ...run, sent: 2, paused: true }, unknownPlan)).toMatchObject({
      run: { paused: true },
    })
  })

  it('does not bring back what was closed, or replace the run under way', () => {
    expect(afterEvent(undefined, done, unknownPlan)).toBeUndefined()
    const other = flowOf({ ...run, runId: 'other' })
    expect(afterEvent(other, done, unknownPlan)).toBe(other)
    expect(afterEvent(other, run, unknownPlan)).toBe(other)
  })

  it('shows the result at its end if nobody is disturbed, and lets it stay open', () => {
    expect(afterEvent(flowOf(run), done, unknownPlan)).toMatchObject({ shown: true })
    expect(afterEvent(flowOf(run), done, { plan: null, free: false })).toMatchObject({ shown: false })
    expect(afterEvent(flowOf(done, true), done, { plan: null, free: false })).toMatchObject({ shown: true })
  })
})

it('was taken back only if nothing was sent', () => {
  expect(wasTakenBack({ ...done, cancelled: true, sent: 0 })).toBe(true)
  expect(wasTakenBack({ ...done, cancelled: true, sent: 1 })).toBe(false)
  expect(wasTakenBack({ ...done, cancelled: true, sent: 5, sentBefore: 5 })).toBe(true)
  expect(wasTakenBack({ ...run, cancelled: true, sent: 0 })).toBe(false)
})

it('tries again what failed, was refused or is unknown, as far as a list can name it', () => {
  const of = (ref: string, outcome: SessionOutcome['outcome'], keyPrefix = 'abc123'): SessionOutcome => ({
    ref,
    keyPrefix,
    user: null,
    outcome,
    reason: null,
  })
  const results = [
    of('1', 'failed'),
    of('2', 'killed'),
    of('3', 'unknown'),
    of('4', 'spared'),
    of('5', 'refused'),
  ]
  expect(retryable([...results, of('digest', 'unknown', '')])).toEqual(['1', '3', '5'])
})
