import { setImmediate } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { createTestKills } from '../../../../support/kills.ts'
import { idle, quick } from '../../../../support/killing.ts'
import { memoryLineFiles } from '../../../../support/memory-lines.ts'
import { session } from '../../../../support/sessions.ts'
import { watchedAt } from '../../../../support/watched.ts'

/** The journal's first line announces 100 sessions, so the other 20 have to be announced during the run. */
const planned = 120
const announcedFirst = 100

/** A site whose sessions end in this way, and a cancel that follows the first 100 of them. */
async function stage(endsBy: 'usual' | 'signInOver') {
  const clock = quick()
  const journals = memoryLineFiles()
  const kills = createTestKills(clock, { journals })
  const victims = Array.from({ length: planned }, (_, nth) => idle(60 - nth / 10))
  const at = await watchedAt(clock, [session({ own: true, user: 'robin' }), ...victims])
  at.lino.endsBy = () => endsBy
  const sent = (): number => at.lino.asked.length + at.lino.signedInOver.length
  const announcing: (() => void)[] = []
  let announced = 0
  const { file } = journals
  journals.file = (name) => {
    const journal = file(name)
    return {
      ...journal,
      async append(lines) {
        const says = (text: string): boolean => lines.some((line) => line.includes(text))
        const isAnnouncement = says(`"mayBeSentTo":${String(planned)}`) && !says('"kind":"end"')
        if (isAnnouncement && sent() === announcedFirst) {
          announced += 1
          for (const act of announcing) act()
        }
        return journal.append(lines)
      },
    }
  }
  return {
    ...at,
    sent,
    announcing,
    announced: () => announced,
    cancel() {
      for (const { runId } of kills.runs.all()) kills.runs.cancel(runId)
    },
    eachRun(act: 'pause' | 'continue') {
      for (const { runId } of kills.runs.all()) kills.runs[act](runId)
    },
    run: () => kills.kill(at.site, { dangling: true, signInOver: endsBy === 'signInOver' }),
  }
}

describe.each(['usual', 'signInOver'] as const)('a cancel of a run (%s) sends nothing more', (endsBy) => {
  it('while the journal announces the next sessions', async () => {
    const at = await stage(endsBy)
    at.announcing.push(at.cancel)
    const run = await at.run()
    expect([at.announced(), at.sent()]).toEqual([1, announcedFirst])
    expect(run).toMatchObject({ failure: null, cancelled: true, outcomes: { killed: 100, spared: 20 } })
  })

  it('while the site is listed, and announces nothing more', async () => {
    const at = await stage(endsBy)
    const { end } = at.lino
    at.lino.end = (ref) => {
      // So the list is old before the next session is announced.
      if (at.sent() === announcedFirst) at.clock.pass(40_000)
      return end(ref)
    }
    at.lino.beforeList = () => {
      if (at.sent() === announcedFirst) at.cancel()
    }
    const run = await at.run()
    expect([at.announced(), at.sent()]).toEqual([0, announcedFirst])
    expect(run).toMatchObject({ failure: null, cancelled: true, outcomes: { killed: 100, spared: 20 } })
  })
})

describe.each(['usual', 'signInOver'] as const)('a pause of a run (%s)', (endsBy) => {
  it('while the journal announces the next sessions sends nothing until the run continues', async () => {
    const at = await stage(endsBy)
    at.announcing.push(() => at.eachRun('pause'))
    const running = at.run()
    await vi.waitFor(() => expect(at.announced()).toBe(1))
    // Whatever follows the announcement without a word of the user has happened after a few turns.
    for (let turn = 0; turn < 100; turn += 1) await setImmediate()
    expect(at.sent()).toBe(announcedFirst)
    const lists = at.lino.lists
    at.eachRun('continue')
    expect(await running).toMatchObject({ failure: null, outcomes: { killed: planned } })
    expect(at.lino.lists).toBeGreaterThan(lists)
  })
})
