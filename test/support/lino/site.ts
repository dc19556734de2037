import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { removeHome } from './child.ts'
import { startHelper } from './helper.ts'
import { ensureLino, type LinoVersion } from './install.mjs'
import { preparedDefaults, runningDefaults, type LinoOptions, type RunningOptions } from './options.ts'
import { startServer } from './server.ts'
import { runOnServer } from './shell.ts'
import { newSiteHome, writeOptions } from './template.ts'

/** A row of the database: the truth to compare with. Times are ISO, in UTC, with microseconds. */
export interface LinoRow {
  key: string
  expire: string
  /** The user name; null for an anonymous session, a ghost, or data that cannot be decoded. */
  user: string | null
  uid: string | null
  lastActivity: string | null
  ip: string | null
}

/** A session to be put into the database as it stands. */
export interface NewSession {
  /**
   * 'user' unless told otherwise. A 'ghost' belongs to a user who has been deleted; data 'without-microseconds' in its
   * last activity and a ghost hide the whole table on a real Lino.
   */
  kind?: 'user' | 'ghost' | 'anonymous' | 'undecodable' | 'without-microseconds'
  /** The user name, 'robin' unless told otherwise. */
  user?: string
  /** Seconds; null = never used since sign-in. */
  lastActivityAgo?: number | null
  /** Seconds, negative for an expired session. Two weeks after the last activity unless told otherwise. */
  expiresIn?: number
  ip?: string
}

/** A real Lino on 127.0.0.1, in a temporary folder of its own. */
export interface LinoSite {
  readonly version: LinoVersion
  /** Ends with a slash. */
  readonly url: string
  /** Of every user. */
  readonly password: string
  /** gunicorn's process. */
  readonly pid: () => number
  /** Sessions of all ages, some expired, anonymous or never used; the same for the same `seed`. Answers how many of each. */
  seed(n: number, options?: { seed?: number; ghosts?: number }): Promise<Record<string, number>>
  /** Adds sessions and answers their keys, in the same order. */
  insertSessions(sessions: readonly NewSession[]): Promise<string[]>
  insertSession(session: NewSession): Promise<string>
  /** All rows, by key. */
  dump(): Promise<LinoRow[]>
  count(): Promise<{ total: number; live: number; expired: number }>
  /** Removes all sessions. */
  clear(): Promise<void>
  /** Runs a statement on the site's database: 'BEGIN EXCLUSIVE' locks it until 'COMMIT'. */
  sql(statement: string, parameters?: readonly unknown[]): Promise<unknown[][]>
  /** Runs these lines in a shell on the site's server, in the folder of its `manage.py`. Answers what they print. */
  runOnServer(lines: readonly string[]): Promise<string>
  /** The mails that the site has sent, oldest first, whole. */
  mails(): string[]
  /** gunicorn's access log: what a site's administrator can read of each request. */
  accessLog(): string
  /** Stops the server, and starts it again at the same URL with the same sessions, with other options if given. */
  restart(options?: RunningOptions): Promise<void>
  /** kill -9. `restart` starts it again. */
  kill(): Promise<void>
  /** Ends every process of the site and removes its folder. */
  stop(): Promise<void>
}

/**
 * Django's file backend names a mail's file by the second and by an object's id, which says nothing of the order, and adds to a
 * file of that name; it ends each mail with a line of dashes.
 */
const mailsIn = (folder: string): string[] =>
  readdirSync(folder)
    .map((name) => path.join(folder, name))
    .map((file) => ({ file, writtenAt: statSync(file, { bigint: true }).mtimeNs }))
    .sort((one, other) => (one.writtenAt < other.writtenAt ? -1 : 1))
    .flatMap(({ file }) =>
      readFileSync(file, 'utf8')
        .split(/^-{79}$/m)
        .slice(0, -1),
    )

/** Starts a real Lino, installing it first if need be. Rejects if it does not start, or if PyPI cannot be reached. */
export async function startLino(version: LinoVersion, chosen: LinoOptions = {}): Promise<LinoSite> {
  const lino = await ensureLino(version)
  if ('unavailable' in lino) throw new Error(`Lino ${version} is not installed: ${lino.unavailable}.`)
  const { python } = lino
  let options = { ...preparedDefaults, ...runningDefaults, ...chosen }
  const home = await newSiteHome(version, python, options)
  const helper = startHelper(python, home) // it imports Lino while the server does
  let server = await startServer(python, home, 0, options).catch(async (error: unknown) => {
    await helper.stop()
    removeHome(home)
    throw error
  })
  let up = true
  const ask = helper.ask
  const insertSessions = (sessions: readonly NewSession[]): Promise<string[]> =>
    ask('insert', { sessions }) as Promise<string[]>
  return {
    version,
    url: `http://127.0.0.1:${server.port}/`,
    password: options.password,
    pid: () => server.pid,
    seed: (n, { seed = 1, ghosts = 0 } = {}) =>
      ask('seed', { n, seed, ghosts }) as Promise<Record<string, number>>,
    insertSessions,
    async insertSession(session) {
      const [key] = await insertSessions([session])
      if (key === undefined) throw new Error('The session was not added.')
      return key
    },
    dump: () => ask('dump') as Promise<LinoRow[]>,
    count: () => ask('count') as ReturnType<LinoSite['count']>,
    async clear() {
      await ask('clear')
    },
    sql: (statement, parameters = []) => ask('sql', { statement, parameters }) as Promise<unknown[][]>,
    runOnServer: (lines) => runOnServer(python, home, lines),
    mails: () => mailsIn(path.join(home, 'mail')),
    accessLog: () => readFileSync(path.join(home, 'access.log'), 'utf8'),
    async restart(changes = {}) {
      options = { ...options, ...changes }
      if (up) await server.stop()
      up = false
      writeOptions(home, options)
      server = await startServer(python, home, server.port, options)
      up = true
    },
    async kill() {
      await server.kill()
      up = false
    },
    async stop() {
      await Promise.all([up ? server.stop() : null, helper.stop()])
      up = false
      removeHome(home)
    },
  }
}
