import { describe, expect, it } from 'vitest'
import { fail } from '../../../../contract/failure.ts'
import { must } from '../../../support/console.ts'
import { createQuickClock } from '../../../support/fake-clock.ts'
import { createTestKills } from '../../../support/kills.ts'
import { day, monday, session } from '../../../support/sessions.ts'
import { watchedAt } from '../../../support/watched.ts'
import { processOf } from '../../../support/processes.ts'

const own = session({ own: true, user: 'robin' })
const [a, b, c] = [12, 11, 10].map((days) => session({ lastActivity: monday - days * day }))
const victims = [a, b, c].filter((each) => each !== undefined)

/** A console that crashed over its second request (which arrived), and the next one. */
async function crashed() {
  const clock = createQuickClock(monday)
  const before = await watchedAt(clock, [own, ...victims])
  const first = createTestKills(clock)
  const { end } = before.lino
  await new Promise<void>((resolve) => {
    before.lino.endSession = async (ref) => {
      before.lino.asked.push(ref)
      const answer = end(ref)
      if (before.lino.asked.length < 2) return answer
      resolve()
      return new Promise(() => undefined)
    }
    void first.kill(before.site, { dangling: true })
  })
  const after = await watchedAt(clock, before.lino.sessions)
  const kills = createTestKills(clock, {
    journals: first.journals,
    processes: processOf(2, (id) => id === 2),
    sites: () => [after.site],
  })
  const [run] = (await kills.interrupted.list()).runs
  if (!run) throw new Error('Nothing was interrupted.')
  return { ...after, kills, run, first }
}

describe('an interrupted run', () => {
  it('is told with its site and how far it was', async () => {
    const { run } = await crashed()
    expect(run).toMatchObject({ siteId: 's', siteName: 'Weleup', account: 'robin', planned: 3 })
  })

  it('goes on with what a list shows to be left, and ends with an outcome for each', async () => {
    const { kills, run, lino } = await crashed()
    const plan = await kills.interrupted.preview(run.runId)
    if (!plan.ok) throw new Error(plan.failure.hint)
    expect(plan.value.victims.map(({ ref }) => ref)).toEqual([c?.ref])
    expect(plan.value.resumes).toMatchObject({ runId: run.runId, outcomes: { killed: 2 } })
    const ended = await kills.start(plan.value)
    expect(ended).toMatchObject({ runId: run.runId, planned: 3, outcomes: { killed: 3 } })
    expect(ended.results).toHaveLength(3)
    expect(lino.asked).toEqual([c?.ref])
    expect((await kills.interrupted.list()).runs).toEqual([])
    expect(kills.audit.text).toContain('"kind":"killResumed"')
  })

  it('waits until the site’s own kill is done', async () => {
    const { kills, run, site } = await crashed()
    site.killing = true
    expect(await kills.interrupted.preview(run.runId)).toMatchObject({
      ok: false,
      failure: { kind: 'usage', hint: expect.stringContaining('being killed already') },
    })
  })

  it('belongs to its account, not to another one of the same site', async () => {
    const { first, run, clock } = await crashed()
    const marcs = await watchedAt(clock, [own], { user: 'marc' })
    const kills = createTestKills(clock, {
      journals: first.journals,
      processes: processOf(2, (id) => id === 2),
      sites: () => [marcs.site],
    })
    expect((await kills.interrupted.list()).runs).toMatchObject([{ runId: run.runId, siteId: null }])
  })

  it('spares whoever came back since the plan was made', async () => {
    const { kills, run, lino } = await crashed()
    lino.sessions = lino.sessions.map((each) =>
      each.ref === c?.ref ? { ...each, lastActivity: monday } : each,
    )
    const plan = await kills.interrupted.preview(run.runId)
    expect(plan).toMatchObject({
      ok: true,
      value: { victims: [], resumes: { outcomes: { killed: 2, spared: 1 }, settled: [{}, {}, {}] } },
    })
    // Nothing was left to be sent, so it has come to its end.
    expect((await kills.interrupted.list()).runs).toEqual([])
    expect(kills.audit.text).toContain('"kind":"killEnded"')
  })

  it('spares whoever came back while it was being previewed', async () => {
    const { kills, run, lino, site } = await crashed()
    const { ofSite } = kills.exemptions
    kills.exemptions.ofSite = (siteId) => ({
      changed: false,
      async look() {
        lino.sessions = lino.sessions.map((each) =>
          each.ref === c?.ref ? { ...each, lastActivity: monday } : each,
        )
        await site.read()
        return ofSite(siteId).look()
      },
    })
    const plan = must(await kills.interrupted.preview(run.runId))
    expect(plan.victims).toMatchObject([{ ref: c?.ref, state: 'dangling' }])
    kills.exemptions.ofSite = ofSite
    expect(await kills.start(plan)).toMatchObject({ outcomes: { killed: 2, spared: 1 } })
    expect(lino.asked).toEqual([])
  })

  it('spares whoever was exempted since, and says so', async () => {
    const { kills, run } = await crashed()
    await kills.exemptions.add({ siteId: null, kind: 'user', value: c?.user ?? '' })
    const plan = await kills.interrupted.preview(run.runId)
    expect(plan).toMatchObject({
      ok: true,
      value: { victims: [], resumes: { outcomes: { killed: 2, spared: 1 } } },
    })
    expect((await kills.interrupted.list()).runs).toEqual([])
  })

  it('whose end cannot be put on record is told so, and stays', async () => {
    const { kills, run, lino } = await crashed()
    lino.sessions = [own]
    kills.audit.failAppend = 'ENOSPC'
    expect(await kills.interrupted.preview(run.runId)).toMatchObject({
      ok: false,
      failure: { kind: 'storage' },
    })
    expect((await kills.interrupted.list()).runs).toHaveLength(1)
  })

  it('does not go on without a list, and stays', async () => {
    const { kills, run, lino } = await crashed()
    lino.failLists = [fail('unreachable', 'No answer.').failure]
    expect(await kills.interrupted.preview(run.runId)).toMatchObject({
      ok: false,
      failure: { kind: 'unreachable' },
    })
    expect((await kills.interrupted.list()).runs).toHaveLength(1)
  })

  it('of a site that is no more is told as such, and can be dropped', async () => {
    const { first, run } = await crashed()
    const kills = createTestKills(createQuickClock(monday), {
      journals: first.journals,
      processes: processOf(3, (id) => id === 3),
    })
    expect((await kills.interrupted.list()).runs).toMatchObject([{ siteId: null, siteName: 'Weleup' }])
    expect(await kills.interrupted.preview(run.runId)).toMatchObject({
      ok: false,
      failure: { kind: 'usage' },
    })
    expect(await kills.interrupted.drop(run.runId)).toMatchObject({ ok: true })
    expect((await kills.interrupted.list()).runs).toEqual([])
    expect(kills.audit.text).toContain('"kind":"killDropped"')
  })

  it('that another console has taken meanwhile leaves no second beginning or end on record', async () => {
    const { kills, run, site, clock } = await crashed()
    const other = createTestKills(clock, {
      journals: kills.journals,
      processes: processOf(3, (id) => id === 3),
      sites: () => [site],
    })
    const [ours, theirs] = [
      must(await kills.interrupted.preview(run.runId)),
      must(await other.interrupted.preview(run.runId)),
    ]
    expect(await kills.start(ours)).toMatchObject({ failure: null })
    expect(await other.start(theirs)).toMatchObject({ failure: { kind: 'usage' } })
    expect(kills.audit.text.match(/"kind":"\w+"/g)).toEqual(['"kind":"killResumed"', '"kind":"killEnded"'])
    expect(other.audit.text).toBe('')
  })

  it('is left to the console that goes on with it', async () => {
    const { first, run } = await crashed()
    const other = createTestKills(createQuickClock(monday), {
      journals: first.journals,
      processes: processOf(3, () => true),
    })
    expect((await other.interrupted.list()).runs).toEqual([])
    expect(await other.interrupted.preview(run.runId)).toMatchObject({ ok: false })
  })
})

