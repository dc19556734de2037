import { describe, expect, it } from 'vitest'
import type { KillPlan, Outcome, PlannedKill } from '../../../../contract/kill.ts'
import type { KillRule } from '../../../../contract/rule.ts'
import type { Session } from '../../../../contract/session.ts'
import type { SecretStore } from '../../../../core/ports.ts'
import { createJournals, type JournalledRun, type Journals } from '../../../../core/services/journals.ts'
import { createMemorySecrets } from '../../../../core/services/memory-secrets.ts'
import { memoryLocks, must } from '../../../support/console.ts'
import { createFakeClock, type FakeClock } from '../../../support/fake-clock.ts'
import { memoryLineFile, memoryLineFiles, type MemoryLineFiles } from '../../../support/memory-lines.ts'
import { monday, session } from '../../../support/sessions.ts'

const runId = 'run-1'

/** A machine: its files, its keychain, and the processes that run on it. */
interface Machine {
  readonly files: MemoryLineFiles
  readonly clock: FakeClock
  readonly logged: string[]
  lasts: boolean
  secrets: SecretStore
  /** The journals as a process of this id sees them. */
  process(id: number): Journals
  readonly alive: Set<number>
}

function machine(): Machine {
  const files = memoryLineFiles()
  const clock = createFakeClock(monday)
  const locks = memoryLocks()
  const alive = new Set<number>()
  const logged: string[] = []
  const here: Machine = {
    files,
    clock,
    logged,
    lasts: true,
    secrets: createMemorySecrets(),
    alive,
    process(id) {
      alive.add(id)
      return createJournals({
        files,
        processes: { ownId: id, isRunning: (other) => alive.has(other) },
        secrets: {
          read: (name) => here.secrets.read(name),
          write: (name, secret) => here.secrets.write(name, secret),
          remove: (name) => here.secrets.remove(name),
          close: () => undefined,
        },
        secretsLast: () => here.lasts,
        locks,
        clock,
        log: { write: (_level, message) => logged.push(message) },
      })
    },
  }
  return here
}

function sessionsOf(count: number): Session[] {
  return Array.from({ length: count }, (_, place) =>
    session({
      ref: (0xabcdef0123450000 + place * 4096).toString(16).padStart(16, '0'),
      keyPrefix: 'k3yk3y',
      user: place % 4 === 3 ? null : `Ülo🙂${String(place)}`,
      lastActivity: place % 2 === 0 ? monday - place : null,
      activityUnknown: place % 2 === 0 ? null : 'neverUsed',
    }),
  )
}

function planOf(sessions: readonly Session[], rule: KillRule = { dangling: true }): KillPlan {
  const victims = sessions.map(({ ref, keyPrefix, user }): PlannedKill => ({
    ...{ ref, keyPrefix, user, state: 'dangling', reasons: [], endsBy: 'usual' },
  }))
  return {
    planId: 'plan-1',
    siteId: 'site-1',
    siteName: 'Büro',
    killBy: 'signOut',
    madeAt: monday,
    rule,
    victims,
    leftOut: [],
    byUser: [],
    warnings: [],
    oldestActivity: null,
    youngestActivity: null,
    resumes: null,
    typeNumber: false,
  }
}

function beginOf(sessions: readonly Session[], rule?: KillRule): Parameters<Journals['begin']>[0] {
  return {
    runId,
    plan: planOf(sessions, rule),
    url: 'https://lino.example',
    account: 'robin',
    sessions: new Map(sessions.map((each) => [each.ref, each])),
    startedAt: monday,
  }
}

const refAt = (sessions: readonly Session[], place: number): string => sessions[place]?.ref ?? ''
const settledOf = (run: JournalledRun): (Outcome | null)[] =>
  run.victims.map((victim) => victim.settled?.outcome ?? null)

async function interruptedRun(journals: Journals): Promise<JournalledRun> {
  const { runs, notices } = await journals.interrupted()
  expect(notices).toEqual([])
  expect(runs).toHaveLength(1)
  const [run] = runs
  if (!run) throw new Error('none')
  return run
}

