import { describe, expect, it } from 'vitest'
import { idle, killable, outcomesOf, quick } from '../../../../support/killing.ts'
import { createTestKills } from '../../../../support/kills.ts'
import { monday, session } from '../../../../support/sessions.ts'
import { watchedAt } from '../../../../support/watched.ts'
import { hintOf } from '../../../../support/failures.ts'

describe('words from the user', () => {
  const own = session({ own: true, user: 'robin' })

  it('in the countdown: cancelled, and nothing was sent nor put on record', async () => {
    const a = idle(9)
    const at = await killable([own, a])
    at.kills.during = (run, runs) => {
      if (run.phase === 'countdown' && run.waitsUntil !== null) runs.cancel(run.runId)
    }
    const lists = at.lino.lists
    const run = await at.kills.kill(at.site, { refs: [a.ref] }, 5000)
    expect(outcomesOf(run)).toEqual(['spared cancelled'])
    expect([at.lino.asked, at.lino.lists - lists, at.kills.audit.text]).toEqual([[], 0, ''])
  })

  it('pause: sends nothing until the command to continue, and then only after a fresh list', async () => {
    const [a, b] = [idle(9), idle(8)]
    const at = await killable([own, a, b])
    const end = at.lino.end
    at.lino.end = (ref) => {
      at.clock.pass(200)
      return end(ref)
    }
    let paused = 0
    const othersMayRead: boolean[] = []
    at.lino.beforeList = () => void (paused === 2 && othersMayRead.push(!at.site.killing))
    at.kills.during = (run, runs) => {
      if (run.phase !== 'running' || run.sent !== 1 || paused > 1) return
      paused += 1
      if (paused === 1) runs.pause(run.runId)
      else {
        expect(run.paused).toBe(true)
        // Comes back during the pause.
        at.lino.sessions = at.lino.sessions.map((each) =>
          each.ref === b.ref ? { ...each, lastActivity: monday } : each,
        )
        setImmediate(() => {
          // Others may read the site meanwhile.
          expect(at.site.killing).toBe(false)
          runs.continue(run.runId)
        })
      }
    }
    const run = await at.kills.kill(at.site, { refs: [a.ref, b.ref] })
    expect(outcomesOf(run)).toEqual(['killed', 'spared becameActive'])
    expect(paused).toBe(2)
    expect(new Set(othersMayRead), 'once it goes on, nobody else reads').toEqual(new Set([false]))
  })

  it('pause: signs in over nobody until the command to continue', async () => {
    const nobodies = [1, 2].map(() => session({ user: null, activityUnknown: 'neverUsed' }))
    const at = await killable([own, ...nobodies])
    at.lino.endsBy = () => 'signInOver'
    const { endBySigningIn } = at.lino
    at.lino.endBySigningIn = (...given) => {
      if (at.lino.signedInOver.length === 0) at.kills.runs.pause(at.kills.emitted.at(-1)?.runId ?? '')
      return endBySigningIn(...given)
    }
    const running = at.kills.kill(at.site, { all: true, signInOver: true })
    await expect.poll(() => [at.lino.signedInOver.length, at.site.killing]).toEqual([1, false])
    at.kills.runs.continue(at.kills.emitted.at(-1)?.runId ?? '')
    expect((await running).outcomes.killed).toBe(2)
  })

  it('cancel, during the list before signing in over a session: none is signed in over', async () => {
    const [a, nobody] = [idle(9), session({ user: null, activityUnknown: 'neverUsed' })]
    const at = await killable([own, a, nobody])
    at.lino.endsBy = (ref) => (ref === a.ref ? 'usual' : 'signInOver')
    at.lino.beforeList = () => {
      if (at.lino.asked.length === 1 && at.lino.sessions.length === 2 && at.lino.lists > before + 2)
        at.kills.runs.cancel(at.kills.emitted.at(-1)?.runId ?? '')
    }
    const before = at.lino.lists
    const run = await at.kills.kill(at.site, { refs: [a.ref, nobody.ref], signInOver: true })
    expect(at.lino.signedInOver).toEqual([])
    expect(outcomesOf(run)).toEqual(['killed', 'spared cancelled'])
  })

  it('exempting somebody while it runs spares that user from the next list on', async () => {
    const [a, b] = [idle(9), idle(8, 'marc')]
    const at = await killable([own, a, b])
    at.kills.during = (run) => {
      if (run.phase === 'checking')
        void at.kills.exemptions.add({ siteId: null, kind: 'user', value: 'marc' })
    }
    const run = await at.kills.kill(at.site, { refs: [a.ref, b.ref] })
    expect(outcomesOf(run)).toEqual(['killed', 'spared exempt'])
  })

  it('exempting somebody here spares that user before the next request', async () => {
    const [a, b, c, d, e] = [idle(9), idle(8), idle(7, 'marc'), idle(6), idle(5)]
    const at = await killable([own, a, b, c, d, e])
    const { endSession } = at.lino
    at.lino.endSession = async (ref) => {
      if (ref === b.ref) await at.kills.exemptions.add({ siteId: null, kind: 'user', value: 'marc' })
      return endSession(ref)
    }
    const before = at.lino.lists
    const run = await at.kills.kill(at.site, { dangling: true })
    expect(outcomesOf(run)).toEqual(['killed', 'killed', 'spared exempt', 'killed', 'killed'])
    expect(at.lino.asked).toEqual([a.ref, b.ref, d.ref, e.ref])
    // Before the first, after the first, for the exemption, and at the end.
    expect(at.lino.lists - before).toBe(4)
  })

  it('stops if the exemptions can no longer be read', async () => {
    const [a, b] = [idle(9), idle(8)]
    const at = await killable([own, a, b])
    at.kills.during = (run) => {
      if (run.phase === 'running') at.kills.exemptionsFile.unreadable = true
    }
    const run = await at.kills.kill(at.site, { refs: [a.ref, b.ref] })
    expect(outcomesOf(run)).toEqual(['killed', 'failed storage'])
    expect(at.lino.asked).toEqual([a.ref])
  })
})