describe('whoever is gone after a crash', () => {
  it('was killed by it only if he may have been sent for', async () => {
    const clock = createQuickClock(monday)
    const many = Array.from({ length: 150 }, () => session({ lastActivity: monday - 9 * day }))
    const before = await watchedAt(clock, [own, ...many])
    const first = createTestKills(clock)
    await new Promise<void>((resolve) => {
      before.lino.endSession = () => {
        resolve()
        return new Promise(() => undefined)
      }
      void first.kill(before.site, { dangling: true })
    })
    const after = await watchedAt(clock, [own])
    const kills = createTestKills(clock, {
      journals: first.journals,
      processes: processOf(2, (id) => id === 2),
      sites: () => [after.site],
    })
    const [run] = (await kills.interrupted.list()).runs
    const { resumes } = must(await kills.interrupted.preview(run?.runId ?? ''))
    expect(resumes?.outcomes).toMatchObject({ killed: 100, alreadyGone: 50 })
  })
})

describe('a run that was to kill who had been idle for days, active ones included', () => {
  const rule = { idleAtLeastMs: 2 * day, includeActive: true, signInOver: true }
  const back = session({ lastActivity: monday - 3 * day })

  /** The next console, on a site where he has been idle for so long. */
  async function resumed(idleMs: number) {
    const clock = createQuickClock(monday)
    const before = await watchedAt(clock, [own, back])
    const first = createTestKills(clock)
    await new Promise<void>((resolve) => {
      before.lino.endSession = () => {
        resolve()
        return new Promise(() => undefined)
      }
      void first.kill(before.site, rule)
    })
    const after = await watchedAt(clock, [own, { ...back, lastActivity: monday - idleMs }])
    const kills = createTestKills(clock, {
      journals: first.journals,
      processes: processOf(2, (id) => id === 2),
      sites: () => [after.site],
    })
    const [run] = (await kills.interrupted.list()).runs
    return must(await kills.interrupted.preview(run?.runId ?? ''))
  }

  it('spares who is back at work after the crash', async () => {
    expect(await resumed(0)).toMatchObject({ victims: [], resumes: { outcomes: { spared: 1 } } })
  })

  it('goes on by what the rule asked for', async () => {
    const { rule: left, victims } = await resumed(3 * day)
    expect(victims).toHaveLength(1)
    expect(left).toEqual({ refs: [back.ref], idleAtLeastMs: 2 * day, signInOver: true })
  })
})