describe('the journal of a kill', () => {
  it('has the plan on the disk, for others to go on with after a crash', async () => {
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

  it('is nobody else’s while its process runs', async () => {
    const here = machine()
    must(await here.process(1).begin(beginOf(sessionsOf(1))))
    const other = here.process(2)
    expect(await other.interrupted()).toEqual({ runs: [], notices: [] })
    expect(await other.takeOver(runId)).toMatchObject({ ok: false, failure: { kind: 'usage' } })
    expect(await other.drop(runId)).toMatchObject({ ok: false, failure: { kind: 'usage' } })
    expect(here.files.files.size).toBe(1)
  })

  it('is not offered by its own process, even when that had to be taken for another', async () => {
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
    expect(refused.ok ? '' : refused.failure.hint).toContain('ENOSPC')
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
})

describe('an interrupted kill', () => {
  it('is taken over by one process only, and goes on in the same journal', async () => {
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

  it('can be dropped', async () => {
    const here = machine()
    must(await here.process(1).begin(beginOf(sessionsOf(2))))
    here.alive.delete(1)
    const other = here.process(2)
    expect(must(await other.drop(runId))).toMatchObject({ runId, planned: 2 })
    expect(await other.drop(runId)).toMatchObject({ ok: false, failure: { kind: 'usage' } })
    expect(await other.takeOver('../../settings')).toMatchObject({ ok: false, failure: { kind: 'usage' } })
  })

  it('is told oldest first', async () => {
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
    expect(failed.ok ? '' : failed.failure.hint).toContain('no longer')
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

  it('is set aside and told, once', async () => {
    const here = await spoil((text) => `x${text}`)
    const other = here.process(2)
    const { runs, notices } = await other.interrupted()
    expect(runs).toEqual([])
    expect(notices).toHaveLength(1)
    expect(notices[0]).toContain([...here.files.aside.keys()][0])
    expect(await other.interrupted()).toEqual({ runs: [], notices: [] })
  })

  it('is a later version’s, too, unless that one is running', async () => {
    const { createHash } = await import('node:crypto')
    const here = await spoil((text) => {
      const later = text.slice(9).trim().replace('"version":1', '"version":2')
      return `${createHash('sha256').update(later).digest('hex').slice(0, 8)} ${later}\n`
    })
    here.alive.add(1)
    expect(await here.process(2).interrupted()).toEqual({ runs: [], notices: [] })
    expect(here.files.files.size).toBe(1)
    here.alive.delete(1)
    expect((await here.process(2).interrupted()).notices).toHaveLength(1)
    expect(here.files.aside.size).toBe(1)
  })

  it('stays where it is when it cannot be read right now', async () => {
    const here = await spoil((text) => text)
    const file = here.files.files.get(runId)
    if (file) file.failRead = 'EACCES'
    const { runs, notices } = await here.process(2).interrupted()
    expect([runs.length, notices.length]).toEqual([0, 1])
    expect(notices[0]).toContain('EACCES')
    if (file) file.failRead = null
    await interruptedRun(here.process(2))
  })
})

/** A run, and what was on the disk for certain at each size of its file. */
interface Told {
  readonly bytes: Buffer
  readonly sessions: readonly Session[]
  /** Size of the plan. */
  readonly begun: number
  readonly steps: readonly { size: number; settled: ReadonlyMap<number, Outcome>; mayBeSentTo: number }[]
  /** Every outcome that was ever told, by place. */
  readonly ever: ReadonlyMap<number, ReadonlySet<Outcome>>
  readonly secrets: SecretStore
}

const outcomesInTurn: readonly Outcome[] = ['unknown', 'killed', 'alreadyGone', 'spared', 'refused', 'failed']

async function tellRun(count: number, everyStep: number): Promise<Told> {
  const here = machine()
  const sessions = sessionsOf(count)
  const journal = must(await here.process(1).begin(beginOf(sessions)))
  const size = (): number => here.files.files.get(runId)?.bytes.length ?? 0
  const begun = size()
  const settled = new Map<number, Outcome>()
  const ever = new Map<number, Set<Outcome>>()
  const steps = [{ size: begun, settled: new Map(settled), mayBeSentTo: Math.min(100, count) }]
  for (let place = 0; place < count; place += everyStep) {
    must(await journal.mayBeSent(refAt(sessions, place)))
    // Also a second word on the one before.
    for (const at of [place, place - everyStep].filter((each) => each >= 0)) {
      const outcome = outcomesInTurn[(at + place) % outcomesInTurn.length] ?? 'killed'
      journal.settled(refAt(sessions, at), outcome, null)
      settled.set(at, outcome)
      ever.set(at, (ever.get(at) ?? new Set()).add(outcome))
    }
    await here.clock.advance(1000)
    must(await journal.flush())
    const mayBeSentTo = Math.min(count, (Math.floor(place / 100) + 1) * 100)
    steps.push({ size: size(), settled: new Map(settled), mayBeSentTo })
  }
  const bytes = here.files.files.get(runId)?.bytes ?? Buffer.alloc(0)
  return { bytes, sessions, begun, steps, ever, secrets: here.secrets }
}

/** The machine after a crash that left these bytes. */
function crashed(told: Told, bytes: Buffer): Machine {
  const here = machine()
  here.secrets = told.secrets
  here.files.files.set(runId, memoryLineFile(bytes))
  return here
}

function neverInvents(run: JournalledRun, { ever }: Told): void {
  for (const [place, outcome] of settledOf(run).entries()) {
    if (outcome !== null && !ever.get(place)?.has(outcome)) throw new Error(`Invented: ${outcome}`)
  }
}

/** Everything that must hold for a journal that was cut after so many bytes. */
async function holdsCutAt(told: Told, cut: number): Promise<void> {
  const here = crashed(told, told.bytes.subarray(0, cut))
  const process = here.process(2)
  const { runs, notices } = await process.interrupted()
  expect(notices).toEqual([])
  const sure = told.steps.findLast((step) => step.size <= cut)
  const [run] = runs
  if (!run) {
    // Only where the plan is not whole, and then nothing was sent. A missing newline is no loss.
    expect(cut).toBeLessThan(told.begun - 1)
    expect(sure).toBeUndefined()
    expect(here.files.files.size).toBe(0)
    return
  }
  neverInvents(run, told)
  const outcomes = settledOf(run)
  for (const [place, outcome] of sure?.settled ?? []) {
    // What was on the disk is there, or a later word that got there too.
    if (outcomes[place] !== outcome) expect(told.ever.get(place)).toContain(outcomes[place])
  }
  const announced = run.victims.filter((victim) => victim.mayBeSent).length
  expect(announced).toBeGreaterThanOrEqual(sure?.mayBeSentTo ?? 0)
  expect(must(await run.match(told.sessions.map((each) => each.ref))).size).toBe(told.sessions.length)

  // It goes on, crashes again, and all of it is there.
  const { journal } = must(await process.takeOver(runId))
  const last = told.sessions.length - 1
  must(await journal.mayBeSent(refAt(told.sessions, last)))
  journal.settled(refAt(told.sessions, last), 'refused', 'cannotEnd')
  await here.clock.advance(1000)
  must(await journal.flush())
  here.alive.delete(2)
  const again = await interruptedRun(here.process(3))
  expect(settledOf(again)).toEqual(outcomes.with(last, 'refused'))
  expect(again.victims.every((victim) => victim.mayBeSent)).toBe(true)
  await must(
    await here
      .process(3)
      .takeOver(runId)
      .catch(() => never()),
  ).journal.end()
  expect(here.files.files.size).toBe(0)
}

function never(): never {
  throw new Error('It threw.')
}

describe('a journal after a crash', () => {
  it('cut at every byte, loses and invents nothing, and goes on', async () => {
    const told = await tellRun(8, 1)
    expect(told.steps.length).toBeGreaterThan(8)
    for (let cut = 0; cut <= told.bytes.length; cut += 1) await holdsCutAt(told, cut)
  })

  it('of many victims, cut at every byte after its plan, forgets no announcement', async () => {
    const told = await tellRun(210, 70)
    const cuts = told.bytes.length - told.begun
    expect(cuts).toBeGreaterThan(200)
    for (let cut = told.begun - 2; cut <= told.bytes.length; cut += 1) await holdsCutAt(told, cut)
  }, 60_000)

  it('with any byte spoilt, never tells what was not noted', async () => {
    const told = await tellRun(3, 1)
    for (let at = 0; at < told.bytes.length; at += 1) {
      for (const byte of [0, 10, 32, 0x7d, 0xff, (told.bytes[at] ?? 0) ^ 1]) {
        const bytes = Buffer.from(told.bytes)
        bytes[at] = byte
        const here = crashed(told, bytes)
        const { runs } = await here.process(2).interrupted()
        for (const run of runs) {
          neverInvents(run, told)
          expect(must(await run.match(told.sessions.map((each) => each.ref))).size).toBe(3)
        }
        if (runs.length === 0) expect(here.files.files.size).toBe(0)
      }
    }
  }, 60_000)

  it('after zeros in the place of its end, goes on', async () => {
    const told = await tellRun(3, 1)
    const here = crashed(told, Buffer.concat([told.bytes, Buffer.alloc(64)]))
    expect(settledOf(await interruptedRun(here.process(2)))).toHaveLength(3)
  })
})
