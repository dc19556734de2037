import { describe, expect, it } from 'vitest'
import { must } from '../../../../support/console.ts'
import { createQuickClock } from '../../../../support/fake-clock.ts'
import { createTestKills } from '../../../../support/kills.ts'
import { day, monday, session } from '../../../../support/sessions.ts'
import { watchedAt } from '../../../../support/watched.ts'
import { processOf } from '../../../../support/processes.ts'
import { failSaying, hintOf, withHints } from '../../../../support/failures.ts'

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
  it('is reported with its site and its progress', async () => {
    const { run } = await crashed()
    expect(run).toMatchObject({ siteId: 's', siteName: 'Weleup', account: 'robin', planned: 3 })
  })

  it('resumes with the sessions that a list still shows, and ends with an outcome for each', async () => {
    const { kills, run, lino } = await crashed()
    const plan = await kills.interrupted.preview(run.runId)
    if (!plan.ok) throw new Error(hintOf(plan.failure))
    expect(plan.value.victims.map(({ ref }) => ref)).toEqual([c?.ref])
    expect(plan.value.resumes).toMatchObject({ runId: run.runId, outcomes: { killed: 2 } })
    const ended = await kills.start(plan.value)
    expect(ended).toMatchObject({ runId: run.runId, planned: 3, outcomes: { killed: 3 } })
    expect(ended.results).toHaveLength(3)
    expect(ended).toMatchObject({ sent: 3, sentBefore: 2 })
    expect(lino.asked).toHaveLength(1)
    expect(lino.asked).toEqual([c?.ref])
    expect((await kills.interrupted.list()).runs).toEqual([])
    expect(kills.audit.text).toContain('"kind":"killResumed"')
  })

  it('counts as sent what was sent before, like the outcomes, at every moment', async () => {
    const { kills, run } = await crashed()
    await kills.start(must(await kills.interrupted.preview(run.runId)))
    const contradicting = kills.emitted.filter(
      ({ sent, planned, outcomes }) => sent < outcomes.killed || sent > planned,
    )
    expect(contradicting).toEqual([])
    expect(kills.emitted[0]).toMatchObject({ phase: 'countdown', sent: 2, outcomes: { killed: 2 } })
  })

  it('waits until the site’s own kill is done', async () => {
    const { kills, run, site } = await crashed()
    site.killing = true
    expect(withHints(await kills.interrupted.preview(run.runId))).toMatchObject({
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

  it('spares users who came back since the plan was made', async () => {
    const { kills, run, lino } = await crashed()
    lino.sessions = lino.sessions.map((each) =>
      each.ref === c?.ref ? { ...each, lastActivity: monday } : each,
    )
    const plan = await kills.interrupted.preview(run.runId)
    expect(plan).toMatchObject({
      ok: true,
      value: { victims: [], resumes: { outcomes: { killed: 2, spared: 1 }, settled: [{}, {}, {}] } },
    })
    // Nothing remained to be sent, so it has come to its end.
    expect((await kills.interrupted.list()).runs).toEqual([])
    expect(kills.audit.text).toContain('"kind":"killEnded"')
  })

  it('spares users who came back during the preview', async () => {
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

  it('spares sessions that were exempted since, and says so', async () => {
    const { kills, run } = await crashed()
    await kills.exemptions.add({ siteId: null, kind: 'user', value: c?.user ?? '' })
    const plan = await kills.interrupted.preview(run.runId)
    expect(plan).toMatchObject({
      ok: true,
      value: { victims: [], resumes: { outcomes: { killed: 2, spared: 1 } } },
    })
    expect((await kills.interrupted.list()).runs).toEqual([])
  })

  it('whose end cannot be put on record says so, and stays', async () => {
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
    lino.failLists = [failSaying('unreachable', 'No answer.').failure]
    expect(await kills.interrupted.preview(run.runId)).toMatchObject({
      ok: false,
      failure: { kind: 'unreachable' },
    })
    expect((await kills.interrupted.list()).runs).toHaveLength(1)
  })

  it('of a site that no longer exists is reported as such, and can be dropped', async () => {
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

  it('that another console has taken in the meantime leaves no second beginning or end on record', async () => {
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

  it.each([
    ['counted down', 5000, 'countdown'],
    ['under way', 0, 'running'],
  ] as const)(
    'that is %s again is not listed, and can be neither dropped nor previewed',
    async (_what, countdownMs, phase) => {
      const { kills, run, lino } = await crashed()
      const plan = must(await kills.interrupted.preview(run.runId))
      const meanwhile: unknown[] = []
      let asked = false
      kills.during = (now) => {
        if (now.phase !== phase || asked) return
        asked = true
        meanwhile.push(
          kills.interrupted.list().then((found) => found.runs),
          kills.interrupted.drop(run.runId),
          kills.interrupted.preview(run.runId),
        )
      }
      const ended = await kills.start(plan, countdownMs)
      const refused = { ok: false, failure: { kind: 'usage', cause: 'killRunsAlready' } }
      expect(await Promise.all(meanwhile)).toMatchObject([[], refused, refused])
      expect(ended).toMatchObject({ failure: null, outcomes: { killed: 3 } })
      expect(lino.asked).toEqual([c?.ref])
      expect(kills.audit.text).not.toContain('killDropped')
    },
  )

  it('is left to the console that resumes it', async () => {
    const { first, run } = await crashed()
    const other = createTestKills(createQuickClock(monday), {
      journals: first.journals,
      processes: processOf(3, () => true),
    })
    expect((await other.interrupted.list()).runs).toEqual([])
    expect(await other.interrupted.preview(run.runId)).toMatchObject({ ok: false })
  })
})

describe('a session that is gone after a crash', () => {
  it('was killed by it only if its request may have been sent', async () => {
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

describe('a run for sessions that were idle for days, active ones included', () => {
  const rule = { idleAtLeastMs: 2 * day, includeActive: true, signInOver: true }
  const back = session({ lastActivity: monday - 3 * day })

  /** The next console, on a site where this user has been idle for this time. */
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

  it('spares users who are back at work after the crash', async () => {
    expect(await resumed(0)).toMatchObject({ victims: [], resumes: { outcomes: { spared: 1 } } })
  })

  it('resumes by what the rule asked for', async () => {
    const { rule: left, victims } = await resumed(3 * day)
    expect(victims).toHaveLength(1)
    expect(left).toEqual({ refs: [back.ref], idleAtLeastMs: 2 * day, signInOver: true })
  })
})
