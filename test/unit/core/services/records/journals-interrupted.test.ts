import { describe, expect, it } from 'vitest'
import { sentencesOf } from '../../../../../words/failures/index.ts'
import { createMemorySecrets } from '../../../../../core/services/sites/memory-secrets.ts'
import { must, noLocks } from '../../../../support/console.ts'
import {
  runId,
  type Machine,
  machine,
  sessionsOf,
  beginOf,
  refAt,
  settledOf,
  interruptedRun,
} from '../../../../support/journalling.ts'
import { monday } from '../../../../support/sessions.ts'
import { failSaying, hintOf, withHints } from '../../../../support/failures.ts'

describe('an interrupted kill', () => {
  it('is taken over by one process only, and continues in the same journal', async () => {
    const here = machine()
    const sessions = sessionsOf(4)
    must(await here.process(1).begin(beginOf(sessions)))
    here.alive.delete(1)
    const [second, third] = [here.process(2), here.process(3)]
    const taken = await Promise.all([second.takeOver(runId), third.takeOver(runId)])
    expect(taken.map((each) => each.ok)).toEqual([true, false])
    const { run, journal } = must(taken[0])
    // One by its ref, and one that is listed no more by its digest.
    journal.settled(refAt(sessions, 1), 'killed', null)
    journal.settled(run.victims[2]?.digest ?? '', 'alreadyGone', null)
    must(await journal.mayBeSent(refAt(sessions, 3)))
    await here.clock.advance(1000)
    must(await journal.flush())
    here.alive.delete(2)
    expect(settledOf(await interruptedRun(third))).toEqual([null, 'killed', 'alreadyGone', null])
    await must(await third.takeOver(runId)).journal.end()
    expect(here.files.files.size).toBe(0)
  })

  it('that has ended, and could not be removed, cannot be resumed', async () => {
    const here = machine()
    const journal = must(await here.process(1).begin(beginOf(sessionsOf(2))))
    here.files.failRemove = 'EBUSY'
    await journal.end()
    here.alive.delete(1)
    expect(await here.process(2).takeOver(runId)).toMatchObject({ ok: false, failure: { kind: 'usage' } })
    expect(await here.process(2).drop(runId)).toMatchObject({ ok: false, failure: { kind: 'usage' } })
  })

  it('can be dropped', async () => {
    const here = machine()
    must(await here.process(1).begin(beginOf(sessionsOf(2))))
    here.alive.delete(1)
    const other = here.process(2)
    expect(must(await other.drop(runId))).toMatchObject({ runId, planned: 2 })
    expect(await other.drop(runId)).toMatchObject({ ok: false, failure: { kind: 'usage' } })
    expect(withHints(await other.takeOver('../../settings'))).toMatchObject({
      ok: false,
      failure: { kind: 'usage' },
    })
  })

  it('stays in its place while it cannot be taken over, or removed, and says why', async () => {
    const here = machine()
    must(await here.process(1).begin(beginOf(sessionsOf(2))))
    here.alive.delete(1)
    const other = here.process(2)
    const storage = (reason: string) => ({
      ok: false,
      failure: { kind: 'storage', hint: expect.stringContaining(reason) },
    })
    here.files.failRemove = 'EBUSY'
    expect(withHints(await other.drop(runId))).toMatchObject(storage('EBUSY'))
    const file = here.files.files.get(runId)
    if (file) file.failRead = 'EACCES'
    for (const refused of [await other.drop(runId), await other.takeOver(runId)]) {
      expect(withHints(refused)).toMatchObject(storage('EACCES'))
    }
    if (file) file.failRead = null
    here.files.failAppend = 'ENOSPC'
    expect(withHints(await other.takeOver(runId))).toMatchObject(storage('ENOSPC'))
    here.files.failAppend = null
    // Not ours by the failed try: another one may still take it.
    must(await here.process(3).takeOver(runId))
  })

  it('is not taken over if that cannot be put on record', async () => {
    const here = machine()
    must(await here.process(1).begin(beginOf(sessionsOf(1))))
    here.alive.delete(1)
    const other = here.process(2)
    const before = here.files.files.get(runId)?.text
    const refused = await other.takeOver(runId, async () => failSaying('storage', 'The audit log is full.'))
    expect(hintOf(refused)).toBe('The audit log is full.')
    expect(here.files.files.get(runId)?.text).toBe(before)
    await interruptedRun(other)
  })

  it('that ended and could not be removed is removed by the next look, without a word', async () => {
    const here = machine()
    const journal = must(await here.process(1).begin(beginOf(sessionsOf(1))))
    here.files.failRemove = 'EBUSY'
    await journal.end()
    here.alive.delete(1)
    expect(here.logged.join('\n')).toContain('A journal could not be removed')
    here.files.failRemove = null
    const logged = here.logged.length
    expect(await here.process(2).interrupted()).toEqual({ runs: [], notices: [] })
    expect([here.files.files.size, here.logged.length]).toEqual([0, logged])
  })

  it('is reported if nobody can make a lock, and nothing is tidied there', async () => {
    const here = machine()
    must(await here.process(1).begin(beginOf(sessionsOf(2))))
    await here.files.file('begun-right-now').append(['{'])
    here.alive.delete(1)
    here.locks = noLocks('read-only')
    const { runs, unread } = await here.process(2).interrupted()
    expect([runs.map((each) => each.runId), unread]).toEqual([[runId], undefined])
    expect([...here.files.files.keys()]).toContain('begun-right-now')
    expect(await here.process(2).takeOver(runId)).toMatchObject({ ok: false, failure: { kind: 'storage' } })
  })

  it('may exist while another console holds the lock, and the message says so', async () => {
    const here = machine()
    here.locks = {
      ...noLocks('held'),
      hold: async () => ({ got: false, trouble: { kind: 'held', holder: { who: 'unknown' } } }),
    }
    expect(await here.process(2).interrupted()).toMatchObject({
      runs: [],
      unread: { failure: { kind: 'storage', cause: 'notLookedForInterrupted' } },
    })
  })

  it('is reported oldest first', async () => {
    const here = machine()
    const process = here.process(1)
    must(await process.begin({ ...beginOf(sessionsOf(1)), runId: 'later', startedAt: monday + 1 }))
    must(await process.begin(beginOf(sessionsOf(1))))
    here.alive.delete(1)
    const { runs } = await here.process(2).interrupted()
    expect(runs.map((each) => each.runId)).toEqual([runId, 'later'])
  })

  it('cannot be matched while the keychain is locked, or has another key', async () => {
    const here = machine()
    const sessions = sessionsOf(1)
    must(await here.process(1).begin(beginOf(sessions)))
    here.alive.delete(1)
    const other = here.process(2)
    const keychain = here.secrets
    here.secrets = { ...keychain, read: async () => ({ ok: false, trouble: 'locked' }) }
    const run = await interruptedRun(other)
    expect(await run.match([refAt(sessions, 0)])).toMatchObject({ ok: false, failure: { kind: 'storage' } })
    here.secrets = createMemorySecrets()
    expect(await run.match([refAt(sessions, 0)])).toMatchObject({ ok: false, failure: { kind: 'storage' } })
    // Another key was made meanwhile.
    must(await other.begin({ ...beginOf(sessions), runId: 'run-2' }))
    const failed = await run.match([refAt(sessions, 0)])
    expect(hintOf(failed)).toContain('no longer')
    here.secrets = keychain
    expect(must(await run.match([refAt(sessions, 0)])).size).toBe(1)
  })

  it('is matched without a keychain as well, by a key of that journal alone', async () => {
    const here = machine()
    here.lasts = false
    const sessions = sessionsOf(2)
    const process = here.process(1)
    must(await process.begin(beginOf(sessions)))
    must(await process.begin({ ...beginOf(sessions), runId: 'run-2' }))
    here.alive.delete(1)
    here.secrets = createMemorySecrets()
    const { runs } = await here.process(2).interrupted()
    expect(new Set(runs.flatMap((run) => run.victims.map((victim) => victim.digest))).size).toBe(4)
    for (const run of runs) expect(must(await run.match(sessions.map((each) => each.ref))).size).toBe(2)
  })

  it('shares one key among the journals of two processes that begin at once', async () => {
    const here = machine()
    const sessions = sessionsOf(1)
    const [first, second] = [here.process(1), here.process(2)]
    await Promise.all([
      first.begin(beginOf(sessions)),
      second.begin({ ...beginOf(sessions), runId: 'run-2' }),
    ])
    here.alive.clear()
    const { runs } = await here.process(3).interrupted()
    expect(runs).toHaveLength(2)
    for (const run of runs) expect(must(await run.match([refAt(sessions, 0)])).size).toBe(1)
  })
})

