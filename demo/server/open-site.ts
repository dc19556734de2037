import type { RequestListener } from 'node:http'
import type { DemoOptions } from '../options.ts'
import { demoSettings } from '../options.ts'
import { createBans } from '../site/bans.ts'
import { demoClock } from '../site/clock.ts'
import type { Fault, FaultTarget } from '../site/faults.ts'
import { createFaults } from '../site/faults.ts'
import type { DemoSessionRow, NewSession } from '../site/hooks.ts'
import { addSession, sessionRows, touchSession } from '../site/hooks.ts'
import { seedSessions, workingKeys } from '../site/seed.ts'
import type { Site } from '../site/site.ts'
import { openStore } from '../site/store.ts'
import type { NewUser } from '../site/users.ts'
import { createUserBook, morePeople } from '../site/users.ts'
import { createWorkers } from '../site/working.ts'
import { createHandler } from './handler.ts'
import type { DemoRequest } from './recorder.ts'
import { createRecorder } from './recorder.ts'

const day = 24 * 60 * 60 * 1000

/** What tests and hosts may do with a demo site behind the wire. All times are ms since 1970. */
export interface DemoHooks {
  now(): number
  moveClock(ms: number): void
  /** The truth from the database, oldest activity last. */
  sessions(): DemoSessionRow[]
  /** The requests that the site received. Never a body, never a password. */
  requests(): readonly DemoRequest[]
  /** Adds a session and gives its key. */
  addSession(session?: NewSession): string
  /** As if its user were working now. */
  touch(key: string): void
  removeSession(key: string): void
  addUser(user: NewUser): void
  /** Deletes a user. The user's sessions become ghosts, which hide the table. */
  removeUser(username: string): void
  setLimit(limit: number): void
  /** The next request (or the next `times`) that the target matches fails like this. */
  failNext(fault: Fault, target?: FaultTarget, times?: number): void
  /** Every such request fails like this. Null removes all faults. */
  setFault(fault: Fault | null, target?: FaultTarget): void
}

/** A demo site without a port. The server that listens hands it the requests. */
export interface OpenSite {
  readonly answer: RequestListener
  readonly hooks: DemoHooks
  close(): void
}

/** Throws if the database cannot be opened. */
export function openDemoSite(options: DemoOptions): OpenSite {
  const settings = demoSettings(options)
  const clock = demoClock()
  const site: Site = {
    settings,
    clock,
    store: openStore(settings.database),
    users: createUserBook(),
    bans: createBans(settings.ban),
    startedAt: clock.now() - settings.startedAgo * day,
    hiddenBefore: false,
  }
  morePeople(settings.people).forEach(site.users.add)
  const rows = site.store.count() === 0 ? seedSessions(settings, clock.now()) : []
  site.store.insertAll(rows)
  const work = createWorkers(site, workingKeys(settings, rows))
  const faults = createFaults()
  const recorder = createRecorder()
  const handle = createHandler(site, faults, recorder)
  return {
    answer: (incoming, response) => {
      work()
      handle(incoming, response)
    },
    hooks: {
      now: clock.now,
      moveClock: clock.move,
      sessions: () => sessionRows(site),
      requests: recorder.all,
      addSession: (session = {}) => addSession(site, session),
      touch: (key) => touchSession(site, key),
      removeSession: (key) => {
        site.store.remove(key)
      },
      addUser: site.users.add,
      removeUser: site.users.remove,
      setLimit: (limit) => {
        settings.limit = limit
      },
      failNext: (fault, target = {}, times = 1) => faults.next(fault, target, times),
      setFault: (fault, target = {}) => faults.always(fault, target),
    },
    close: () => site.store.close(),
  }
}
