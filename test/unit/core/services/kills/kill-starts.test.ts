import { describe, expect, it } from 'vitest'
import { must } from '../../../../support/console.ts'
import { idle, killable, quick } from '../../../../support/killing.ts'
import { createTestKills } from '../../../../support/kills.ts'
import { session } from '../../../../support/sessions.ts'
import { watchedAt } from '../../../../support/watched.ts'
import { withHints } from '../../../../support/failures.ts'

const own = () => session({ own: true, user: 'robin' })
const refused = (hint: string) => ({
  ok: false,
  failure: { kind: 'usage', hint: expect.stringContaining(hint) },
})

describe('plans are not started', () => {
  it('two at a time on one site, together or one after the other', async () => {
    const [a, b] = [idle(9), idle(8)]
    const at = await killable([own(), a, b, idle(0)])
    const { previews, runs } = at.kills
    const [first, second] = [
      must(await previews.preview(at.site, { refs: [a.ref] })),
      must(await previews.preview(at.site, { refs: [b.ref] })),
    ]
    expect(withHints(runs.start([first.planId, second.planId], 2, 0))).toMatchObject(refused('same site'))
    const ended = at.kills.start(first)
    expect(withHints(runs.start([second.planId], undefined, 0))).toMatchObject(
      refused('being killed already'),
    )
    await ended
    expect(at.lino.asked).toEqual([a.ref])
    expect(runs.start([second.planId], undefined, 0)).toMatchObject({ ok: true })
  })

  it('twice, also when the first run is done', async () => {
    const a = idle(9)
    const at = await killable([own(), a, idle(0)])
    const plan = must(await at.kills.previews.preview(at.site, { refs: [a.ref] }))
    await at.kills.start(plan)
    expect(withHints(at.kills.runs.start([plan.planId], undefined, 0))).toMatchObject(
      refused('started already'),
    )
  })

  it('on several sites without the number of all victims, where a plan named twice counts once', async () => {
    const clock = quick()
    const kills = createTestKills(clock)
    const place = async (siteId: string) => {
      const victim = idle(9)
      const { site } = await watchedAt(clock, [own(), victim, idle(0), idle(0)], { siteId })
      return must(await kills.previews.preview(site, { refs: [victim.ref] })).planId
    }
    const [here, there] = [await place('here'), await place('there')]
    expect(withHints(kills.runs.start([here, there], undefined, 0))).toMatchObject(refused('Type 2'))
    expect(withHints(kills.runs.start([here, there], 1, 0))).toMatchObject(refused('Type 2'))
    const started = must(kills.runs.start([here, here, there], 2, 0))
    expect(started.map(({ siteId }) => siteId)).toEqual(['here', 'there'])
    await kills.runs.close()
  })
})

describe('quitting', () => {
  it('waits for what is under way, which is cancelled', async () => {
    const [a, b] = [idle(9), idle(8)]
    const at = await killable([own(), a, b])
    const { endSession } = at.lino
    let closed = false
    const closing = new Promise<void>((resolve) => {
      at.lino.endSession = async (ref) => {
        void at.kills.runs.close().then(() => {
          closed = true
          resolve()
        })
        await new Promise(setImmediate)
        expect(closed).toBe(false)
        return endSession(ref)
      }
    })
    const run = await at.kills.kill(at.site, { refs: [a.ref, b.ref] })
    await closing
    expect(run).toMatchObject({ cancelled: true, outcomes: { killed: 1, spared: 1 } })
    expect(at.kills.journals.files.size).toBe(0)
  })
})
