import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../../../../contract/kill.ts'
import type { Session } from '../../../../../contract/session.ts'
import type { SecretStore } from '../../../../../core/ports.ts'
import type { JournalledRun } from '../../../../../core/services/records/journals.ts'
import { must } from '../../../../support/console.ts'
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
import { memoryLineFile } from '../../../../support/memory-lines.ts'

interface Told {
  readonly bytes: Buffer
  readonly sessions: readonly Session[]
  /** Size of the plan. */
  readonly begun: number
  readonly steps: readonly { size: number; settled: ReadonlyMap<number, Outcome>; mayBeSentTo: number }[]
  /** Every outcome that was ever reported, by place. */
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

/** Everything that must hold for a journal that was cut after this number of bytes. */
async function holdsCutAt(told: Told, cut: number): Promise<void> {
  const here = crashed(told, told.bytes.subarray(0, cut))
  const process = here.process(2)
  const { runs, notices } = await process.interrupted()
  const sure = told.steps.findLast((step) => step.size <= cut)
  const [run] = runs
  if (!run) {
    // Only if the plan is not whole. A crash at its start may have torn it, but so may damage after requests.
    expect(notices.flat().map((each) => each.cause)).toEqual(cut === 0 ? [] : ['journalOdd', 'readSiteAgain'])
    expect(cut).toBeLessThan(told.begun - 1)
    expect(sure).toBeUndefined()
    expect(here.files.files.size).toBe(0)
    return
  }
  expect(notices).toEqual([])
  neverInvents(run, told)
  const outcomes = settledOf(run)
  for (const [place, outcome] of sure?.settled ?? []) {
    // What was on the disk is there, or a later word that got there too.
    if (outcomes[place] !== outcome) expect(told.ever.get(place)).toContain(outcomes[place])
  }
  const announced = run.victims.filter((victim) => victim.mayBeSent).length
  expect(announced).toBeGreaterThanOrEqual(sure?.mayBeSentTo ?? 0)
  expect(must(await run.match(told.sessions.map((each) => each.ref))).size).toBe(told.sessions.length)

  // It continues, crashes again, and everything is there.
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
  it('cut at every byte, loses and invents nothing, and continues', async () => {
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

  it('with any byte damaged, never says what was not noted', async () => {
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

  it('after zeros instead of its end, continues', async () => {
    const told = await tellRun(3, 1)
    const here = crashed(told, Buffer.concat([told.bytes, Buffer.alloc(64)]))
    expect(settledOf(await interruptedRun(here.process(2)))).toHaveLength(3)
  })
})