describe('a journal that cannot be understood', () => {
  const spoil = async (change: (text: string) => string): Promise<Machine> => {
    const here = machine()
    must(await here.process(1).begin(beginOf(sessionsOf(2))))
    here.alive.delete(1)
    const file = here.files.files.get(runId)
    if (file) file.bytes = Buffer.from(change(file.text))
    return here
  }

  it('is put aside and reported once', async () => {
    const here = await spoil((text) => `x${text}`)
    const other = here.process(2)
    const { runs, notices } = await other.interrupted()
    expect(runs).toEqual([])
    expect(notices).toHaveLength(1)
    expect(sentencesOf(notices.flat())).toContain([...here.files.aside.keys()][0])
    expect(await other.interrupted()).toEqual({ runs: [], notices: [] })
  })

  it('is a later version’s, too, unless that one is running', async () => {
    const { createHash } = await import('node:crypto')
    const here = await spoil((text) => {
      const later = text.slice(9).trim().replace('"version":2', '"version":3')
      return `${createHash('sha256').update(later).digest('hex').slice(0, 8)} ${later}\n`
    })
    here.alive.add(1)
    expect(await here.process(2).interrupted()).toEqual({ runs: [], notices: [] })
    expect(here.files.files.size).toBe(1)
    here.alive.delete(1)
    // It stays in its place, for the newer console.
    expect(withHints((await here.process(2).interrupted()).notices)).toEqual([
      expect.stringContaining('newer version'),
    ])
    expect(here.files.aside.size).toBe(0)
    expect(here.files.files.size).toBe(1)
  })

  it('and cannot be put aside either gets no false message', async () => {
    const here = await spoil((text) => `x${text}`)
    here.files.setAside = () => Promise.reject(new Error('EACCES'))
    expect(await here.process(2).interrupted()).toEqual({ runs: [], notices: [] })
    expect(here.logged.join('\n')).toContain('could not be understood')
  })

  it('cannot be taken over or dropped', async () => {
    const here = await spoil((text) => `x${text}`)
    for (const refused of [await here.process(2).takeOver(runId), await here.process(2).drop(runId)]) {
      expect(refused).toMatchObject({ ok: false, failure: { kind: 'usage' } })
    }
    expect(here.files.files.size).toBe(1)
  })

  it('stays in its place if it cannot be read right now', async () => {
    const here = await spoil((text) => text)
    const file = here.files.files.get(runId)
    if (file) file.failRead = 'EACCES'
    const { runs, notices } = await here.process(2).interrupted()
    expect([runs.length, notices.length]).toEqual([0, 1])
    expect(sentencesOf(notices.flat())).toContain('EACCES')
    if (file) file.failRead = null
    await interruptedRun(here.process(2))
  })
})

/** A run, and what was on the disk for certain at each size of its file. */
