import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { DemoOptions } from './options.ts'
import { demoSettings } from './options.ts'
import { createHandler } from './server/handler.ts'
import type { DemoRequest } from './server/recorder.ts'
import { createRecorder } from './server/recorder.ts'
import { createBans } from './site/bans.ts'
import { demoClock } from './site/clock.ts'
import type { Fault, FaultTarget } from './site/faults.ts'
import { createFaults } from './site/faults.ts'
import type { NewSession, DemoSessionRow } from './site/hooks.ts'
import { addSession, sessionRows, touchSession } from './site/hooks.ts'
import { seedSessions } from './site/seed.ts'
import type { Site } from './site/site.ts'
import type { NewUser } from './site/users.ts'
import { createUserBook } from './site/users.ts'
import { openStore } from './site/store.ts'

const day = 24 * 60 * 60 * 1000

/**
 * A running demo site, and what tests and hosts may do with it behind the wire. All times are ms since 1970.
 */
export interface DemoSite {
  /** `http://127.0.0.1:<port>/` */
  url: string
  port: number
  close(): Promise<void>
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

/** Starts a demo site on 127.0.0.1. Rejects if the port is taken or the database cannot be opened. */
export async function startDemoSite(options: DemoOptions = {}): Promise<DemoSite> {
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
  if (site.store.count() === 0) site.store.insertAll(seedSessions(settings, clock.now()))
  const faults = createFaults()
  const recorder = createRecorder()
  const server = createServer(createHandler(site, faults, recorder))
  server.keepAliveTimeout = 15_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(settings.port, '127.0.0.1', resolve)
  })
  const port = portOf(server.address())
  return {
    url: `http://127.0.0.1:${port}/`,
    port,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      site.store.close()
    },
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
  }
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the demo site has no port')
  return address.port
}
