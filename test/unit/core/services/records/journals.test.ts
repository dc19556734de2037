import { describe, expect, it } from 'vitest'
import { must } from '../../../../support/console.ts'
import {
  runId,
  machine,
  sessionsOf,
  beginOf,
  refAt,
  settledOf,
  interruptedRun,
} from '../../../../support/journalling.ts'
import { createRunJournal } from '../../../../../core/services/records/run-journal.ts'
import { memoryLineFile } from '../../../../support/memory-lines.ts'
import { monday, session } from '../../../../support/sessions.ts'
import { hintOf } from '../../../../support/failures.ts'

describe('the journal of a kill', () => {
  it('has the plan on the disk, so that others can resume it after a crash', async () => {
    const here = machine()
    const sessions = sessionsOf(3)
    must(await here.process(1).begin(beginOf(sessions, { dangling: true, keepNewest: 2 })))
    here.alive.delete(1)
    const run = await interruptedRun(here.process(2))
    expect(run).toMatchObject({
      runId,
      siteId: 'site-1',
      siteName: 'Büro',
      url: 'https://lino.example',
      account: 'robin',
      startedAt: monday,
      planned: 3,
      rule: { dangling: true, keepNewest: 2 },
      outcomes: { killed: 0, alreadyGone: 0, spared: 0, refused: 0, failed: 0, unknown: 0 },
    })
    expect(run.victims[0]).toMatchObject({
      user: 'Ülo🙂0',
      state: 'dangling',
      endsBy: 'usual',
      lastActivity: monday,
    })
    expect(run.victims[1]).toMatchObject({ lastActivity: null, activityUnknown: 'neverUsed', settled: null })
    const stranger = session().ref
    const matched = must(await run.match([refAt(sessions, 2), stranger]))
    expect([...matched]).toEqual([[refAt(sessions, 2), run.victims[2]]])
  })

  it('belongs to its process while that runs', async () => {
    const here = machine()
    must(await here.process(1).begin(beginOf(sessionsOf(1))))
    const other = here.process(2)
    expect(await other.interrupted()).toEqual({ runs: [], notices: [] })
    expect(await other.takeOver(runId)).toMatchObject({ ok: false, failure: { kind: 'usage' } })
    expect(await other.drop(runId)).toMatchObject({ ok: false, failure: { kind: 'usage' } })
    expect(here.files.files.size).toBe(1)
  })

  it('is not offered by its own process, even if that looks like another', async () => {
    const here = machine()
    const own = here.process(1)
    const journal = must(await own.begin(beginOf(sessionsOf(1))))
    // As with a clock that was set back.
    here.alive.delete(1)
    expect(await own.interrupted()).toEqual({ runs: [], notices: [] })
    expect(await own.takeOver(runId)).toMatchObject({ ok: false, failure: { kind: 'usage' } })
    await journal.end()
    expect(here.files.files.size).toBe(0)
  })

  it('holds no ref, no key and none of its beginning, nor the selection', async () => {
    const here = machine()
    const sessions = sessionsOf(3)
    const refs = sessions.map((each) => each.ref)
    const journal = must(await here.process(1).begin(beginOf(sessions, { refs, signInOver: true })))
    for (const ref of refs) journal.settled(ref, 'killed', null)
    await here.clock.advance(1000)
    must(await journal.flush())
    here.alive.delete(1)
    const text = here.files.files.get(runId)?.text ?? ''
    expect(text).toContain('"killed"')
    for (const secret of [...refs, 'k3yk3y']) expect(text).not.toContain(secret)
    const stored = await here.secrets.read('lino-session-console journal')
    expect(text).not.toContain(stored.ok ? stored.value : '')
    expect((await interruptedRun(here.process(2))).rule).toEqual({ signInOver: true })
  })

  it('announces a hundred at a time, each on the disk before it may be sent for', async () => {
    const here = machine()
    const sessions = sessionsOf(250)
    const journal = must(await here.process(1).begin(beginOf(sessions)))
    const file = here.files.files.get(runId)
    for (const { ref } of sessions.slice(0, 100)) must(await journal.mayBeSent(ref))
    expect(file?.appends).toBe(1)
    must(await journal.mayBeSent(refAt(sessions, 100)))
    expect(file?.appends).toBe(2)
    journal.settled(refAt(sessions, 0), 'killed', null)
    await here.clock.advance(1000)
    must(await journal.flush())
    must(await journal.mayBeSent(refAt(sessions, 199)))
    expect(file?.appends).toBe(3)
    here.alive.delete(1)
    const run = await interruptedRun(here.process(2))
    expect(run.victims.filter((victim) => victim.mayBeSent)).toHaveLength(200)
    expect(await journal.mayBeSent('ffffffffffffffff')).toMatchObject({ ok: false })
  })

  it('does not let anything be sent for while the disk is full, and makes up for it', async () => {
    const here = machine()
    const sessions = sessionsOf(150)
    const journal = must(await here.process(1).begin(beginOf(sessions)))
    here.files.failAppend = 'ENOSPC'
    journal.settled(refAt(sessions, 0), 'killed', null)
    const refused = await journal.mayBeSent(refAt(sessions, 100))
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'storage' } })
    expect(hintOf(refused)).toContain('ENOSPC')
    here.files.failAppend = null
    must(await journal.mayBeSent(refAt(sessions, 100)))
    here.alive.delete(1)
    expect(settledOf(await interruptedRun(here.process(2)))[0]).toBe('killed')
  })

  it('keeps the later word on a session, also if it came while the disk was full', async () => {
    const here = machine()
    const sessions = sessionsOf(150)
    const journal = must(await here.process(1).begin(beginOf(sessions)))
    journal.settled(refAt(sessions, 0), 'unknown', 'timedOut')
    here.files.failAppend = 'ENOSPC'
    const refused = journal.mayBeSent(refAt(sessions, 100))
    // The line that cannot be written has the earlier word.
    await Promise.resolve()
    journal.settled(refAt(sessions, 0), 'killed', null)
    expect(await refused).toMatchObject({ ok: false, failure: { kind: 'storage' } })
    here.files.failAppend = null
    must(await journal.mayBeSent(refAt(sessions, 100)))
    here.alive.delete(1)
    expect(settledOf(await interruptedRun(here.process(2)))[0]).toBe('killed')
  })

  it('writes outcomes every second or every hundred, and nothing while none waits', async () => {
    const here = machine()
    const sessions = sessionsOf(300)
    const journal = must(await here.process(1).begin(beginOf(sessions)))
    const file = here.files.files.get(runId)
    const flushed = async (): Promise<number> => {
      must(await journal.flush())
      return file?.appends ?? 0
    }
    await here.clock.advance(5000)
    expect(await flushed()).toBe(1)
    journal.settled(refAt(sessions, 0), 'killed', null)
    expect(await flushed()).toBe(2)
    journal.settled(refAt(sessions, 1), 'killed', null)
    await here.clock.advance(999)
    expect(await flushed()).toBe(2)
    await here.clock.advance(1)
    expect(await flushed()).toBe(3)
    for (const { ref } of sessions.slice(2, 101)) journal.settled(ref, 'killed', null)
    expect(await flushed()).toBe(3)
    journal.settled(refAt(sessions, 101), 'killed', null)
    expect(await flushed()).toBe(4)
  })

  it('takes the later word on a session', async () => {
    const here = machine()
    const sessions = sessionsOf(2)
    const journal = must(await here.process(1).begin(beginOf(sessions)))
    journal.settled(refAt(sessions, 0), 'unknown', 'timedOut')
    journal.settled(refAt(sessions, 1), 'spared', 'becameActive')
    await here.clock.advance(1000)
    must(await journal.flush())
    journal.settled(refAt(sessions, 0), 'killed', null)
    await here.clock.advance(1000)
    must(await journal.flush())
    here.alive.delete(1)
    const run = await interruptedRun(here.process(2))
    expect(run.victims.map((victim) => victim.settled)).toEqual([
      { outcome: 'killed', reason: null },
      { outcome: 'spared', reason: 'becameActive' },
    ])
    expect(run.outcomes).toMatchObject({ killed: 1, spared: 1, unknown: 0 })
  })

  it('is gone after its end, and also when only the end could be noted', async () => {
    const here = machine()
    const process = here.process(1)
    const sessions = sessionsOf(1)
    await must(await process.begin(beginOf(sessions))).end()
    expect(here.files.files.size).toBe(0)
    const journal = must(await process.begin(beginOf(sessions)))
    here.files.failRemove = 'EACCES'
    await journal.end()
    expect(here.files.files.size).toBe(1)
    here.files.failRemove = null
    here.alive.delete(1)
    expect(await here.process(2).interrupted()).toEqual({ runs: [], notices: [] })
    expect(here.files.files.size).toBe(0)
  })

  it('is not begun on a full disk, and leaves nothing behind', async () => {
    const here = machine()
    here.files.failAppend = 'ENOSPC'
    const begun = await here.process(1).begin(beginOf(sessionsOf(1)))
    expect(begun).toMatchObject({ ok: false, failure: { kind: 'storage' } })
    expect(here.files.files.size).toBe(0)
  })

  it('is removed if only a part of its plan came onto the disk', async () => {
    const here = machine()
    const file = memoryLineFile()
    file.failAppend = 'ENOSPC'
    file.tornAt = 40
    here.files.files.set(runId, file)
    expect(await here.process(1).begin(beginOf(sessionsOf(1)))).toMatchObject({ ok: false })
    expect(file.bytes).toHaveLength(40)
    expect(here.files.files.size).toBe(0)
  })
})

it('what was settled is written within a second, also after the clock was set back', async () => {
  const file = memoryLineFile()
  let now = monday
  const journal = createRunJournal({
    file,
    victims: 1,
    mayBeSentTo: 1,
    placeOf: () => 0,
    remove: async () => undefined,
    clock: { now: () => now, wait: async () => undefined },
    log: { write: () => undefined },
  })
  journal.settled('a', 'killed', null)
  must(await journal.flush())
  expect(file.text).toBe('')
  now -= 3_600_000
  must(await journal.flush())
  expect(file.text).toContain('"killed"')
})
