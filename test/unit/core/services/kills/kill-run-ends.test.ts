import { describe, expect, it } from 'vitest'
import { idle, kill, killable, outcomesOf } from '../../../../support/killing.ts'
import { monday, session } from '../../../../support/sessions.ts'
import { failSaying, hintOf } from '../../../../support/failures.ts'

const own = session({ own: true, user: 'robin' })
const unreachable = failSaying('unreachable', 'Down.').failure

describe('what is reported of a run', () => {
  it('are its phases, in their order, and that the site is busy with it until the end', async () => {
    const [a, b] = [idle(9), idle(8)]
    const at = await killable([own, a, b])
    const phases: string[] = []
    const run = await kill(at, [a.ref, b.ref], ({ phase }) => {
      if (phases.at(-1) !== phase) phases.push(phase)
      expect(at.site.killing).toBe(['checking', 'running', 'verifying'].includes(phase))
    })
    expect(phases).toEqual(['countdown', 'checking', 'running', 'verifying', 'done'])
    expect(run).toMatchObject({ killBy: 'signOut', waitsUntil: null })
    expect(at.site.killing).toBe(false)
  })

  it('is when a countdown ends, and nothing is listed or sent before', async () => {
    const a = idle(9)
    const at = await killable([own, a])
    const [lists, until] = [at.lino.lists, monday + 5000]
    at.lino.beforeList = () => expect(at.clock.now()).toBeGreaterThanOrEqual(until)
    at.kills.during = ({ phase, waitsUntil }) => {
      if (phase === 'countdown') expect([waitsUntil, at.lino.lists]).toEqual([until, lists])
    }
    const run = await at.kills.kill(at.site, { refs: [a.ref] }, 5000)
    expect(run).toMatchObject({ waitsUntil: null, outcomes: { killed: 1 } })
  })

  it('is no wait without a countdown', async () => {
    const a = idle(9)
    const at = await killable([own, a])
    await at.kills.kill(at.site, { refs: [a.ref] })
    expect(at.kills.emitted[0]).toMatchObject({ phase: 'countdown', waitsUntil: null })
  })
})

describe('a mistake of the console in the middle of a run', () => {
  it('ends it, says so, leaves the site free, and calls what was under way unknown', async () => {
    const [a, b] = [idle(9), idle(8)]
    const at = await killable([own, a, b])
    const { end } = at.lino
    at.lino.end = () => {
      throw new Error('A bug.')
    }
    const run = await kill(at, [a.ref, b.ref])
    expect(run).toMatchObject({ phase: 'done', failure: { kind: 'unexpected' } })
    expect(hintOf(run.failure)).toContain('Read the site again')
    expect(outcomesOf(run)).toEqual(['unknown unexpected', 'unknown unexpected'])
    expect(at.site.killing).toBe(false)
    at.lino.end = end
    expect(outcomesOf(await kill(at, [a.ref]))).toEqual(['killed'])
  })
})

describe('the last list', () => {
  it('is waited for, if only it fails', async () => {
    const a = idle(9)
    const at = await killable([own, a])
    at.lino.beforeList = (nth) => {
      // The third is the one after the key, the fourth the last one.
      if (nth === 3) at.lino.failLists = [unreachable, unreachable]
    }
    const run = await kill(at, [a.ref])
    expect(run).toMatchObject({ failure: null, outcomes: { killed: 1 } })
    expect(at.lino.lists).toBe(6)
  })

  it('is tried once, if the site was waited for in vain already', async () => {
    const [a, b] = [idle(9), idle(8)]
    const at = await killable([own, a, b])
    at.lino.beforeList = (nth) => {
      if (nth === 2) at.lino.failLists = Array.from({ length: 100 }, () => unreachable)
    }
    const run = await kill(at, [a.ref, b.ref])
    expect(run.failure).toMatchObject({ kind: 'unreachable' })
    expect(outcomesOf(run)).toEqual(['unknown unreachable', 'failed unreachable'])
    // Signing in, the check, the one after the key with its six tries more, and the last one.
    expect(at.lino.lists).toBe(2 + 7 + 1)
  })

  it('is the failure, if nothing else had failed', async () => {
    const a = idle(9)
    const at = await killable([own, a])
    at.lino.beforeList = (nth) => {
      if (nth === 3) at.lino.failLists = Array.from({ length: 100 }, () => unreachable)
    }
    const run = await kill(at, [a.ref])
    expect(run.failure).toMatchObject({ kind: 'unreachable' })
    // A list had shown it before.
    expect(outcomesOf(run)).toEqual(['killed'])
  })

  it('is not asked for if nothing was sent', async () => {
    const back = idle(9)
    const at = await killable([own, back])
    at.lino.beforeList = () => (at.lino.sessions = [own, { ...back, lastActivity: monday }])
    expect(outcomesOf(await kill(at, [back.ref]))).toEqual(['spared becameActive'])
    expect(at.lino.lists).toBe(2)
  })
})

describe('a run that is cancelled', () => {
  it('and fails at the same time has failed: the user’s word alone spared no session', async () => {
    const [a, b] = [idle(9), idle(8)]
    const at = await killable([own, a, b])
    const certificate = failSaying('certificate', 'Another one.').failure
    at.lino.end = () => {
      const { runId = '' } = at.kills.emitted.at(-1) ?? {}
      at.kills.runs.cancel(runId)
      return { kind: 'failed', failure: certificate }
    }
    const run = await kill(at, [a.ref, b.ref])
    expect(run).toMatchObject({ cancelled: true, failure: { kind: 'certificate' } })
    expect(outcomesOf(run)[1]).toBe('failed certificate')
  })
})
