import { expect } from 'vitest'
import type { KillPlan, Outcome, PlannedKill } from '../../contract/kill.ts'
import type { KillRule } from '../../contract/rule.ts'
import type { Session } from '../../contract/session.ts'
import type { Locks, SecretStore } from '../../core/ports.ts'
import { createJournals, type JournalledRun, type Journals } from '../../core/services/records/journals.ts'
import { createMemorySecrets } from '../../core/services/sites/memory-secrets.ts'
import { memoryLocks } from './console.ts'
import { createFakeClock, type FakeClock } from './fake-clock.ts'
import { memoryLineFiles, type MemoryLineFiles } from './memory-lines.ts'
import { processOf } from './processes.ts'
import { monday, session } from './sessions.ts'

export const runId = 'run-1'

/** A machine: its files, its keychain, and the processes that run on it. */
export interface Machine {
  readonly files: MemoryLineFiles
  readonly clock: FakeClock
  readonly logged: string[]
  lasts: boolean
  secrets: SecretStore
  locks: Locks
  /** The journals as a process of this id sees them. */
  process(id: number): Journals
  readonly alive: Set<number>
}

export function machine(): Machine {
  const files = memoryLineFiles()
  const clock = createFakeClock(monday)
  const alive = new Set<number>()
  const logged: string[] = []
  const here: Machine = {
    files,
    clock,
    logged,
    lasts: true,
    secrets: createMemorySecrets(),
    locks: memoryLocks(),
    alive,
    process(id) {
      alive.add(id)
      return createJournals({
        files,
        processes: processOf(id, (other) => alive.has(other)),
        secrets: {
          read: (name) => here.secrets.read(name),
          write: (name, secret) => here.secrets.write(name, secret),
          remove: (name) => here.secrets.remove(name),
          close: () => undefined,
        },
        secretsLast: () => here.lasts,
        locks: here.locks,
        clock,
        log: { write: (_level, message) => logged.push(message) },
        shown: (line) => line,
      })
    },
  }
  return here
}

export function sessionsOf(count: number): Session[] {
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
    ref,
    keyPrefix,
    user,
    state: 'dangling',
    reasons: [],
    endsBy: 'usual',
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

export function beginOf(sessions: readonly Session[], rule?: KillRule): Parameters<Journals['begin']>[0] {
  return {
    runId,
    plan: planOf(sessions, rule),
    url: 'https://lino.example',
    account: 'robin',
    sessions: new Map(sessions.map((each) => [each.ref, each])),
    startedAt: monday,
  }
}

export const refAt = (sessions: readonly Session[], place: number): string => sessions[place]?.ref ?? ''
export const settledOf = (run: JournalledRun): (Outcome | null)[] =>
  run.victims.map((victim) => victim.settled?.outcome ?? null)

export async function interruptedRun(journals: Journals): Promise<JournalledRun> {
  const { runs, notices } = await journals.interrupted()
  expect(notices).toEqual([])
  expect(runs).toHaveLength(1)
  const [run] = runs
  if (!run) throw new Error('none')
  return run
}
