import { describe, expect, it } from 'vitest'
import type { Session } from '../../../contract/session.ts'
import type { Processes } from '../../../core/ports.ts'
import { must } from '../../support/console.ts'
import { createQuickClock } from '../../support/fake-clock.ts'
import { createTestKills } from '../../support/kills.ts'
import { memoryLineFile, memoryLineFiles } from '../../support/memory-lines.ts'
import { day, monday, session } from '../../support/sessions.ts'
import { watchedAt } from '../../support/watched.ts'
import { processOf } from '../../support/processes.ts'

const own = session({ own: true, user: 'robin' })
const victims = [12, 11, 10, 9, 8, 7].map((days) => session({ lastActivity: monday - days * day }))
const others = [session({ user: 'marc' }), session({ user: null, activityUnknown: 'neverUsed' })]
const planned = new Set(victims.map(({ ref }) => ref))
/** The console that crashed runs no more. */
const next: Processes = processOf(2, (id) => id === 2)

interface Crash {
  readonly runId: string
  readonly journal: Buffer
  /** The site as the crash left it. */
  readonly sessions: readonly Session[]
}

/** A kill that crashes while its nth request is under way, which had arrived, or not. */
async function crashAt(request: number, arrived: boolean): Promise<Crash> {
  const clock = createQuickClock(monday)
  const { site, lino } = await watchedAt(clock, [own, ...victims, ...others])
  const kills = createTestKills(clock)
  const crashed = new Promise<void>((resolve) => {
    lino.endSession = async (ref) => {
      lino.asked.push(ref)
      // So that outcomes are noted on the way.
      clock.pass(600)
      const dies = lino.asked.length === request
      if (!dies || arrived) lino.end(ref)
      if (!dies) return { kind: 'sent' }
      resolve()
      return new Promise(() => undefined)
    }
  })
  void kills.kill(site, { dangling: true })
  await crashed
  const [[runId, file] = ['', memoryLineFile()]] = kills.journals.files
  return { runId, journal: Buffer.from(file.bytes), sessions: lino.sessions }
}

/** Resumes what remains of a journal. Returns what is wrong with the end. */
async function resumeFrom(crash: Crash, journal: Buffer): Promise<string[]> {
  const clock = createQuickClock(monday + 10_000)
  const { site, lino } = await watchedAt(clock, crash.sessions)
  const files = memoryLineFiles()
  files.files.set(crash.runId, memoryLineFile(Buffer.from(journal)))
  const kills = createTestKills(clock, { journals: files, processes: next, sites: () => [site] })
  const { runs } = await kills.interrupted.list()
  const [run] = runs
  if (!run)
    return files.files.size > 0 || journal.length > crash.journal.indexOf(10) ? ['nothing to go on with'] : []
  const lists = lino.lists
  const plan = must(await kills.interrupted.preview(run.runId))
  const wrong: string[] = []
  if (lino.lists === lists) wrong.push('planned without a list')
  const asked: string[] = []
  let listed = true
  lino.beforeList = () => (listed = true)
  lino.endSession = async (ref) => {
    if (asked.length < 2 && !listed) wrong.push('sent without a list')
    listed = false
    asked.push(ref)
    return lino.end(ref)
  }
  const ended = plan.victims.length > 0 ? (await kills.start(plan)).results : null
  if (new Set(asked).size < asked.length) wrong.push('sent twice')
  if (asked.some((ref) => !planned.has(ref))) wrong.push('somebody else was killed')
  const left = lino.sessions.map(({ ref }) => ref)
  if (left.some((ref) => planned.has(ref))) wrong.push('a planned one is left')
  if (![own, ...others].every(({ ref }) => left.includes(ref))) wrong.push('one that was not planned is gone')
  const outcomes = ended ? ended.length : Object.values(plan.resumes?.outcomes ?? {}).reduce((a, b) => a + b)
  if (outcomes !== victims.length) wrong.push(`${String(outcomes)} outcomes`)
  if (ended && !ended.every(({ outcome }) => outcome === 'killed' || outcome === 'alreadyGone'))
    wrong.push('an outcome')
  if (files.files.size > 0) wrong.push('the journal stays')
  return wrong
}

describe('a journal cut at every byte', () => {
  it.each([
    [1, false],
    [1, true],
    [2, false],
    [4, true],
    [6, false],
    [6, true],
  ])(
    'after a crash in request %i (arrived: %s): nothing is lost, nothing repeated without a list',
    async (request, arrived) => {
      const crash = await crashAt(request, arrived)
      const planEnd = crash.journal.indexOf(10) + 1
      expect(planEnd).toBeGreaterThan(100)
      for (let cut = planEnd; cut <= crash.journal.length; cut += 1) {
        const wrong = await resumeFrom(crash, crash.journal.subarray(0, cut))
        if (wrong.length > 0) expect.fail(`cut at ${String(cut)}: ${wrong.join(', ')}`)
      }
    },
  )

  it('cut in its plan, is put aside and named: nothing is resumed, and nothing is sent', async () => {
    const crash = { ...(await crashAt(1, false)), sessions: [own, ...victims, ...others] }
    const planEnd = crash.journal.indexOf(10) + 1
    // With nothing missing but its line's end it is whole.
    for (let cut = 0; cut < planEnd - 1; cut += 1) {
      const clock = createQuickClock(monday)
      const { site, lino } = await watchedAt(clock, crash.sessions)
      const files = memoryLineFiles()
      files.files.set(crash.runId, memoryLineFile(Buffer.from(crash.journal.subarray(0, cut))))
      const kills = createTestKills(clock, { journals: files, processes: next, sites: () => [site] })
      const { runs, notices } = await kills.interrupted.list()
      expect(runs).toEqual([])
      const causes = notices.flat().map((each) => each.cause)
      expect(causes).toEqual(cut === 0 ? [] : ['journalOdd', 'readSiteAgain'])
      expect(lino.asked).toEqual([])
      expect(files.files.get(crash.runId)?.bytes.length ?? 0).toBe(0)
    }
  })
})