describe('plans', () => {
  it('start once, and only with the number typed', async () => {
    const victims = Array.from({ length: 60 }, () => idle(6))
    const at = await killable([session({ own: true, user: 'robin' }), ...victims])
    const { runs, previews } = at.kills
    const plan = await previews.preview(at.site, { refs: victims.map((each) => each.ref) })
    if (!plan.ok) throw new Error(hintOf(plan.failure))
    const { planId } = plan.value
    expect(runs.start([planId], undefined, 0)).toMatchObject({ ok: false, failure: { kind: 'usage' } })
    expect(runs.start([planId], 59, 0)).toMatchObject({ ok: false, failure: { kind: 'usage' } })
    expect(runs.start([planId], 60, 0)).toMatchObject({ ok: true })
    expect(runs.start([planId], 60, 0)).toMatchObject({ ok: false, failure: { kind: 'usage' } })
    await runs.close()
  })

  it('of several sites start together, with the number of all of them typed', async () => {
    const clock = quick()
    const kills = createTestKills(clock)
    const at = await Promise.all(
      ['one', 'two'].map((siteId) =>
        watchedAt(clock, [session({ own: true, user: 'robin' }), idle(9), idle(8)], { siteId }),
      ),
    )
    const planIds = await Promise.all(
      at.map(async ({ site }) => {
        const plan = await kills.previews.preview(site, { dangling: true })
        return plan.ok ? plan.value.planId : ''
      }),
    )
    expect(kills.runs.start(planIds, 2, 0)).toMatchObject({ ok: false })
    expect(kills.runs.start(planIds, 4, 0)).toMatchObject({ ok: true, value: [{}, {}] })
    await kills.runs.close()
  })
})
